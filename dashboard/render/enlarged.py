"""A figure for the plenary room: the same drawing, its type and its bars larger."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

TIMES = 1.5
SIZES = ("size", "b", "t", "l", "r", "xshift", "yshift", "ticklen")


def enlarged(drawing: dict[str, Any]) -> dict[str, Any]:
    """Return a drawing half as large again, in type, margins and height."""
    drawn = deepcopy(drawing)
    layout = drawn["layout"]
    for name, part in layout.items():
        if name in ("font", "margin", "annotations") or name[1:5] == "axis":
            layout[name] = _larger(part)
    layout["height"] = round((layout.get("height") or 400) * TIMES)
    for trace in drawn["data"]:
        for name in ("textfont", "insidetextfont"):
            if name in trace:
                trace[name] = _larger(trace[name])
    return drawn


def _larger(part: Any) -> Any:  # noqa: ANN401
    if isinstance(part, dict):
        return {
            name: value * TIMES
            if name in SIZES and isinstance(value, int | float)
            else _larger(value)
            for name, value in part.items()
        }
    if isinstance(part, list | tuple):
        return [_larger(value) for value in part]
    if isinstance(part, str):
        return re.sub(
            r"font-size:(\d+)px",
            lambda found: f"font-size:{round(int(found[1]) * TIMES)}px",
            part,
        )
    return part
