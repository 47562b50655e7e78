"""The pre-flight check: each fault is found, and a sound pack has none."""

import io
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import docx
import polars as pl
import pytest
from docx.oxml.ns import qn

from dashboard.data import Book
from dashboard.pack import house, preflight
from dashboard.pack.annex import Annex
from dashboard.pack.blocks import Figure, Paragraph
from dashboard.pack.document import Dress, annex_document
from dashboard.pack.proof import proof
from warehouse.pointer import Embargo, hold
from warehouse.settings import Settings
from warehouse.text import Lang


@pytest.fixture
def settings(release_home):
    return Settings(release_home)


def codes(findings):
    return {each.code for each in findings}


def with_block(annexes, lang, change):
    """Return the annexes with the first figure of one language changed."""
    found = annexes[lang]
    place = next(i for i, b in enumerate(found.blocks) if isinstance(b, Figure))
    blocks = list(found.blocks)
    blocks[place] = change(blocks[place])
    return annexes | {lang: Annex(found.choice, tuple(blocks))}


def test_the_shipped_inputs_are_sample_data_and_nothing_else(settings, book, annexes):
    findings = preflight.check(settings, book, annexes)
    assert codes(findings) == {"sample_data"}
    assert "Données d'exemple" in findings[0].text.fr


def test_the_two_languages_give_the_same_numbers(annexes):
    english, french = annexes[Lang.EN], annexes[Lang.FR]
    for one, other in zip(english.blocks, french.blocks, strict=True):
        numbers = preflight.numbers_of(one, Lang.EN)
        assert numbers == preflight.numbers_of(other, Lang.FR)
    assert sum(len(preflight.numbers_of(b, Lang.EN)) for b in english.blocks) > 1000


def test_a_number_that_differs_between_the_languages_is_named(settings, book, annexes):
    def change(figure):
        return replace(figure, view=replace(figure.view, title="Part de 12,5\u202f%"))

    findings = preflight.check(settings, book, with_block(annexes, Lang.FR, change))
    (found,) = [each for each in findings if each.code == "twins_differ"]
    assert "12.5" in found.text.en
    assert "figure 1" in found.text.fr


def test_english_in_the_french_document_is_quoted(settings, book, annexes):
    french = annexes[Lang.FR]
    slip = Paragraph("There is nothing to show here for this session.")
    changed = {
        lang: Annex(annex.choice, (*annex.blocks, slip))
        for lang, annex in (annexes | {Lang.FR: french}).items()
    }
    findings = preflight.check(settings, book, changed)
    assert codes(findings) == {"sample_data", "english_in_french"}


def test_a_label_in_one_language_alone_is_named(settings, book, annexes):
    def change(figure):
        gone = pl.lit(None, dtype=pl.String).alias("region_name_fr")
        return replace(figure, rows=figure.rows.with_columns(gone))

    findings = preflight.check(settings, book, with_block(annexes, Lang.EN, change))
    found = [each for each in findings if each.code == "one_language"]
    assert len(found) == 7
    assert all("region_name" in each.text.en for each in found)


def test_a_value_on_too_few_answers_is_named(settings, book, annexes):
    def change(figure):
        two = pl.lit(2).alias("reporting_member_count")
        return replace(figure, rows=figure.rows.with_columns(two))

    findings = preflight.check(settings, book, with_block(annexes, Lang.EN, change))
    assert "below_minimum" in codes(findings)


def test_embargoes_are_named(release_home, book, annexes, tmp_path):
    home = tmp_path / "var"
    shutil.copytree(release_home, home, symlinks=True)
    settings = Settings(home)
    until = datetime.now(UTC) + timedelta(days=1)
    hold(settings, Embargo(book.release.release_id, until))
    assert "under_embargo" in codes(preflight.check(settings, book, annexes))
    hold(settings, Embargo("20991231T000000000000Z", until))
    assert "newer_waits" in codes(preflight.check(settings, book, annexes))


def test_a_release_that_lacks_files_of_the_session_is_stale(
    release_home, fos, book, annexes, tmp_path
):
    home = tmp_path / "var"
    shutil.copytree(release_home, home, symlinks=True)
    settings = Settings(home)
    lines = ["member,standard,period,level,fos_sample", "BEN,risk_management,2024,1,1"]
    file = tmp_path / "late.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    fos(home, "ingest", file, "--received-on", "2025-10-28")
    assert codes(preflight.check(settings, book, annexes)) == {"sample_data"}
    lines.append("BEN,risk_management,2023,1,1")
    file.write_text("\n".join(lines), encoding="utf-8")
    fos(home, "ingest", file, "--received-on", "2025-10-26")
    assert "stale_release" in codes(preflight.check(settings, book, annexes))


def test_code_that_changed_since_the_build_makes_it_stale(settings, release, annexes):
    changed = replace_manifest(release)
    findings = preflight.check(settings, Book(changed), annexes)
    assert "stale_release" in codes(findings)


def replace_manifest(release):
    """Return the release as one that was built by other code."""
    twin = type(release)(release.path)
    document = json.loads(json.dumps(release.manifest))
    document["inputs"]["project_sha256"] = "0" * 64
    twin.__dict__["manifest"] = document
    return twin


@pytest.fixture
def document(book, annexes):
    content = annex_document(book, annexes[Lang.FR], Dress())
    return docx.Document(io.BytesIO(content))


def proofed(document):
    written = io.BytesIO()
    document.save(written)
    return proof(written.getvalue(), "own.docx")


def captions(document):
    return [p for p in document.paragraphs if p.style.name == house.CAPTION]


def test_a_caption_typed_by_hand_is_named(document):
    document.add_paragraph("Figure 99. À la main", style=house.CAPTION)
    (found,) = proofed(document)
    assert found.code == "no_field"
    assert "À la main" in found.text.fr


def test_figures_out_of_order_are_named(document):
    first, *_, last = captions(document)
    first._p.addprevious(last._p)
    assert codes(proofed(document)) == {"out_of_order"}


def test_a_chart_without_words_and_a_dead_reference_are_named(document):
    body = document.element.body
    next(body.iter(qn("wp:docPr"))).set("descr", "")
    mark = next(body.iter(qn("w:bookmarkStart")))
    mark.set(qn("w:name"), "elsewhere")
    assert codes(proofed(document)) == {"no_words", "dead_reference"}


def test_without_draft_nothing_is_written(release_home, fos, tmp_path):
    folder = tmp_path / "pack"
    done = fos(
        release_home, "pack", "--session", "PTC-249", "-o", folder, expected=(1,)
    )
    assert "Sample data" in done.stderr
    assert "Données d'exemple" in done.stderr
    assert "--draft" in done.stderr.splitlines()[-1]
    assert not folder.exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--session", "PTC-999"), "no figures for the session 'PTC-999'; there are:"),
        (("--session", "PTC-249", "--kpis", "EC-99"), "no figure for the KPI 'EC-99'"),
    ],
)
def test_what_does_not_exist_is_one_line(
    release_home, fos, tmp_path, arguments, complaint
):
    done = fos(release_home, "pack", *arguments, "-o", tmp_path, expected=(1,))
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1
