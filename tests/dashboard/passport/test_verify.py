"""`fos verify`: identical, changed by which cell, or cannot tell; never more."""

import json
import shutil
from dataclasses import replace

import polars as pl
import pytest
from stamped_files import KINDS, with_changed_part, written

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.passport import passport_of, stamp
from warehouse.connect import current_release
from warehouse.settings import Settings
from warehouse.text import Lang

CHARTS = {chart.key: chart for chart in all_charts()}


def exported(path, book, key, choice):
    """Write a file of a chart with its passport; return the passport."""
    passport = passport_of(book, CHARTS[key], choice)
    kind = path.suffix[1:]
    path.write_bytes(stamp(written(kind), kind, [passport]))
    return passport


@pytest.fixture(scope="module")
def flipped(release_home, release, fos, tmp_path_factory):
    """A home where one Member corrected one cell: the old answer and the new home."""
    home = tmp_path_factory.mktemp("flipped") / "var"
    shutil.copytree(release_home, home, symlinks=True)
    old = (
        release.mart("fct_implementation_levels")
        .filter("is_current", pl.col("level") == 3)
        .sort("period_end_date", "received_on", "answer_id")
        .row(-1, named=True)
    )
    lines = ["member,standard,period,level,may_be_named,fos_sample"]
    period = old["period_as_typed"]
    lines.append(f"{old['member_id']},{old['standard_id']},{period},0,yes,flip")
    (home / "corrected.csv").write_text("\n".join(lines), encoding="utf-8")
    fos(home, "ingest", home / "corrected.csv", "--received-on", "2026-07-01")
    fos(home, "build")
    return old, home


@pytest.mark.parametrize("kind", KINDS)
class TestFile:
    def test_a_figure_of_the_same_release_is_identical(
        self, release_home, book, fos, tmp_path, kind
    ):
        path = tmp_path / f"figure.{kind}"
        exported(path, book, "implementation_by_region", Choice(Lang.FR))
        said = fos(release_home, "verify", path).stdout
        assert "identical" in said
        assert ("are not read" in said) == (kind in {"png", "pdf"})

    def test_without_its_passport_nobody_can_tell(
        self, release_home, fos, tmp_path, kind
    ):
        path = tmp_path / f"figure.{kind}"
        path.write_bytes(written(kind))
        said = fos(release_home, "verify", path, "--lang", "fr", expected=(2,)).stdout
        assert "impossible à dire" in said
        assert "ne porte pas de passeport" in said


def test_one_flipped_cell_is_named(flipped, book, fos, tmp_path):
    old, home = flipped
    path = tmp_path / "figure.svg"
    exported(path, book, "implementation_heatmap", Choice())
    document = json.loads(fos(home, "verify", path, "--json", expected=(1,)).stdout)
    assert document["verdict"] == "changed"
    (figure,) = document["figures"]
    standards = {change["keys"]["standard_id"] for change in figure["changes"]}
    assert standards == {old["standard_id"]}
    (cell,) = figure["cells"]
    assert (cell["file_name"], cell["cell"]) == ("corrected.csv", "D2")
    assert (cell["member_id"], cell["typed"]) == (old["member_id"], "0")
    replaced = cell["replaced"]
    assert (replaced["file_name"], replaced["cell"]) == (old["file_name"], old["cell"])
    assert replaced["typed"] == old["value_as_typed"]
    words = fos(home, "verify", path, "--lang", "fr", expected=(1,)).stdout
    assert "corrected.csv" in words
    assert "D2" in words


def test_the_cell_is_named_when_the_old_release_is_gone(flipped, book, fos, tmp_path):
    old, home = flipped
    path = tmp_path / "figure.svg"
    exported(path, book, "level_by_member", Choice())
    kept = home / "releases" / book.release.release_id
    kept.rename(home / "elsewhere")
    try:
        answer = fos(home, "verify", path, "--json", expected=(1,)).stdout
    finally:
        (home / "elsewhere").rename(kept)
    (figure,) = json.loads(answer)["figures"]
    assert {change["keys"]["member_id"] for change in figure["changes"]} == {
        old["member_id"]
    }
    assert [cell["cell"] for cell in figure["cells"]] == ["D2"]


def test_a_late_correction_leaves_an_old_session_identical(
    flipped, book, fos, tmp_path
):
    path = tmp_path / "figure.svg"
    exported(path, book, "implementation_heatmap", Choice(as_of="PTC-247"))
    fos(flipped[1], "verify", path)


def test_the_release_of_the_figure_can_be_named(flipped, book, fos, tmp_path):
    path = tmp_path / "figure.svg"
    exported(path, book, "implementation_heatmap", Choice())
    fos(flipped[1], "verify", path, "--release", book.release.release_id)


def test_new_rows_are_told_from_none(flipped, tmp_path, book, fos, release_home):
    # The other way round: a figure of the newer release beside the older one.
    newer = Book(current_release(Settings(flipped[1])))
    path = tmp_path / "figure.xlsx"
    exported(path, newer, "implementation_heatmap", Choice())
    said = fos(release_home, "verify", path, expected=(1,)).stdout
    assert "no file arrived that explains it" in said


def test_an_edited_cell_of_a_workbook_is_found(release_home, book, fos, tmp_path):
    path = tmp_path / "figure.xlsx"
    exported(path, book, "implementation_by_region", Choice())
    edited = with_changed_part(
        path.read_bytes(),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"<v>41</v>", b"<v>14</v>"),
    )
    path.write_bytes(edited)
    said = fos(release_home, "verify", path, expected=(1,)).stdout
    assert "not as it was exported: sheet Data" in said


def test_an_edited_word_of_a_drawing_is_found(release_home, book, fos, tmp_path):
    path = tmp_path / "figure.svg"
    exported(path, book, "implementation_by_region", Choice())
    edited = path.read_bytes().replace(b">41.0<", b">14.0<")
    path.write_bytes(edited)
    said = fos(release_home, "verify", path, expected=(1,)).stdout
    assert "not as it was exported: drawing; words" in said


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"figure": "no_such_chart"}, "no such figure"),
        ({"as_of": "PTC-999"}, "no figures for that session"),
        ({"kpi": "EC-99"}, "does not know the KPI"),
    ],
    ids=["chart", "session", "kpi"],
)
def test_what_cannot_be_made_again_cannot_be_told(
    release_home, book, fos, tmp_path, changed, why
):
    passport = passport_of(book, CHARTS["implementation_by_region"], Choice())
    path = tmp_path / "figure.svg"
    foreign = replace(passport, **changed)
    path.write_bytes(stamp(written("svg"), "svg", [foreign]))
    assert why in fos(release_home, "verify", path, expected=(2,)).stdout


def test_failures_do_not_read_as_a_change(book, fos, tmp_path):
    path = tmp_path / "figure.svg"
    exported(path, book, "implementation_by_region", Choice())
    said = fos(tmp_path / "empty", "verify", path, expected=(2,)).stdout
    assert "no release to compare with" in said
    (tmp_path / "figure.bmp").write_bytes(b"BM")
    fos(tmp_path / "empty", "verify", tmp_path / "figure.bmp", expected=(2,))
