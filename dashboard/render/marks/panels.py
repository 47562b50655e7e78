"""Small multiples: one small figure a series, all on the same axes."""

from __future__ import annotations

import math

from dashboard.choice import WORLD
from dashboard.look import theme
from dashboard.render.axes import hover, value_axis, wrapped
from dashboard.render.sketch import Sketch
from dashboard.view import View

ACROSS = 3
HEIGHT = 190  # of one small figure with its name, in pixels
GAP = 0.05
SHARE_OF_HEIGHT = 0.62  # the rest is for names and periods


def draw_panels(sketch: Sketch, view: View) -> None:
    """Draw each series by itself; the world's line is dashed, as elsewhere."""
    down = math.ceil(len(view.series) / ACROSS)
    for place, (key, series) in enumerate(view.series):
        row, column = divmod(place, ACROSS)
        number = "" if place == 0 else str(place + 1)
        left = column * (1 + GAP) / ACROSS
        top = 1 - row / down
        _add_line(sketch, view, key, number)
        value_axis(sketch, view, axis=f"yaxis{number}")
        sketch.lay_out(
            **{
                f"xaxis{number}": {
                    "domain": [left, left + (1 + GAP) / ACROSS - GAP],
                    "anchor": f"y{number}",
                    "type": "category",
                    "categoryarray": [wrapped(name, 8) for name in view.categories],
                    "linecolor": theme.RULE,
                    "tickfont": {"size": 10},
                    "tickangle": 0,
                    "showgrid": False,
                    "fixedrange": True,
                },
                f"yaxis{number}": {
                    "domain": [top - SHARE_OF_HEIGHT / down, top - 0.12 / down],
                    "anchor": f"x{number}",
                    "tickfont": {"size": 10},
                    "automargin": False,
                },
            }
        )
        sketch.note(
            text=f"<b>{wrapped(series, 30)}</b>",
            x=left,
            y=top,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="middle",
            align="left",
            showarrow=False,
            font={"size": 12},
        )
    sketch.lay_out(
        height=HEIGHT * down + 20,
        margin={"t": 24, "l": 52, "r": 24, "b": 8},
        showlegend=False,
    )


def _add_line(sketch: Sketch, view: View, key: str, number: str) -> None:
    steps = [point for point in view.points if point.key == key]
    is_world = key == WORLD
    is_chosen = any(point.is_chosen for point in steps)
    sketch.add(
        "scatter",
        x=[wrapped(point.category, 8) for point in steps],
        y=[point.value for point in steps],
        xaxis=f"x{number}",
        yaxis=f"y{number}",
        mode="lines+markers+text",
        meta="value",
        text=[point.text if point.value is not None else "" for point in steps],
        textposition="top center",
        textfont={"size": 10},
        line={
            "color": theme.COLOURS[
                "world" if is_world else "chosen" if is_chosen else "region"
            ],
            "dash": theme.DASHES.get(key, "solid"),
            "width": 2,
        },
        marker={"size": 6, "symbol": "diamond-open" if is_world else "circle"},
        hovertext=[hover(point) for point in steps],
        hoverinfo="text",
        cliponaxis=False,
    )
