"""The brief of a Member: one page, in both languages, the same as its page says."""

import io
import re

import pikepdf
import pytest

from dashboard.brief.content import BUDGETS, write_brief
from dashboard.brief.export import fitting, write_briefs
from dashboard.brief.html import page
from dashboard.brief.pdf import TooLongError, pdf
from dashboard.choice import Choice
from dashboard.findings.member import sentences
from dashboard.words import typeset
from warehouse.errors import ExportError
from warehouse.text import SAMPLE_LINE, Lang

# One with sample answers, the longest name, one that cannot be named, the Union.
MEMBERS = ("KEN", "COD", "FRA", "EU")
CASES = [(member, lang) for member in MEMBERS for lang in Lang]


@pytest.fixture(params=CASES, ids=lambda case: "-".join(case), scope="module")
def made(request, book):
    member, lang = request.param
    choice = Choice(lang=lang, member=member)
    brief, document = fitting(book, choice, site="https://fos.example.org")
    return choice, brief, document


def test_it_is_one_page_that_reads_aloud_well(made):
    choice, brief, document = made
    with pikepdf.open(io.BytesIO(document)) as opened:
        assert len(opened.pages) == 1
        root = opened.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == choice.lang
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        data = opened.open_metadata()
        assert data["pdfuaid:part"] == "1"
        assert data["dc:title"] == brief.title
        kinds = tags(root.StructTreeRoot)
        assert {"H1", "H2", "P", "Table", "TH", "TD"} <= set(kinds)
        assert kinds.count("H1") == 1
        assert all(font_is_embedded(font) for font in fonts(opened.pages[0]))


def test_no_text_of_the_page_is_below_ten_points(made):
    _, _, document = made
    with pikepdf.open(io.BytesIO(document)) as opened:
        drawn = pikepdf.parse_content_stream(opened.pages[0])
        sizes = [
            float(each.operands[1]) for each in drawn if str(each.operator) == "Tf"
        ]
    assert sizes
    assert min(sizes) >= 10


def test_the_html_says_the_same_without_script_or_anything_to_fetch(made, book):
    choice, brief, _ = made
    text = page(brief)
    assert len(text.encode()) < 120_000
    assert f'<html lang="{choice.lang}">' in text
    assert "<script" not in text
    assert re.findall(r'(?:src|href)="([^"]*)"', text) == [
        brief.link.replace("&", "&amp;")
    ]
    said, _ = sentences(book, choice)
    for sentence in said:
        assert sentence.replace("'", "&#x27;") in text
    sizes = [float(size) for size in re.findall(r"([\d.]+)pt[ /;}]", text)]
    assert not [size for size in sizes if 3 < size < 10]


def test_a_brief_made_from_sample_rows_says_so(made, book):
    choice, brief, _ = made
    is_sample = any(
        "is_sample" in rows.columns and rows["is_sample"].any()
        for column in brief.columns
        for part in column
        for rows in part.rows
    )
    line = typeset(SAMPLE_LINE(choice.lang), choice.lang)
    assert is_sample
    assert line.replace("'", "&#x27;") in page(brief)


def test_text_of_the_data_is_never_markup(book):
    choice = Choice(member="KEN")
    brief = write_brief(book, choice, site="", budget=BUDGETS[-1])
    hostile = '#panic("read") <script>alert(1)</script> $x$ [*]'
    named = type(brief)(**{**fields(brief), "name": hostile})
    assert "<script>" not in page(named)
    with pikepdf.open(io.BytesIO(pdf(named))) as opened:
        assert len(opened.pages) == 1


def test_what_does_not_stand_on_one_page_is_refused(book):
    brief = write_brief(book, Choice(member="KEN"), site="", budget=BUDGETS[0])
    endless = type(brief)(**{**fields(brief), "columns": brief.columns * 4})
    with pytest.raises(TooLongError, match="KEN"):
        pdf(endless)


def test_the_batch_has_a_file_for_each_member_language_and_format(
    fos, release_home, tmp_path
):
    folder = tmp_path / "briefs"
    options = ("--member", "KEN,FRA", "--as-of", "PTC-249", "-o", folder)
    told = fos(release_home, "export", "briefs", *options).stdout.split()
    assert told == [
        str(folder / f"brief_{member}_PTC-249_{lang}.{kind}")
        for member in ("KEN", "FRA")
        for lang in ("en", "fr")
        for kind in ("html", "pdf")
    ]
    assert {str(path) for path in folder.iterdir()} == set(told)


@pytest.mark.parametrize(
    ("members", "as_of", "reason"),
    [(("XYZ",), "LATEST", "no Member 'XYZ'"), ((), "PTC-1", "PTC-249")],
)
def test_an_unknown_member_or_session_is_refused_in_one_line(
    release_home, monkeypatch, tmp_path, members, as_of, reason
):
    monkeypatch.setenv("FOS_HOME", str(release_home))
    asked = {"langs": ("en",), "formats": ("html",), "site": "", "folder": tmp_path}
    with pytest.raises(ExportError, match=reason):
        list(write_briefs(members, as_of, **asked))
    assert not list(tmp_path.iterdir())


def fields(brief):
    return {name: getattr(brief, name) for name in type(brief).__slots__}


def tags(node):
    """Return the kinds of all elements of the document's structure."""
    if isinstance(node, pikepdf.Array):
        return [kind for each in node for kind in tags(each)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S).lstrip("/")] if "/S" in node else []
    return own + (tags(node.K) if "/K" in node else [])


def fonts(sheet):
    return sheet.Resources.Font.values()


def font_is_embedded(font):
    [inner] = font.DescendantFonts
    return any(f"/FontFile{number}" in inner.FontDescriptor for number in ("", 2, 3))
