"""One equal tile a Member: no outline and no border of any country is drawn."""

from __future__ import annotations

from collections import defaultdict

from dashboard.cells import in_a_tile
from dashboard.look import theme
from dashboard.render.axes import hover, legend_height, plain, wrapped
from dashboard.render.sketch import Sketch
from dashboard.render.span import FULL
from dashboard.render.tile_layout import HEAD, STATE_PATTERNS, Block, blocks, size
from dashboard.view import Point, View
from dashboard.words import COLON, MEMBERS

EDGE = 0.06  # left free between two tiles, on each side
UNIT_HEIGHT = 38
Places = list[tuple[Point, float, float]]


def draw_tiles(sketch: Sketch, view: View) -> None:
    """Draw a tile for each Member, its value as a colour and as a number."""
    placed = _placed(view)
    by_state: dict[str, Places] = defaultdict(list)
    for block, points in placed:
        _write_region(sketch, block, points)
        for place, point in enumerate(points):
            state = point.tile.state if point.tile else ""
            by_state[state].append((point, *block.corner(place)))
    _add_values(sketch, view, by_state.pop("", []))
    names = [
        _add_state(sketch, view, state, by_state[state]) for state in sorted(by_state)
    ]
    width, height = size([block for block, _ in placed])
    bottom = 12 + legend_height(names)
    hidden = {"visible": False, "fixedrange": True}
    sketch.lay_out(
        height=round(height * UNIT_HEIGHT) + bottom + 8,
        margin={"b": bottom, "t": 8},
        barmode="overlay",
        showlegend=bool(names),
        xaxis={"range": [-EDGE, width + EDGE], **hidden},
        yaxis={"range": [height + EDGE, -EDGE], **hidden},
    )


def _placed(view: View) -> list[tuple[Block, list[Point]]]:
    regions: dict[str, list[Point]] = defaultdict(list)
    for point in view.points:
        regions[point.key].append(point)
    counts = {region: len(points) for region, points in regions.items()}
    return [(block, regions[block.region]) for block in blocks(counts)]


def _write_region(sketch: Sketch, block: Block, points: list[Point]) -> None:
    """Write a region's name above its tiles."""
    name = wrapped(points[0].series, round(block.width * 6.2))
    is_chosen = points[0].is_chosen
    sketch.note(
        x=block.left,
        y=block.top - HEAD * 0.1,
        xanchor="left",
        yanchor="bottom",
        align="left",
        text=f"<b>{name}</b>" if is_chosen else name,
        font={"size": 12, "color": theme.ACCENT if is_chosen else theme.INK},
        showarrow=False,
    )


def _add_values(sketch: Sketch, view: View, places: Places) -> None:
    """Add the tiles with a value: the darker, the higher."""
    values = [point.value or 0 for point, _, _ in places]
    full = FULL.get(view.chart.unit, 0)
    texts = [
        _text(point, in_a_tile(point.value, view.chart.unit, view.lang) + point.mark)
        for point, _, _ in places
    ]
    sketch.add(
        "bar",
        **_shape(places, texts),
        meta="value",
        showlegend=False,
        marker={
            "color": values,
            "colorscale": [list(stop) for stop in theme.SCALE],
            "cmin": min([0, *values]),
            "cmax": max([full, *values]),
            "line": {"color": theme.MUTED, "width": 1},
        },
    )


def _add_state(sketch: Sketch, view: View, state: str, places: Places) -> str:
    """Add the tiles that have no value for one reason; return its name."""
    texts = [
        _text(point, point.tile.sign if point.tile else "") for point, *_ in places
    ]
    count = MEMBERS.say(view.lang, len(places))
    name = COLON.say(view.lang, label=places[0][0].text, value=count)
    sketch.add(
        "bar",
        **_shape(places, texts),
        name=plain(name),
        meta=state,
        marker={
            "color": theme.PAPER,
            "line": {"color": theme.BAND, "width": 1},
            "pattern": {
                "shape": STATE_PATTERNS.get(state, "/"),
                "bgcolor": theme.PAPER,
                "fgcolor": theme.RULE,
                "size": 6,
                "solidity": 0.25,
            },
        },
    )
    return name


def _shape(places: Places, texts: list[str]) -> dict[str, object]:
    return {
        "x": [left + 0.5 for _, left, _ in places],
        "y": [1 - 2 * EDGE for _ in places],
        "base": [top + EDGE for _, _, top in places],
        "width": [1 - 2 * EDGE for _ in places],
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": 10, "color": theme.INK},
        "hovertext": [hover(point) for point, _, _ in places],
        "hoverinfo": "text",
    }


def _text(point: Point, beside: str) -> str:
    code = point.tile.code if point.tile else ""
    return f"<b>{plain(code)}</b><br>{plain(beside)}"
