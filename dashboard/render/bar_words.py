"""The words and the colour of a bar, the same in every drawing of it."""

from __future__ import annotations

from dashboard.cells import printed
from dashboard.chart import (
    BAND_OF_THE_SILENT,
    Answers,
    Bars,
    Heatmap,
    Lines,
    Mark,
)
from dashboard.choice import WORLD
from dashboard.look import theme
from dashboard.view import Point, View


def band_words(point: Point, view: View) -> str:
    """Return the ends of a band, or nothing where there is none."""
    if point.low is None or point.high is None:
        return ""
    ends = (printed(end, view.chart.unit, view.lang) for end in (point.low, point.high))
    return "–".join(ends)


def answers_words(point: Point, view: View) -> str:
    """Return how many answered, in the words of the chart."""
    if not point.answers:
        return ""
    return answers_of(view.chart.mark).words.say(view.lang, answers=point.answers)


def answers_of(mark: Mark) -> Answers:
    """Return what a chart says of how many Members answered."""
    has_answers = isinstance(mark, Bars | Lines | Heatmap)
    return (mark.answers if has_answers else None) or Answers()


def band_name(view: View) -> str:
    """Return what a band says, for the legend."""
    mark = view.chart.mark
    return (mark.band if isinstance(mark, Bars) else BAND_OF_THE_SILENT)(view.lang)


def value_name(view: View) -> str:
    """Return what a bar says, for the legend."""
    for column in view.chart.columns:
        if column.is_value:
            return column.label(view.lang)
    return view.title


def bar_colour(point: Point) -> str:
    """Return the colour of a bar: the world, the chosen region or another."""
    if point.key == WORLD:
        return theme.COLOURS["world"]
    return theme.COLOURS["chosen" if point.is_chosen else "region"]
