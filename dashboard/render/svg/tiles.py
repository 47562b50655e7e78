"""One equal tile a Member, region under region: no outline of any country is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from dashboard.cells import in_a_tile
from dashboard.look import theme
from dashboard.render.span import FULL
from dashboard.render.svg.shapes import (
    WIDTH,
    Drawing,
    Entry,
    legend,
    pattern,
    shade,
    short,
    text,
)
from dashboard.render.tile_layout import STATE_PATTERNS
from dashboard.view import Point, View
from dashboard.words import COLON, MEMBERS

IN_A_ROW = 8
STEP = WIDTH / IN_A_ROW
HIGH = 34
EDGE = 1.5


def draw_tiles(view: View) -> Drawing:
    """Return a tile for each Member, its value as a colour and as a number."""
    states = _states(view)
    tile = f"t-{view.chart.key}"
    parts = [
        f'<defs><rect id="{tile}-t" width="{short(STEP - 2 * EDGE)}" '
        f'height="{short(HIGH - 2 * EDGE)}" stroke="{theme.BAND}" '
        'stroke-width=".7"/></defs>'
    ]
    parts += [
        pattern(f"{tile}-{state}", _shape(state), theme.PAPER, theme.RULE)
        for state in states
    ]
    regions: dict[str, list[Point]] = defaultdict(list)
    for point in view.points:
        regions[point.key].append(point)
    y = 0.0
    for points in regions.values():
        drawn = _region(points, view, y, tile)
        parts.append(drawn.body)
        y += drawn.height
    entries = [
        Entry(
            COLON.say(view.lang, label=words, value=MEMBERS.say(view.lang, count)),
            f"url(#{tile}-{state})",
            theme.BAND,
        )
        for state, (words, count) in states.items()
    ]
    drawn = legend(entries, y)
    return Drawing("".join([*parts, drawn.body]), y + drawn.height)


def _states(view: View) -> dict[str, tuple[str, int]]:
    """Return each reason why tiles have no value: its words, and how many they are."""
    states: dict[str, tuple[str, int]] = {}
    for point in view.points:
        if point.tile and point.tile.state:
            _, count = states.get(point.tile.state, ("", 0))
            states[point.tile.state] = point.text, count + 1
    return dict(sorted(states.items()))


def _shape(state: str) -> str:
    return STATE_PATTERNS.get(state, "/")


def _region(points: Sequence[Point], view: View, top: float, tile: str) -> Drawing:
    looks = {"font_size": 12, "font_weight": 600 if points[0].is_chosen else 400}
    parts = [text(0, top + 14, points[0].series, **looks)]
    parts.append('<g font-size="10" text-anchor="middle">')
    values = [point.value or 0 for point in view.points]
    full = max([FULL.get(view.chart.unit, 0), *values])
    for place, point in enumerate(points):
        x = place % IN_A_ROW * STEP + EDGE
        y = top + 20 + place // IN_A_ROW * HIGH + EDGE
        parts.append(_tile(point, view, (x, y), (tile, full)))
    rows = -(-len(points) // IN_A_ROW)
    return Drawing("".join([*parts, "</g>"]), 20 + rows * HIGH + 8)


def _tile(
    point: Point, view: View, corner: tuple[float, float], looks: tuple[str, float]
) -> str:
    (x, y), (tile, full) = corner, looks
    state, sign = (point.tile.state, point.tile.sign) if point.tile else ("", "")
    code = point.tile.code if point.tile else ""
    if point.value is None:
        fill = f"url(#{tile}-{state})"
    else:
        fill = shade(point.value, full)
        sign = in_a_tile(point.value, view.chart.unit, view.lang)
    middle = short(x + STEP / 2 - EDGE)
    return (
        f'<use href="#{tile}-t" x="{short(x)}" y="{short(y)}" fill="{fill}"/>'
        f'<text x="{middle}" y="{short(y + 13)}">{escape(code)}'
        f'<tspan x="{middle}" dy="12">{escape(sign)}</tspan></text>'
    )
