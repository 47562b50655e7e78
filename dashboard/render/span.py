"""What the values of a chart span: its range and its ticks, for every drawing."""

from __future__ import annotations

import math

from dashboard.chart import Stacks, Unit
from dashboard.view import View
from dashboard.words import compact, share

# The largest value of each unit; counts run as far as they go.
FULL = {Unit.SHARE: 1.0, Unit.LEVEL: 3.0}


def extent(view: View) -> tuple[float, float]:
    """Return the lowest and highest value drawn, zero included; parts are added up."""
    is_stacked = isinstance(view.chart.mark, Stacks)
    totals: dict[str, float] = {}
    for point in view.points:
        added = totals.get(point.category, 0) if is_stacked else 0
        largest = max(point.value or 0, point.high or 0)
        totals[point.category] = max(totals.get(point.category, 0), added + largest)
    lows = [min(point.value or 0, point.low or 0) for point in view.points]
    return min([0, *lows]), max([0, *totals.values()])


def full_range(view: View) -> float | None:
    """Return the largest value that the unit can have, where all values lie within."""
    full = FULL.get(view.chart.unit)
    low, high = extent(view)
    return full if full is not None and low >= 0 and high <= full else None


def ticks_of(view: View) -> list[float]:
    """Return the values that stand at an axis."""
    full = full_range(view)
    if full is not None:
        return _full_ticks(full, view.chart.unit)
    return _open_ticks(*extent(view), view.chart.unit)


def tick_words(value: float, view: View) -> str:
    """Return a value at an axis in the words of its language."""
    if view.chart.unit is Unit.SHARE:
        return share(value, view.lang, 0)
    return compact(value, view.lang)


def _full_ticks(full: float, unit: Unit) -> list[float]:
    step = 0.25 if unit is Unit.SHARE else 1
    return [place * step for place in range(int(full / step) + 1)]


def _open_ticks(low: float, high: float, unit: Unit) -> list[float]:
    """Return ticks at a step of 1, 2 or 5 times a power of ten, eight at most."""
    width = (high - low) or 1
    power = 10.0 ** math.floor(math.log10(width / 8))
    step = next(power * times for times in (1, 2, 5, 10) if width / times / power <= 8)
    if unit is Unit.COUNT:
        step = max(step, 1.0)
    first, last = math.ceil(low / step), math.floor(high / step) + 1
    return [round(place * step, 10) for place in range(first, last + 1)]
