"""Lines over categories in order; the world's is dashed, its marks are hollow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.choice import WORLD
from dashboard.look import theme
from dashboard.render.span import extent, full_range, tick_words, ticks_of
from dashboard.render.svg.shapes import (
    WIDTH,
    Drawing,
    line,
    lines_of,
    short,
    text,
    width_of,
)
from dashboard.view import Point, View
from dashboard.words import COLON

TOP = 18
PLOT = 210  # the height of a plot
PANEL = 70  # the same where each line has its own
MOST_TOGETHER = 2
SIZE = 11
SLOPE = 0.64  # the cosine of the slant
SLANT = 0.75  # the room of a slanted label below the axis, as a part of its width
Place = tuple[Callable[[str], float], Callable[[float], float]]


def draw_lines(view: View) -> Drawing:
    """Return lines with their values; more than two stand apart, each in a panel.

    There are two looks, that of the world and that of all else: a third line could not
    be told from the others.
    """
    if len(view.series) <= MOST_TOGETHER:
        drawn = _plot(view, view, PLOT)
        names = _names(view, drawn.height)
        return Drawing(f"{drawn.body}{names.body}", drawn.height + names.height)
    parts, y = [], 0.0
    for key, name in view.series:
        points = tuple(point for point in view.points if point.key == key)
        drawn = _plot(replace(view, points=points), view, PANEL)
        title = _said(view, key, name)
        parts.append(text(0, y + 13, title, font_size=12, font_weight=600))
        parts.append(f'<g transform="translate(0 {short(y + 10)})">{drawn.body}</g>')
        y += drawn.height + 16
    return Drawing("".join(parts), y)


def _plot(view: View, whole: View, height: float) -> Drawing:
    """Return lines over their categories.

    Args:
        view: the lines of one plot.
        whole: all lines of the chart, whose axes every plot has.
        height: the height between the axis and the highest value.
    """
    ticks, names = ticks_of(whole), list(whole.categories)
    left = max(width_of(tick_words(tick, whole), SIZE) for tick in ticks) + 8
    # A slanted label begins to the left of its place.
    longest = max(width_of(name, SIZE) for name in names)
    if longest > 2 * WIDTH / len(names):
        left = max(left, SLOPE * longest - WIDTH / len(names) / 2)
    step = (WIDTH - left - 16) / max(len(names), 1)
    low, high = extent(whole)
    low, high = min(low, *ticks), full_range(whole) or max(high, *ticks)

    def across(category: str) -> float:
        return left + step * (names.index(category) + 0.5)

    def down(value: float) -> float:
        return TOP + height * (high - value) / ((high - low) or 1)

    shown = ticks if height == PLOT else [ticks[0], ticks[-1]]
    parts = [_grid(tick, whole, left, down(tick)) for tick in shown]
    labels = _labels(names, step, across, TOP + height)
    parts.append(labels.body)
    for key, _ in view.series:
        parts += _series(view, key, (across, down), step)
    return Drawing("".join(parts), TOP + height + labels.height)


def _grid(tick: float, view: View, left: float, y: float) -> str:
    words = text(
        left - 6,
        y + 4,
        tick_words(tick, view),
        text_anchor="end",
        font_size=SIZE,
        fill=theme.MUTED,
    )
    return words + line((left, y), (WIDTH, y), stroke=theme.RULE)


def _labels(
    names: list[str], step: float, across: Callable[[str], float], base: float
) -> Drawing:
    """Return the categories below the axis, slanted where they would touch."""
    y = base + 14
    lines = [lines_of(name, step, SIZE) for name in names]
    if all(width_of(part, SIZE) <= step for each in lines for part in each):
        parts = [
            text(across(name), y + row * 13, part, text_anchor="middle", font_size=SIZE)
            for name, each in zip(names, lines, strict=True)
            for row, part in enumerate(each)
        ]
        return Drawing("".join(parts), 20 + 13 * max(map(len, lines), default=1))
    parts = [
        text(
            0,
            0,
            name,
            text_anchor="end",
            font_size=SIZE,
            transform=f"translate({short(across(name) + 4)} {short(y)}) rotate(-50)",
        )
        for name in names
    ]
    longest = max(width_of(name, SIZE) for name in names)
    return Drawing("".join(parts), 24 + SLANT * longest)


def _series(view: View, key: str, place: Place, step: float) -> list[str]:
    across, down = place
    looks = _looks(key)
    points = [point for point in view.points if point.key == key]
    known = [point for point in points if point.value is not None]
    parts = [
        f'<polyline points="{_path(run, place)}" fill="none" {looks} stroke-width="2"/>'
        for run in _runs(points)
        if len(run) > 1
    ]
    for point in known:
        x, y = across(point.category), down(point.value or 0)
        parts.append(_mark(key, x, y, looks))
        if _has_room(point, known, step):
            over = y - 8 if _is_highest(point, view) else y + 17
            parts.append(text(x, over, point.text, text_anchor="middle", font_size=10))
    return parts


def _looks(key: str) -> str:
    colour = theme.COLOURS["world" if key == WORLD else "chosen"]
    dash = ' stroke-dasharray="6 4"' if key == WORLD else ""
    return f'stroke="{colour}"{dash}'


def _mark(key: str, x: float, y: float, looks: str) -> str:
    fill = theme.PAPER if key == WORLD else theme.COLOURS["chosen"]
    plain = looks.split(" stroke-dash")[0]
    return f'<circle cx="{short(x)}" cy="{short(y)}" r="3.5" fill="{fill}" {plain}/>'


def _runs(points: list[Point]) -> list[list[Point]]:
    """Return the stretches in which every value is known."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _path(run: list[Point], place: Place) -> str:
    across, down = place
    ends = ((across(point.category), down(point.value or 0)) for point in run)
    return " ".join(f"{short(x)},{short(y)}" for x, y in ends)


def _has_room(point: Point, known: list[Point], step: float) -> bool:
    """Return whether a value is written: all where they fit, else the first and last.

    The table beside the drawing has them all.
    """
    widest = max(width_of(each.text, 10) for each in known)
    return widest <= step + 4 or point in (known[0], known[-1])


def _is_highest(point: Point, view: View) -> bool:
    return all(
        (other.value or 0) <= (point.value or 0)
        for other in view.points
        if other.category == point.category
    )


def _names(view: View, top: float) -> Drawing:
    """Return which line is which."""
    parts, y = [], top
    for key, name in view.series:
        looks = _looks(key)
        parts.append(
            f'<path d="M0 {short(y + 8)}h30" fill="none" {looks} stroke-width="2"/>'
        )
        parts.append(_mark(key, 15, y + 8, looks))
        parts.append(text(38, y + 12, _said(view, key, name), font_size=12))
        y += 18
    return Drawing("".join(parts), y - top + 4)


def _said(view: View, key: str, name: str) -> str:
    """Return the name of a line; of one that is nowhere drawn, with why."""
    points = [point for point in view.points if point.key == key]
    if any(point.value is not None for point in points):
        return name
    return COLON.say(view.lang, label=name, value=points[0].text)
