"""Bars in parts, each part with its colour, its pattern and its number."""

from __future__ import annotations

from dashboard.look import theme
from dashboard.render.span import extent
from dashboard.render.svg.shapes import (
    LINE,
    WIDTH,
    Drawing,
    Entry,
    box,
    legend,
    lines_of,
    pattern,
    text,
    width_of,
)
from dashboard.view import Point, View

THICK = 20


def draw_stacks(view: View) -> Drawing:
    """Return bars in parts, and what each part is."""
    fills = {key: _fill(view, key) for key, _ in view.series}
    parts = [
        pattern(name, theme.PATTERNS[key], theme.COLOURS[key], theme.PAPER)
        for key, (name, _) in fills.items()
        if key in theme.PATTERNS
    ]
    y = 0.0
    for category in view.categories:
        points = [point for point in view.points if point.category == category]
        names = lines_of(category, WIDTH)
        parts += [
            text(0, y + 13 + place * LINE, name) for place, name in enumerate(names)
        ]
        y += len(names) * LINE + 3
        parts += _row(points, view, y, fills)
        y += THICK + 12
    entries = [Entry(name, fills[key][1]) for key, name in view.series]
    drawn = legend(entries, y)
    return Drawing("".join([*parts, drawn.body]), y + drawn.height)


def _fill(view: View, key: str) -> tuple[str, str]:
    """Return the name of the pattern of a part, and what fills it."""
    name = f"p-{view.chart.key}-{key or 'none'}"
    return name, f"url(#{name})" if key in theme.PATTERNS else theme.COLOURS[key]


def _row(
    points: list[Point], view: View, y: float, fills: dict[str, tuple[str, str]]
) -> list[str]:
    _, high = extent(view)
    parts, x = [], 0.0
    for point in points:
        width = (point.value or 0) * WIDTH / (high or 1)
        if not width:
            continue
        edge = {"stroke": theme.PAPER, "stroke_width": 1}
        parts.append(box(x, y, width, THICK, fill=fills[point.key][1], **edge))
        if width_of(point.text, 12) + 4 <= width:
            parts += _number(point, x + width / 2, y + 14)
        x += width
    return parts


def _number(point: Point, x: float, y: float) -> list[str]:
    """Return a number in its part, on a ground that the pattern does not cross."""
    room = width_of(point.text, 12) + 4
    ink = theme.INK if point.key in theme.LIGHT else theme.PAPER
    ground = box(x - room / 2, y - 11, room, 14, fill=theme.COLOURS[point.key])
    return [
        ground,
        text(x, y, point.text, text_anchor="middle", fill=ink, font_size=12),
    ]
