"""The tile map: every Member once, equal, apart, in order; only what may be seen."""

from itertools import combinations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart import Tiles
from dashboard.charts import all_charts, kpi_by_member
from dashboard.choice import Choice
from dashboard.look import theme
from dashboard.render import plotly
from dashboard.render.tile_layout import blocks
from dashboard.tiles import OPINION, STATES
from dashboard.words import alphabetical
from warehouse.text import Lang

CHARTS = [chart for chart in all_charts() if isinstance(chart.mark, Tiles)]
CHOICES = [
    Choice(lang, as_of, region)
    for lang in Lang
    for as_of, region in (("LATEST", "WORLD"), ("PTC-247", "WCA"))
]
REGIONS = ("AMS", "AP", "ESA", "EUR", "MENA", "WCA", "NEW")


def by_key(chart):
    return chart.key


def by_address(choice):
    return f"{choice.lang}-{choice.as_of}-{choice.region}"


def drawn_tiles(view):
    """Return each drawn tile: its code, and its left, right, top and bottom edge."""
    return [
        (text[3:6], x - width / 2, x + width / 2, base, base + height)
        for trace in plotly.draw(view).data
        for text, x, width, base, height in zip(
            trace.text, trace.x, trace.width, trace.base, trace.y, strict=True
        )
    ]


@pytest.mark.parametrize("chart", CHARTS, ids=by_key)
@pytest.mark.parametrize("choice", CHOICES, ids=by_address)
class TestTileMap:
    def test_every_member_of_that_day_has_one_tile(self, book, chart, choice):
        members = book.mart("dim_members").filter(
            "is_counted_member", pl.col("accession_date") <= book.cut_off(choice)
        )
        codes = [code for code, *_ in drawn_tiles(book.view(chart, choice))]
        assert sorted(codes) == sorted(members["member_id"])
        assert "EU" not in codes

    def test_tiles_are_equal_and_none_lies_on_another(self, book, chart, choice):
        tiles = drawn_tiles(book.view(chart, choice))
        sizes = {(round(x1 - x0, 6), round(y1 - y0, 6)) for _, x0, x1, y0, y1 in tiles}
        assert len(sizes) == 1
        for one, other in combinations(tiles, 2):
            assert are_apart(one[1:], other[1:]), (one, other)

    def test_nothing_but_tiles_is_drawn(self, book, chart, choice):
        figure = plotly.draw(book.view(chart, choice))
        assert {trace.type for trace in figure.data} == {"bar"}
        assert figure.layout.geo.to_plotly_json() == {}
        assert not figure.layout.shapes
        assert not figure.layout.images

    def test_members_of_a_region_stand_in_alphabetical_order(self, book, chart, choice):
        names = {}
        for point in book.view(chart, choice).points:
            names.setdefault(point.key, []).append(point.category)
        assert len(names) == 6
        for found in names.values():
            assert found == sorted(found, key=alphabetical)

    def test_a_tile_without_value_has_its_pattern_its_sign_and_its_word(
        self, book, chart, choice
    ):
        view = book.view(chart, choice)
        empty = [point for point in view.points if point.value is None]
        assert empty
        for point in empty:
            state = STATES[point.tile.state]
            assert point.text == state.words(choice.lang)
            assert point.tile.sign == state.sign(choice.lang)
        named = {trace.meta: trace for trace in plotly.draw(view).data}
        for state in {point.tile.state for point in empty}:
            assert named[state].marker.pattern.shape
            assert STATES[state].words(choice.lang) in named[state].name

    def test_it_says_that_it_implies_no_opinion(self, book, chart, choice):
        assert OPINION(choice.lang) in book.view(chart, choice).note

    def test_each_region_is_named(self, book, chart, choice):
        notes = plotly.draw(book.view(chart, choice)).layout.annotations
        words = " ".join(note.text.replace("<br>", " ") for note in notes)
        for region in book.mart("dim_regions").to_dicts():
            assert f"({region[f'code_{choice.lang}']})" in words


def are_apart(one, other):
    left, right, top, bottom = one
    other_left, other_right, other_top, other_bottom = other
    return (
        right <= other_left
        or other_right <= left
        or bottom <= other_top
        or other_bottom <= top
    )


@given(st.fixed_dictionaries({region: st.integers(0, 90) for region in REGIONS}))
def test_regions_of_any_size_lie_apart_with_a_place_for_each_member(counts):
    placed = blocks(counts)
    assert {block.region: block.count for block in placed} == {
        region: count for region, count in counts.items() if count
    }
    areas = [
        (block.left, block.left + block.width, block.top, block.top + block.height)
        for block in placed
    ]
    assert all(are_apart(one, other) for one, other in combinations(areas, 2))
    for block, (left, right, top, bottom) in zip(placed, areas, strict=True):
        corners = {block.corner(place) for place in range(block.count)}
        assert len(corners) == block.count
        assert all(left <= x <= right - 1 and top <= y < bottom for x, y in corners)


def test_the_same_code_stands_elsewhere_in_the_other_language(book):
    chart = kpi_by_member.CHART
    english, french = (
        [point.tile.code for point in book.view(chart, Choice(lang)).points]
        for lang in Lang
    )
    assert english != french
    assert sorted(english) == sorted(french)


@pytest.mark.parametrize("colour", [colour for _, colour in theme.SCALE])
def test_ink_reads_on_every_colour_of_a_tile(colour):
    assert contrast(theme.INK, colour) >= 4.5


def test_edges_of_tiles_stand_out_from_the_page():
    assert contrast(theme.MUTED, theme.PAPER) >= 3


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
