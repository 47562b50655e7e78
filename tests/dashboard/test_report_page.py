"""The report page: chosen figures in their order, on screen and as files."""

import io
import re
import zipfile
from html import escape

import docx
import openpyxl
import pytest

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.passport.stamp import read_envelope
from dashboard.render.alt_text import alt_text
from dashboard.report.compose import CHARTS, FIRST, compose, moved_up
from dashboard.report.files import report_document, report_workbook
from dashboard.report.page import report_page
from warehouse.text import SAMPLE_LINE, Lang

KEYS = ("mean_level_by_region", "implementation_heatmap", "proposals_by_outcome")


def titles(words):
    return re.findall(r'<h3 class="fos-chart-title"[^>]*>(.*?)</h3>', words)


@pytest.mark.parametrize("lang", Lang)
class TestFile:
    def test_page_has_each_figure_with_all_its_words(self, book, lang):
        report = compose(book, Choice(lang, "PTC-247", "WCA"), KEYS)
        page = report_page(report)
        assert page.startswith(f'<!doctype html><html lang="{lang}">')
        for figure in report.figures:
            assert escape(figure.view.title) in page
            assert figure.passport.figure_id in page
            assert alt_text(figure.view).split(".")[0] in page
        assert book.release.release_id in page
        assert SAMPLE_LINE(lang).split("'")[-1] in page
        assert page.count('role="img"') == len(KEYS)
        assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", page)

    def test_workbook_has_the_rows_of_the_figures(self, book, tmp_path, lang):
        choice = Choice(lang)
        content = report_workbook(book, choice, KEYS)
        assert content == report_workbook(book, choice, KEYS)
        written = openpyxl.load_workbook(io.BytesIO(content))
        assert written.sheetnames == ["Notes EN", "Notes FR", "F01", "F02", "F03"]
        for number, key in enumerate(KEYS, start=1):
            sheet = written[f"F{number:02d}"]
            rows = book.rows(CHARTS[key], Choice(Lang.EN))
            assert sheet.max_row == 1 + rows.height
            measure = CHARTS[key].mark.value
            column = [cell.value for cell in sheet[1]].index(measure)
            values = [row[column].value for row in sheet.iter_rows(min_row=2)]
            assert values == pytest.approx(rows[measure].to_list())
            notes = "".join(str(c.value) for c in written[f"Notes {lang.upper()}"]["B"])
            assert book.view(CHARTS[key], choice).title in notes
        self.is_stamped(tmp_path / "report.xlsx", content)

    def test_document_has_the_figures_as_charts_of_word(self, book, tmp_path, lang):
        choice = Choice(lang, "PTC-247", "WCA")
        content = report_document(book, choice, KEYS)
        assert content == report_document(book, choice, KEYS)
        document = docx.Document(io.BytesIO(content))
        words = "\n".join(paragraph.text for paragraph in document.paragraphs)
        for key in KEYS:
            assert book.view(CHARTS[key], choice).title in words
        assert SAMPLE_LINE(lang).split("'")[-1] in words
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            charts = [name for name in parts.namelist() if "charts/chart" in name]
        assert len([name for name in charts if name.endswith(".xml")]) == 2
        self.is_stamped(tmp_path / "report.docx", content)

    @staticmethod
    def is_stamped(path, content):
        path.write_bytes(content)
        envelope, parts = read_envelope(path)
        assert [one.figure for one in envelope.passports] == list(KEYS)
        assert envelope.seal == parts

    def test_address_opens_the_same_report(self, visit, lang):
        asked = ("proposals_by_outcome", "mean_level_by_region", "no_such_figure")
        app, words = visit("report", lang=str(lang), figures=",".join(asked))
        assert app.multiselect(key="page_figures").value == list(asked[:2])
        assert len(titles(words)) == 2
        assert "no_such_figure" in words
        assert app.button(key="up_mean_level_by_region")


def asked_for(app):
    asked = app.query_params["figures"]
    return (asked if isinstance(asked, str) else asked[0]).split(",")


def test_figures_are_moved_and_left_out(visit):
    app, words = visit("report")
    assert len(titles(words)) == len(FIRST)
    second = FIRST[1]
    app.button(key=f"up_{second}").click().run()
    assert asked_for(app)[:2] == [second, FIRST[0]]
    app.multiselect(key="page_figures").set_value([]).run()
    assert not app.exception
    said = "\n".join(element.proto.body for element in app.get("html"))
    assert "choose at least one" in said


def test_a_figure_moves_one_place():
    assert moved_up(("a", "b", "c"), "c") == ("a", "c", "b")
    assert moved_up(("a", "b", "c"), "a") == ("a", "b", "c")


def test_every_chart_is_offered():
    assert list(CHARTS) == [chart.key for chart in all_charts()]
