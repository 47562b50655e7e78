"""Axes and labels that the marks share."""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Sequence

from dashboard.look import theme
from dashboard.render.sketch import Sketch
from dashboard.render.span import extent, full_range, tick_words, ticks_of
from dashboard.view import Point, View

LABEL_WIDTH = 34
BAR_HEIGHT = 44
LINE_HEIGHT = 17
LEGEND_WIDTH = 640


def plain(text: str) -> str:
    """Return text that Plotly cannot take for its own markup."""
    return html.escape(text, quote=False)


def wrapped(text: str, width: int = LABEL_WIDTH) -> str:
    """Return text in lines of at most a width, for an axis or a title."""
    return "<br>".join(
        plain(line)
        for line in textwrap.wrap(text, width, break_on_hyphens=False) or [""]
    )


def legend_height(names: Sequence[str]) -> int:
    """Return the room for a legend under a figure, its entries in even columns."""
    if not names:
        return 0
    columns = LEGEND_WIDTH // (50 + 7 * max(len(name) for name in names)) or 1
    return 20 * math.ceil(len(names) / columns) + 24


def category_axis(
    sketch: Sketch,
    labels: list[str],
    *,
    row_height: int = BAR_HEIGHT,
    legend: Sequence[str] = (),
) -> None:
    """Put categories down the side, the first on top, each in its own lines."""
    heights = [
        max(row_height, LINE_HEIGHT * (label.count("<br>") + 1) + 8) for label in labels
    ]
    bottom = 34 + legend_height(legend)
    sketch.lay_out(
        height=max(heights, default=0) * len(labels) + bottom + 20,
        margin={"b": bottom},
        yaxis={
            "tickvals": list(range(len(labels))),
            "ticktext": labels,
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": "rgba(0,0,0,0)",
            "range": [len(labels) - 0.5, -0.5],
            "automargin": "left",
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    )


def value_axis(sketch: Sketch, view: View, axis: str = "xaxis") -> None:
    """Give the axis of values its range, and ticks in the words of its language."""
    low, _ = extent(view)
    full, ticks = full_range(view), ticks_of(view)
    sketch.lay_out(
        **{
            axis: {
                **({} if full is None else {"range": [0, full * 1.005]}),
                "rangemode": "normal" if low < 0 else "tozero",
                "tickvals": ticks,
                "ticktext": [tick_words(tick, view) for tick in ticks],
                "gridcolor": theme.RULE,
                "zerolinecolor": theme.INK,
                "fixedrange": True,
            }
        }
    )


def hover(point: Point) -> str:
    """Return the words that a point shows under the pointer."""
    answers = f" ({plain(point.answers)})" if point.answers else ""
    series = "" if point.series == point.category else f", {plain(point.series)}"
    return f"{plain(point.category)}{series}<br>{plain(point.text)}{answers}"
