"""A value for each row and column, its number printed in its cell."""

from __future__ import annotations

from dashboard.look import theme
from dashboard.render.axes import category_axis, plain, wrapped
from dashboard.render.sketch import Sketch
from dashboard.render.span import FULL
from dashboard.view import View


def draw_heatmap(sketch: Sketch, view: View) -> None:
    """Draw a table in colours."""
    rows = list(view.categories)
    columns = [series for _, series in view.series]
    places = {key: place for place, (key, _) in enumerate(view.series)}
    z: list[list[float | None]] = [[None] * len(columns) for _ in rows]
    text = [[""] * len(columns) for _ in rows]
    without: list[tuple[int, int, str]] = []
    for point in view.points:
        row, column = rows.index(point.category), places[point.key]
        z[row][column] = point.value
        lines = [plain(point.text), plain(point.answers)]
        words = "<br>".join(line for line in lines if line)
        if point.value is None:
            without.append((column, row, words))
        else:
            text[row][column] = words
    sketch.add(
        "heatmap",
        z=z,
        x=list(range(len(columns))),
        y=list(range(len(rows))),
        text=text,
        texttemplate="%{text}",
        textfont={"size": 11, "color": theme.INK},
        meta="value",
        colorscale=[list(stop) for stop in theme.SCALE],
        zmin=0,
        # Plotly takes the lowest value for zero unless the highest is said too.
        zmax=FULL.get(view.chart.unit, max([1, *(p.value or 0 for p in view.points)])),
        xgap=2,
        ygap=2,
        showscale=False,
        hoverinfo="skip",
    )
    _write_cells(sketch, without)
    category_axis(sketch, [wrapped(row, 46) for row in rows], row_height=40)
    sketch.lay_out(
        margin={"t": 40},
        xaxis={
            "side": "top",
            "range": [-0.5, len(columns) - 0.5],
            "tickvals": list(range(len(columns))),
            "ticktext": [_column_label(view, key, name) for key, name in view.series],
            "showgrid": False,
            "ticks": "",
            "zeroline": False,
            "fixedrange": True,
        },
    )


def _write_cells(sketch: Sketch, cells: list[tuple[int, int, str]]) -> None:
    """Write the words of the cells without a value: one trace for all of them."""
    if not cells:
        return
    sketch.add(
        "scatter",
        x=[column for column, _, _ in cells],
        y=[row for _, row, _ in cells],
        text=[words for _, _, words in cells],
        mode="text",
        textfont={"size": 11, "color": theme.MUTED},
        hoverinfo="skip",
        showlegend=False,
    )


def _column_label(view: View, key: str, name: str) -> str:
    is_chosen = any(point.is_chosen for point in view.points if point.key == key)
    label = wrapped(name, 14)
    return f"<b>{label}</b>" if is_chosen else label
