"""Axes and labels that the marks share."""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import theme
from dashboard.chart import Stacks, Unit
from dashboard.view import Point, View
from dashboard.words import compact, share

LABEL_WIDTH = 34
BAR_HEIGHT = 44
LINE_HEIGHT = 17
LEGEND_WIDTH = 640
# The largest value of each unit; counts run as far as they go.
FULL = {Unit.SHARE: 1.0, Unit.LEVEL: 3.0}


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
    figure: go.Figure,
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
    figure.update_layout(
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


def value_axis(figure: go.Figure, view: View, axis: str = "xaxis") -> None:
    """Give the axis of values its range, and ticks in the words of its language."""
    full = FULL.get(view.chart.unit)
    low, high = _extent(view)
    is_within = full is not None and low >= 0 and high <= full
    if full is not None and is_within:
        ticks, span = _full_ticks(full, view.chart.unit), [0, full * 1.005]
    else:
        ticks, span = _open_ticks(low, high, view.chart.unit), None
    figure.update_layout(
        {
            axis: {
                "range": span,
                "rangemode": "normal" if low < 0 else "tozero",
                "tickvals": ticks,
                "ticktext": [_tick(tick, view) for tick in ticks],
                "gridcolor": theme.RULE,
                "zerolinecolor": theme.INK,
                "fixedrange": True,
            }
        }
    )


def _extent(view: View) -> tuple[float, float]:
    """Return the lowest and highest value drawn, zero included; parts are added up."""
    totals: dict[str, float] = {}
    for point in view.points:
        added = totals.get(point.category, 0) if _is_stacked(view) else 0
        largest = max(point.value or 0, point.high or 0)
        totals[point.category] = max(totals.get(point.category, 0), added + largest)
    lows = [min(point.value or 0, point.low or 0) for point in view.points]
    return min([0, *lows]), max([0, *totals.values()])


def _is_stacked(view: View) -> bool:
    return isinstance(view.chart.mark, Stacks)


def _full_ticks(full: float, unit: Unit) -> list[float]:
    step = 0.25 if unit is Unit.SHARE else 1
    return [place * step for place in range(int(full / step) + 1)]


def _open_ticks(low: float, high: float, unit: Unit) -> list[float]:
    """Return ticks at a step of 1, 2 or 5 times a power of ten, eight at most."""
    extent = (high - low) or 1
    power = 10.0 ** math.floor(math.log10(extent / 8))
    step = next(power * times for times in (1, 2, 5, 10) if extent / times / power <= 8)
    if unit is Unit.COUNT:
        step = max(step, 1.0)
    first, last = math.ceil(low / step), math.floor(high / step) + 1
    return [round(place * step, 10) for place in range(first, last + 1)]


def _tick(value: float, view: View) -> str:
    if view.chart.unit is Unit.SHARE:
        return share(value, view.lang, 0)
    return compact(value, view.lang)


def hover(point: Point) -> str:
    """Return the words that a point shows under the pointer."""
    answers = f" ({plain(point.answers)})" if point.answers else ""
    series = "" if point.series == point.category else f", {plain(point.series)}"
    return f"{plain(point.category)}{series}<br>{plain(point.text)}{answers}"
