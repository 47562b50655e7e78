"""Bars: the name above each, its value beside the name, the band behind the bar."""

from __future__ import annotations

from dashboard.look import theme
from dashboard.render.bar_words import (
    answers_words,
    band_name,
    band_words,
    bar_colour,
    value_name,
)
from dashboard.render.span import extent, full_range
from dashboard.render.svg.shapes import (
    LINE,
    SMALL,
    WIDTH,
    Drawing,
    Entry,
    box,
    legend,
    line,
    lines_of,
    pattern,
    text,
    width_of,
)
from dashboard.view import Point, View

THICK = 14
BAND_THICK = 18


def draw_bars(view: View) -> Drawing:
    """Return bars, one under the other."""
    band = f"b-{view.chart.key}"
    has_band = any(point.low is not None for point in view.points)
    parts = [pattern(band, "/", theme.BAND_WASH, theme.BAND)] if has_band else []
    y = 0.0
    for point in view.points:
        drawn = _bar(point, view, y, f"url(#{band})")
        parts.append(drawn.body)
        y += drawn.height
    if has_band:
        drawn = legend(_entries(view, f"url(#{band})"), y)
        parts.append(drawn.body)
        y += drawn.height
    return Drawing("".join(parts), y)


def _bar(point: Point, view: View, top: float, band: str) -> Drawing:
    """Return one bar under its name, its value, its n of N and its band in words."""
    value_room = width_of(point.text) + 12
    names = lines_of(point.category, WIDTH - value_room)
    bold = {"font_weight": 600} if point.is_chosen else {}
    parts = [
        text(0, top + 13 + place * LINE, name, **bold)
        for place, name in enumerate(names)
    ]
    weight = 600 if point.value is not None else 400
    parts.append(
        text(WIDTH, top + 13, point.text, text_anchor="end", font_weight=weight)
    )
    y = top + len(names) * LINE
    beside, between = answers_words(point, view), band_words(point, view)
    small = {"font_size": SMALL, "fill": theme.MUTED}
    if beside:
        parts.append(text(0, y + 11, beside, **small))
    if between:
        parts.append(text(WIDTH, y + 11, between, text_anchor="end", **small))
    y += 15 if beside or between else 2
    parts += _shapes(point, view, y, band)
    return Drawing("".join(parts), y + BAND_THICK + 10 - top)


def _shapes(point: Point, view: View, y: float, band: str) -> list[str]:
    low, high = extent(view)
    high = full_range(view) or high
    scale = WIDTH / ((high - low) or 1)

    def at(value: float) -> float:
        return (value - low) * scale

    parts = []
    if point.low is not None and point.high is not None:
        width = at(point.high) - at(point.low)
        outline = {"stroke": theme.BAND, "stroke_width": 0.7}
        parts.append(box(at(point.low), y, width, BAND_THICK, fill=band, **outline))
    if point.value is not None:
        ends = sorted((at(0), at(point.value)))
        bar = {"fill": bar_colour(point)}
        parts.append(box(ends[0], y + 2, ends[1] - ends[0], THICK, **bar))
    base = (at(0), y), (at(0), y + BAND_THICK)
    parts.append(line(*base, stroke=theme.INK))
    return parts


def _entries(view: View, band: str) -> list[Entry]:
    return [
        Entry(value_name(view), theme.COLOURS["region"]),
        Entry(band_name(view), band, theme.BAND),
    ]
