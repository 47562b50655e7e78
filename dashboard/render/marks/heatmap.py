"""A value for each row and column, its number printed in its cell."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.look import theme
from dashboard.render.axes import category_axis, plain, wrapped
from dashboard.render.span import FULL
from dashboard.view import View


def draw_heatmap(figure: go.Figure, view: View) -> None:
    """Draw a table in colours."""
    rows = list(view.categories)
    columns = [series for _, series in view.series]
    places = {key: place for place, (key, _) in enumerate(view.series)}
    z: list[list[float | None]] = [[None] * len(columns) for _ in rows]
    text = [[""] * len(columns) for _ in rows]
    for point in view.points:
        row, column = rows.index(point.category), places[point.key]
        z[row][column] = point.value
        lines = [plain(point.text), plain(point.answers)]
        words = "<br>".join(line for line in lines if line)
        if point.value is None:
            _write_cell(figure, column, row, words)
        else:
            text[row][column] = words
    figure.add_heatmap(
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
    category_axis(figure, [wrapped(row, 46) for row in rows], row_height=40)
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(columns))),
        ticktext=[_column_label(view, key, name) for key, name in view.series],
        showgrid=False,
        ticks="",
        zeroline=False,
        fixedrange=True,
    )
    figure.update_layout(margin={"t": 40})


def _write_cell(figure: go.Figure, column: int, row: int, text: str) -> None:
    figure.add_annotation(
        x=column,
        y=row,
        text=text,
        showarrow=False,
        font={"size": 11, "color": theme.MUTED},
    )


def _column_label(view: View, key: str, name: str) -> str:
    is_chosen = any(point.is_chosen for point in view.points if point.key == key)
    label = wrapped(name, 14)
    return f"<b>{label}</b>" if is_chosen else label
