"""A filled-in chart as a Plotly figure: the drawing alone, its words stand outside."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go

from dashboard.chart import Bars, Heatmap, Lines, Stacks, Tiles
from dashboard.look import theme
from dashboard.render.axes import wrapped
from dashboard.render.marks.bars import draw_bars
from dashboard.render.marks.heatmap import draw_heatmap
from dashboard.render.marks.lines import draw_lines
from dashboard.render.marks.stacks import draw_stacks
from dashboard.render.marks.tiles import draw_tiles
from dashboard.render.sketch import Sketch
from dashboard.view import View

# Signs in a line of the sentence of a figure without rows; a telephone has room for it.
EMPTY_WIDTH = 44
DRAWINGS: dict[type, Callable[[Sketch, View], None]] = {
    Bars: draw_bars,
    Stacks: draw_stacks,
    Lines: draw_lines,
    Heatmap: draw_heatmap,
    Tiles: draw_tiles,
}


def sketch(view: View) -> Sketch:
    """Return the figure of a view; without rows, a frame with its sentence."""
    drawn = _frame()
    if view.empty:
        _write_empty(drawn, view)
    else:
        DRAWINGS[type(view.chart.mark)](drawn, view)
    return drawn


def draw(view: View) -> go.Figure:
    """Return the same as a figure of Plotly's, which has checked it."""
    return sketch(view).figure()


def values(figure: go.Figure) -> list[float]:
    """Return the values that a figure draws, the band of the silent apart."""
    found: list[float] = []
    for trace in figure.data:
        if trace.meta != "value":
            continue
        if trace.type == "heatmap":
            drawn = [value for row in trace.z for value in row]
        elif trace.marker.colorscale is not None:
            drawn = trace.marker.color  # a tile says its value by its colour
        else:
            drawn = trace.x if trace.type == "bar" else trace.y
        found += [value for value in drawn if value is not None]
    return found


def _frame() -> Sketch:
    return Sketch(
        template={},
        font={"family": theme.SANS, "size": 13, "color": theme.INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        bargap=0.35,
        hovermode="closest",
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "traceorder": "normal",
        },
    )


def _write_empty(sketch: Sketch, view: View) -> None:
    sketch.lay_out(height=132, xaxis={"visible": False}, yaxis={"visible": False})
    sketch.note(
        text=wrapped(view.empty, EMPTY_WIDTH),
        showarrow=False,
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        font={"color": theme.MUTED, "size": 14},
    )
