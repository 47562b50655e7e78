"""The dark scheme: every colour has its counterpart, and words can be read on it."""

import json
import re

import plotly.graph_objects as go
import pytest

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.look import theme
from dashboard.render.dark import in_the_dark
from dashboard.render.plotly import draw, values
from warehouse.text import Lang

WORDS = (theme.INK, theme.MUTED, theme.ACCENT, theme.WARNING)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def dark(colour):
    return theme.DARK.get(colour, colour)


@pytest.mark.parametrize("scheme", [str, dark], ids=["light", "dark"])
class TestScheme:
    @pytest.mark.parametrize("colour", WORDS)
    def test_words_have_enough_contrast_on_the_page(self, scheme, colour):
        for ground in (theme.PAPER, theme.WASH):
            assert contrast(scheme(colour), scheme(ground)) >= 4.5

    def test_the_sample_line_has_enough_contrast(self, scheme):
        ground = scheme(theme.WARNING_WASH)
        assert contrast(scheme(theme.WARNING_INK), ground) >= 4.5

    def test_values_have_enough_contrast_on_every_cell_of_a_table(self, scheme):
        for _, colour in theme.SCALE:
            assert contrast(scheme(theme.INK), scheme(colour)) >= 4.5

    @pytest.mark.parametrize("key", theme.COLOURS)
    def test_parts_of_bars_stand_out_or_bear_a_line(self, scheme, key):
        colour = scheme(theme.COLOURS[key])
        if key not in theme.LIGHT:
            assert contrast(colour, scheme(theme.PAPER)) >= 3
        is_light = key in theme.LIGHT
        words = theme.ON_LIGHT if is_light else scheme(theme.PAPER)
        if key in theme.PATTERNS or key in ("retained", "review", "on_time"):
            assert contrast(words, colour) >= 3.4


def colours_in(figure):
    return set(
        re.findall(r"#[0-9a-f]{6}", json.dumps(figure.to_plotly_json(), default=str))
    )


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.key)
def test_a_dark_figure_draws_the_same_values_and_no_ink(book, chart):
    drawn = draw(book.view(chart, Choice(Lang.EN)))
    figure = go.Figure(in_the_dark(drawn.to_dict()))
    assert values(figure) == values(drawn)
    assert theme.INK not in colours_in(figure)
    assert theme.PAPER not in colours_in(figure)
