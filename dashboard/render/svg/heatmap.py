"""A value for each row and column: the name of a row above its cells."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.look import theme
from dashboard.render.span import FULL, extent
from dashboard.render.svg.shapes import (
    LINE,
    WIDTH,
    Drawing,
    box,
    group,
    lines_of,
    shade,
    text,
)
from dashboard.view import Point, View

CELL = 30
TINY = 9


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in three layers, so that texts of one size share their looks."""

    ground: str
    value: str = ""
    small: str = ""


def draw_heatmap(view: View) -> Drawing:
    """Return a table in colours, its numbers in its cells."""
    width = WIDTH / len(view.series)
    heads = [lines_of(name, width - 4, 11) for _, name in view.series]
    parts = []
    for place, ((key, _), lines) in enumerate(zip(view.series, heads, strict=True)):
        bold = {"font_weight": 600} if _is_chosen(view, key) else {}
        middle = (place + 0.5) * width
        looks = {"text_anchor": "middle", "font_size": 11, **bold}
        parts += [
            text(middle, 12 + row * 13, words, **looks)
            for row, words in enumerate(lines)
        ]
    y = 8.0 + 13 * max(map(len, heads))
    cells: list[Cell] = []
    found = {(point.category, point.key): point for point in view.points}
    for category in view.categories:
        names = lines_of(category, WIDTH, 12)
        parts += [
            text(0, y + 13 + row * LINE, name, font_size=12)
            for row, name in enumerate(names)
        ]
        y += len(names) * LINE + 2
        for place, (key, _) in enumerate(view.series):
            point = found.get((category, key))
            if point is not None:
                cells.append(_cell(point, view, (place * width, y), width))
        y += CELL + 6
    parts += [
        *(cell.ground for cell in cells),
        group((cell.value for cell in cells), font_size=11, text_anchor="middle"),
        group((cell.small for cell in cells), font_size=TINY, text_anchor="middle"),
    ]
    return Drawing("".join(parts), y)


def _is_chosen(view: View, key: str) -> bool:
    return any(point.is_chosen for point in view.points if point.key == key)


def _cell(point: Point, view: View, corner: tuple[float, float], width: float) -> Cell:
    """Return a cell: its ground, its value and, smaller, its n of N or why none."""
    x, y = corner
    full = FULL.get(view.chart.unit) or extent(view)[1]
    middle = x + width / 2
    if point.value is None:
        lines = lines_of(point.text, width - 4, TINY)[:3]
        top = y + (CELL - 10 * len(lines)) / 2 + 8
        small = "".join(
            text(middle, top + row * 10, words) for row, words in enumerate(lines)
        )
        ground = {"fill": theme.PAPER, "stroke": theme.RULE}
        return Cell(box(x + 1, y, width - 2, CELL, **ground), small=small)
    return Cell(
        box(x + 1, y, width - 2, CELL, fill=shade(point.value, full)),
        text(middle, y + (13 if point.answers else 19), point.text),
        text(middle, y + 25, point.answers) if point.answers else "",
    )
