"""Bars in parts, each part with its colour and its pattern."""

from __future__ import annotations

from dashboard.look import theme
from dashboard.render.axes import category_axis, hover, plain, value_axis, wrapped
from dashboard.render.sketch import Sketch
from dashboard.view import View


def draw_stacks(sketch: Sketch, view: View) -> None:
    """Draw bars in parts."""
    names = view.categories
    for key, series in view.series:
        parts = [point for point in view.points if point.key == key]
        sketch.add(
            "bar",
            x=[point.value for point in parts],
            y=[names.index(point.category) for point in parts],
            orientation="h",
            name=plain(series),
            meta="value",
            text=[point.text for point in parts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={
                "color": theme.ON_LIGHT if key in theme.LIGHT else theme.PAPER
            },
            marker=_part(key),
            hovertext=[hover(point) for point in parts],
            hoverinfo="text",
        )
    legend = [series for _, series in view.series]
    category_axis(sketch, [wrapped(name) for name in names], legend=legend)
    value_axis(sketch, view)
    sketch.lay_out(barmode="stack")


def _part(key: str) -> dict[str, object]:
    return {
        "color": theme.COLOURS[key],
        "line": {"color": theme.PAPER, "width": 1},
        "pattern": {
            "shape": theme.PATTERNS.get(key, ""),
            "bgcolor": theme.COLOURS[key],
            "fgcolor": theme.PAPER,
            "size": 6,
            "solidity": 0.14,
        },
    }
