"""What is made from a view and its rows, made once and kept: they do not change."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import plotly.io

from dashboard.kept import Same, kept
from dashboard.render import alt_text as words
from dashboard.render import table as tables
from dashboard.render.dark import in_the_dark
from dashboard.render.plotly import sketch
from dashboard.view import View

MOST = 400


class Drawn(go.Figure):
    """A drawing as Streamlit takes it, which Plotly does not put together again.

    It is kept as one text: garbage collection finds one object instead of thousands.
    """

    def __init__(self, drawing: dict[str, Any]) -> None:
        super().__init__()
        self._text = str(plotly.io.to_json(drawing, validate=False))

    def to_dict(self) -> dict[str, Any]:
        """Return the description of the figure."""
        return json.loads(self._text)


@kept(MOST, by=lambda view: Same(view))
def draw(view: View) -> Drawn:
    """Return the figure of a view, for the page; nothing is to be added to it."""
    return Drawn(sketch(view).to_dict())


@kept(MOST, by=lambda view: Same(view))
def draw_dark(view: View) -> Drawn:
    """Return the figure of a view in the dark scheme."""
    return Drawn(in_the_dark(sketch(view).to_dict()))


@kept(MOST, by=lambda view: Same(view))
def alt_text(view: View) -> str:
    """Return the description of a chart in words."""
    return words.alt_text(view)


@kept(MOST, by=lambda view: Same(view))
def chart_table(view: View) -> str:
    """Return the table under a chart."""
    return tables.chart_table(view)
