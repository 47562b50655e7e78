"""Lines over categories in order; the world's is dashed."""

from __future__ import annotations

from dashboard.chart import Lines
from dashboard.choice import WORLD
from dashboard.look import theme
from dashboard.render.axes import hover, plain, value_axis, wrapped
from dashboard.render.marks.panels import draw_panels
from dashboard.render.sketch import Sketch
from dashboard.view import Point, View


def draw_lines(sketch: Sketch, view: View) -> None:
    """Draw one line a series."""
    if isinstance(view.chart.mark, Lines) and view.chart.mark.is_apart:
        draw_panels(sketch, view)
        return
    highest: dict[str, float] = {}
    for point in view.points:
        value = point.value if point.value is not None else -1
        highest[point.category] = max(highest.get(point.category, -1), value)
    for key, series in view.series:
        steps = [point for point in view.points if point.key == key]
        is_world = key == WORLD
        sketch.add(
            "scatter",
            x=[wrapped(point.category, 8) for point in steps],
            y=[point.value for point in steps],
            mode="lines+markers+text",
            name=plain(series),
            meta="value",
            text=[point.text if point.value is not None else "" for point in steps],
            textposition=[_beside(point, highest) for point in steps],
            textfont={"size": 11},
            line={
                "color": theme.COLOURS["world" if is_world else "chosen"],
                "dash": theme.DASHES.get(key, "solid"),
                "width": 2.5,
            },
            marker={"size": 8, "symbol": "diamond-open" if is_world else "circle"},
            hovertext=[hover(point) for point in steps],
            hoverinfo="text",
            cliponaxis=False,
        )
    value_axis(sketch, view, axis="yaxis")
    sketch.lay_out(
        height=400,
        showlegend=True,
        margin={"b": 96, "t": 24},
        yaxis={"automargin": "left"},
        xaxis={
            "type": "category",  # years are names here, nothing lies between them
            "tickangle": 0,
            "linecolor": theme.RULE,
            "tickfont": {"size": 11},
            "showgrid": False,
            "fixedrange": True,  # a finger scrolls the page, not the figure
        },
    )


def _beside(point: Point, highest: dict[str, float]) -> str:
    """Return the side of a value's text on which no other line runs."""
    is_highest = point.value is None or point.value >= highest[point.category]
    return "top center" if is_highest else "bottom center"
