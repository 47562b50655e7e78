"""Every chart in both languages: the same figures through every renderer."""

import io

import polars as pl
import pytest

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.render import plotly, table
from dashboard.render.alt_text import MOST_POINTS, alt_text
from dashboard.render.data_file import data_file
from dashboard.view import fill
from warehouse.text import SAMPLE_LINE, Lang

CHARTS = all_charts()
CHOICES = [
    Choice(lang, as_of, region)
    for lang in Lang
    for as_of, region in (("LATEST", "WORLD"), ("PTC-247", "WCA"), ("PTC-237", "EUR"))
]


def by_key(chart):
    return chart.key


def by_address(choice):
    return f"{choice.lang}-{choice.as_of}-{choice.region}"


def rounded(values):
    return sorted(round(value, 9) for value in values)


def emptied(book, chart, choice):
    rows = book.rows(chart, choice).clear()
    return fill(chart, rows, choice, as_of="", region="")


@pytest.mark.parametrize("chart", CHARTS, ids=by_key)
@pytest.mark.parametrize("choice", CHOICES, ids=by_address)
class TestChart:
    def test_drawing_and_table_hold_the_same_values(self, book, chart, choice):
        view = book.view(chart, choice)
        drawn = rounded(plotly.values(plotly.draw(view)))
        known = [point.value for point in view.points if point.value is not None]
        assert drawn == rounded(table.values(view)) == rounded(known)

    def test_alt_text_says_kind_title_session_and_each_value(self, book, chart, choice):
        view = book.view(chart, choice)
        words = alt_text(view)
        assert view.title in words
        assert view.as_of in words
        if len(view.points) <= MOST_POINTS:
            assert all(point.text in words for point in view.points)

    def test_both_languages_show_the_same_values(self, book, chart, choice):
        other = Lang.EN if choice.lang == Lang.FR else Lang.FR
        twin = Choice(other, choice.as_of, choice.region)
        views = book.view(chart, choice), book.view(chart, twin)
        assert rounded(table.values(views[0])) == rounded(table.values(views[1]))

    def test_without_rows_it_says_a_sentence(self, book, chart, choice):
        view = emptied(book, chart, choice)
        assert view.empty
        (note,) = plotly.draw(view).layout.annotations
        assert note.text.replace("<br>", " ") == view.empty
        assert view.empty in alt_text(view)

    def test_data_file_names_the_release_in_every_row(self, book, chart, choice):
        rows = book.rows(chart, choice)
        text = data_file(chart, rows, "20260101T000000Z")
        read = pl.read_csv(io.StringIO(text.lstrip("\ufeff")), infer_schema=False)
        assert read.height == rows.height
        assert set(read["release_id"]) <= {"20260101T000000Z"}


@pytest.mark.parametrize("lang", Lang)
def test_sample_rows_bring_the_sample_line_everywhere(book, lang):
    for chart in CHARTS:
        choice = Choice(lang)
        view, rows = book.view(chart, choice), book.rows(chart, choice)
        is_sample = "is_sample" in rows.columns and rows["is_sample"].any()
        text = data_file(chart, rows, "r")
        assert bool(view.sample) == is_sample
        assert (SAMPLE_LINE(lang) in alt_text(view)) == is_sample
        assert (SAMPLE_LINE(lang) in text) == is_sample
    assert any(book.view(chart, Choice(lang)).sample for chart in CHARTS)


def test_too_few_answers_are_words_and_no_value(book):
    chart = next(c for c in CHARTS if c.key == "mean_level_by_region")
    hidden = pl.lit(None, dtype=pl.Float64)
    rows = book.rows(chart, Choice()).with_columns(mean_level=hidden)
    view = fill(chart, rows, Choice(Lang.FR), as_of="", region="")
    assert plotly.values(plotly.draw(view)) == []
    assert {point.text for point in view.points} == {"trop peu de réponses"}


def test_a_chart_is_named_for_its_module():
    assert [chart.key for chart in CHARTS] == sorted({chart.key for chart in CHARTS})


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            Lang.EN,
            ["AMS", "AP", "ESA", "EUR", "MENA", "WCA", "WORLD"],
        ),
        (
            Lang.FR,
            ["MENA", "WCA", "ESA", "AMS", "AP", "EUR", "WORLD"],
        ),
    ],
)
def test_regions_stand_in_alphabetical_order_with_the_world_last(book, lang, expected):
    chart = next(c for c in CHARTS if c.key == "mean_level_by_region")
    assert book.rows(chart, Choice(lang))["region_id"].to_list() == expected


def test_codes_of_regions_are_those_of_the_language(book):
    assert book.region("AP", Lang.FR).endswith("(A/P)")
    assert book.region("WCA", Lang.FR).endswith("(AOC)")
    assert book.region("WCA", Lang.EN).endswith("(WCA)")
