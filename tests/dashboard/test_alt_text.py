"""The words of a chart name the lowest and the highest only where that is known."""

from dataclasses import replace

import pytest

from dashboard.charts import implementation_by_region
from dashboard.choice import Choice
from dashboard.render.alt_text import MOST_POINTS, NO_ORDER, alt_text
from warehouse.text import Lang


def spoken(book, lang, half_width):
    """Return the alt text of many points, a tenth apart, each with a range."""
    view = book.view(implementation_by_region.CHART, Choice(lang, "LATEST", "WORLD"))
    point = view.points[0]
    points = tuple(
        replace(
            point,
            category=f"place {number}",
            series=f"place {number}",
            value=number / 10,
            text=f"value {number}",
            low=number / 10 - half_width,
            high=number / 10 + half_width,
        )
        for number in range(MOST_POINTS + 1)
    )
    return alt_text(replace(view, points=points))


@pytest.mark.parametrize("lang", Lang)
def test_overlapping_ranges_make_no_order(book, lang):
    words = spoken(book, lang, half_width=0.06)
    assert NO_ORDER(lang) in words
    assert "place" not in words


@pytest.mark.parametrize("lang", Lang)
def test_ranges_that_do_not_meet_make_one(book, lang):
    words = spoken(book, lang, half_width=0.04)
    assert NO_ORDER(lang) not in words
    assert "value 0" in words
    assert f"value {MOST_POINTS}" in words
