"""Bars, with the band of the silent behind them."""

from __future__ import annotations

from dashboard.look import theme
from dashboard.render.axes import category_axis, hover, plain, value_axis, wrapped
from dashboard.render.bar_words import (
    answers_words,
    band_name,
    band_words,
    bar_colour,
    value_name,
)
from dashboard.render.sketch import Sketch
from dashboard.view import Point, View

# The room that a sign of a value beside its bar takes, in pixels.
SIGN_WIDTH = 7.2


def draw_bars(sketch: Sketch, view: View) -> None:
    """Draw bars, their bands behind them and their values beside them."""
    places = list(range(len(view.points)))
    _add_band(sketch, view, places)
    sketch.add(
        "bar",
        x=[point.value for point in view.points],
        y=places,
        orientation="h",
        width=0.52,
        name=plain(value_name(view)),
        meta="value",
        marker={"color": [bar_colour(point) for point in view.points]},
        hovertext=[hover(point) for point in view.points],
        hoverinfo="text",
        showlegend=_has_band(view),
    )
    _write_beside(sketch, view, places)
    labels = [_bar_label(point, view) for point in view.points]
    legend = (band_name(view), value_name(view)) if _has_band(view) else ()
    category_axis(sketch, labels, legend=legend)
    value_axis(sketch, view)
    sketch.lay_out(barmode="overlay")


def _add_band(sketch: Sketch, view: View, places: list[int]) -> None:
    if not _has_band(view):
        return
    banded = [(place, view.points[place]) for place in places]
    known = [(place, point) for place, point in banded if point.low is not None]
    sketch.add(
        "bar",
        x=[(point.high or 0) - (point.low or 0) for _, point in known],
        base=[point.low for _, point in known],
        y=[place for place, _ in known],
        orientation="h",
        width=0.8,
        name=wrapped(band_name(view), 52),
        meta="band",
        marker={
            "color": theme.BAND_WASH,
            "line": {"color": theme.BAND, "width": 1},
            "pattern": {
                "shape": "/",
                "bgcolor": theme.BAND_WASH,
                "fgcolor": theme.BAND,
                "size": 5,
                "solidity": 0.12,
            },
        },
        hoverinfo="skip",
    )


def _has_band(view: View) -> bool:
    return any(point.low is not None for point in view.points)


def _write_beside(sketch: Sketch, view: View, places: list[int]) -> None:
    """Write each value at the right, where no bar or band runs over it."""
    for place, point in zip(places, view.points, strict=True):
        sketch.note(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=place,
            text=_beside(point, view),
            showarrow=False,
            align="left",
        )
    lines = [point.text for point in view.points]
    lines += [band_words(point, view) for point in view.points]
    longest = max(len(line) for line in lines)
    sketch.lay_out(margin={"r": max(70, round(longest * SIGN_WIDTH) + 16)})


def _beside(point: Point, view: View) -> str:
    text = (
        f"<b>{plain(point.text)}</b>" if point.value is not None else plain(point.text)
    )
    band = band_words(point, view)
    return f"{text}<br><span style='font-size:11px'>{band}</span>" if band else text


def _bar_label(point: Point, view: View) -> str:
    name = wrapped(point.category)
    name = f"<b>{name}</b>" if point.is_chosen else name
    words = answers_words(point, view)
    if not words:
        return name
    return f"{name}<br><span style='font-size:11px;fill:{theme.MUTED}'>{words}</span>"
