"""The report page: chosen figures in their order, on screen and as files."""

import io
import re
from html import escape

import openpyxl
import pytest

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.passport.stamp import read_envelope
from dashboard.render.alt_text import alt_text
from dashboard.report.compose import CHARTS, FIRST, compose, moved_up
from dashboard.report.page import report_page
from dashboard.report.workbook import report_workbook
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

    def test_workbook_has_the_values_of_the_figures(self, book, tmp_path, lang):
        report = compose(book, Choice(lang), KEYS)
        content = report_workbook(report)
        assert content == report_workbook(report)
        written = openpyxl.load_workbook(io.BytesIO(content))
        for figure, sheet in zip(report.figures, written.worksheets, strict=True):
            cells = [cell.value for row in sheet.iter_rows() for cell in row]
            known = [c.value for row in figure.view.cells for c in row]
            numbers = [cell for cell in cells if isinstance(cell, int | float)]
            assert numbers == pytest.approx([v for v in known if v is not None])
            assert all(line in cells for line in figure.foot)
            assert not figure.view.sample or figure.view.sample in cells
        path = tmp_path / "report.xlsx"
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
