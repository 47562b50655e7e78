"""Under a chart: which figure to explain, and the cells behind it."""

import json

import pytest

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.explanations import facts_of, is_explained, key_of, names, options
from dashboard.render.explanation import around_html, explanation_html
from warehouse.connect import Release
from warehouse.explain.around import around
from warehouse.explain.explanation import explain_row
from warehouse.explain.keys import GRAINS
from warehouse.text import Lang

CHARTS = [chart for chart in all_charts() if chart.mart in GRAINS]
EUROPE = "implementation_by_region:PTC-249~EUR~ALL"
FEW = 3


def rows_behind(book, chart, lang=Lang.EN):
    choice = Choice(lang, "PTC-249", "EUR", kpi="EC-02", period="2024", member="MAR")
    return options(book, chart, book.rows(chart, choice))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
def test_chart_has_figures_to_explain_each_with_a_name_of_its_own(chart, lang, book):
    rows = rows_behind(book, chart, lang)
    assert rows
    words = names(book, chart.mart, rows, lang)
    assert len(set(words.values())) == len(rows)
    for key, row in list(rows.items())[:FEW]:
        assert key == key_of(chart.mart, row)
        html = explanation_html(explain_row(facts_of(book), chart.mart, row), lang)
        assert chart.mart in html
        assert "None" not in html


def test_charts_made_from_reports_are_most_of_them(book):
    assert len(CHARTS) > len(all_charts()) / 2
    assert all(is_explained(chart, book) for chart in CHARTS)


def test_release_of_an_earlier_version_offers_nothing(book, tmp_path):
    manifest = {"marts": {"rpt_implementation_by_region": {}}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    older = Book(Release(tmp_path))
    assert not any(is_explained(chart, older) for chart in CHARTS)


def test_closed_explanation_says_nothing(visit):
    app, said = visit("regions", as_of="PTC-249")
    assert "How the figures are made" not in said
    assert [each for each in app.get("expander") if each.label == "Explain this figure"]


@pytest.mark.parametrize(
    ("lang", "made", "unnamed"),
    [
        ("en", "How the figures are made", "a Member"),
        ("fr", "Comment les chiffres sont établis", "un Membre"),
    ],
)
def test_an_address_opens_the_explanation_of_its_figure(visit, lang, made, unnamed):
    app, said = visit("regions", lang=lang, as_of="PTC-249", explain=EUROPE)
    assert made in said
    assert unnamed in said
    assert "fos explain rpt_implementation_by_region" in said
    assert "region_id=EUR" in said
    assert app.query_params["explain"] in (EUROPE, [EUROPE])
    assert "explain=implementation_by_region" in said  # in the link to this view


def test_a_figure_that_is_not_there_gives_way_to_the_first(visit):
    _, said = visit("regions", explain="implementation_by_region:<b>~nowhere")
    assert "How the figures are made" in said
    assert "does not show now" in said
    assert "<b>" not in said


def test_a_piece_of_a_sheet_marks_its_row_and_escapes_its_texts(book):
    facts = facts_of(book)
    cell = next(c for c in facts.answers_in("LATEST", "S000048") if c.row["cell"])
    html = around_html(around(facts, cell), Lang.FR)
    assert html.count("fos-here") == 1
    assert f">{cell.row['row_number']}<" in html
