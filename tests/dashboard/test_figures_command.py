"""`fos export figures`: every chart as a file that explains itself."""

import re
import struct
import xml.etree.ElementTree as ElementTree
import zipfile

import openpyxl
import pypdf
import pytest

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.render.alt_text import alt_text
from dashboard.render.excel.native import is_native
from warehouse.text import SAMPLE_LINE, Lang

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
KEYS = [chart.key for chart in all_charts()]


@pytest.fixture(scope="module")
def folder(release_home, fos, tmp_path_factory):
    """Every chart, written once by the real command."""
    folder = tmp_path_factory.mktemp("figures")
    fos(release_home, "export", "figures", "--lang", "en,fr", "-o", folder)
    return folder


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("key", KEYS)
class TestFigure:
    def test_picture_is_wide_enough_for_print(self, folder, key, lang):
        data = (folder / f"{key}_LATEST_{lang}.png").read_bytes()
        assert data.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", data[16:24])
        assert width == 2000
        assert height > 200

    def test_drawing_has_title_description_and_language(self, folder, key, lang):
        root = ElementTree.parse(folder / f"{key}_LATEST_{lang}.svg").getroot()  # noqa: S314
        assert root.get("lang") == root.get(LANGUAGE) == str(lang)
        assert root.get("role") == "img"
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title.text
        assert title.text.partition(". ")[2] in description.text  # without its number

    def test_drawing_says_title_session_source_and_release(
        self, folder, book, key, lang
    ):
        words = drawn_words(folder / f"{key}_LATEST_{lang}.svg")
        assert book.release.release_id in words
        assert "Source" in words
        assert ("cut-off" if lang == Lang.EN else "arrêtés au") in words

    def test_pdf_says_what_the_picture_says(self, folder, book, key, lang):
        chart = next(chart for chart in all_charts() if chart.key == key)
        view = book.view(chart, Choice(lang))
        document = pypdf.PdfReader(folder / f"{key}_LATEST_{lang}.pdf")
        assert view.title in document.metadata.title
        assert document.metadata.subject == alt_text(view)
        assert document.root_object["/Lang"] == str(lang)
        (page,) = document.pages
        words = page.extract_text()  # words stay words, and can be searched
        assert "Source" in words
        assert book.release.release_id in words
        if view.sample:
            assert SAMPLE_LINE(lang)[:20] in words

    def test_workbook_holds_the_values_of_the_chart(self, folder, book, key, lang):
        path = folder / f"{key}_LATEST_{lang}.xlsx"
        chart = next(chart for chart in all_charts() if chart.key == key)
        view = book.view(chart, Choice(lang))
        workbook = openpyxl.load_workbook(path)
        chart_sheet, data_sheet, notes_sheet = workbook.worksheets
        columns = {"Bars": (1,), "Tiles": (3,)}.get(
            type(chart.mark).__name__, range(1, 1 + len(view.series))
        )
        written = [
            row[column]
            for row in data_sheet.iter_rows(min_row=2, values_only=True)
            for column in columns
        ]
        known = [point.value for point in view.points]
        assert rounded(written) == rounded(known)
        said = " ".join(str(cell.value) for (cell,) in notes_sheet.iter_rows())
        assert view.title in said
        assert view.as_of in said
        assert book.release.release_id in said
        assert len(chart_sheet._charts) == is_native(view)
        assert descriptions(path) == ([alt_text(view)] if is_native(view) else [])


def rounded(values):
    return sorted(round(value, 9) for value in values if value is not None)


def descriptions(path):
    """Return the descriptions of the native charts of a workbook."""
    with zipfile.ZipFile(path) as parts:
        drawings = [n for n in parts.namelist() if n.startswith("xl/drawings/drawing")]
        roots = [ElementTree.fromstring(parts.read(name)) for name in drawings]  # noqa: S314
    named = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}cNvPr"
    return [each.get("descr") for root in roots for each in root.iter(named)]


def drawn_words(path):
    root = ElementTree.parse(path).getroot()  # noqa: S314
    return " ".join(
        re.sub(r"\s+", " ", "".join(text.itertext()))
        for text in root.iter(f"{SVG}text")
    )


def test_the_same_release_gives_the_same_bytes(release_home, fos, tmp_path):
    for name in ("once", "again"):
        arguments = ("mean_level_by_region", "--lang", "fr", "-o", tmp_path / name)
        fos(release_home, "export", "figures", *arguments)
    once, again = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("once", "again")
    )
    assert len(once) == 4
    assert once == again


@pytest.mark.parametrize("key", ["implementation_by_region", "proposals_by_outcome"])
def test_workbooks_are_sound_office_files(folder, key, assert_valid_xlsx):
    assert_valid_xlsx(folder / f"{key}_LATEST_fr.xlsx")


def test_without_a_browser_all_that_needs_none_is_there(
    release_home, tmp_path, monkeypatch, fos
):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "no_browser"))
    arguments = ("export", "figures", "mean_level_by_region", "-o", tmp_path)
    done = fos(release_home, *arguments, expected=(1,))
    assert "images need Chromium and none was found" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert {path.suffix for path in tmp_path.iterdir()} == {".xlsx"}
    fos(release_home, *arguments, "--formats", "xlsx")


@pytest.mark.parametrize("lang", Lang)
def test_the_sample_line_is_burnt_in(folder, lang):
    words = drawn_words(folder / f"mean_level_by_region_LATEST_{lang}.svg")
    assert SAMPLE_LINE(lang) in words


def test_one_chart_of_one_session_and_region(release_home, fos, tmp_path):
    arguments = ("mean_level_by_session", "--as-of", "PTC-247", "--region", "WCA")
    fos(
        release_home,
        *("export", "figures", *arguments),
        *("--lang", "fr", "--formats", "svg", "-o", tmp_path),
    )
    (path,) = tmp_path.iterdir()
    assert path.name == "mean_level_by_session_PTC-247_WCA_fr.svg"
    assert "CTP 247/248" in drawn_words(path)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("no_such_chart",), "no chart 'no_such_chart'"),
        (("--as-of", "PTC-999"), "no figures for the session 'PTC-999'"),
        (("--region", "XX"), "no figures for the region 'XX'"),
    ],
)
def test_what_does_not_exist_is_one_clear_line(
    release_home, fos, tmp_path, arguments, complaint
):
    done = fos(
        release_home, "export", "figures", *arguments, "-o", tmp_path, expected=(1,)
    )
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_formats_and_languages_that_are_not_offered_are_refused(
    release_home, fos, tmp_path
):
    for option, value in (("--lang", "en,de"), ("--formats", "bmp")):
        done = fos(
            release_home,
            *("export", "figures", option, value, "-o", tmp_path),
            expected=(2,),
        )
        assert "is not one of" in done.stderr
