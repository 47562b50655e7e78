"""A Plotly figure while it is drawn: plain lists and dictionaries.

Plotly's own figure checks each property as it is set, and walks through all notes for
each that is added: a second for a large table. A sketch is put together in about a
millisecond; `Sketch.figure` has Plotly check the whole of it, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go


class Sketch:
    """The traces, notes and layout of a figure, by Plotly's own names."""

    def __init__(self, **layout: object) -> None:
        self.traces: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = layout

    def add(self, kind: str, **trace: object) -> None:
        """Add a trace, such as a `bar` or a `scatter`."""
        self.traces.append({"type": kind, **trace})

    def note(self, **annotation: object) -> None:
        """Write words on the figure."""
        self.layout.setdefault("annotations", []).append(annotation)

    def lay_out(self, **layout: object) -> None:
        """Change the layout; what it holds already and is not named here stays."""
        _merge(self.layout, layout)

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as Plotly.js takes it."""
        return {"data": self.traces, "layout": self.layout}

    def figure(self) -> go.Figure:
        """Return the figure, checked by Plotly; ValueError names what it refuses."""
        return go.Figure(self.to_dict())


def _merge(into: dict[str, Any], changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into[name] = value
