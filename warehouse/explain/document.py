"""An explanation as one JSON document."""

from __future__ import annotations

from typing import Any

from warehouse.explain.explanation import Explanation, Part
from warehouse.explain.keys import written
from warehouse.explain.shown import Shown
from warehouse.explain.words import ROLES
from warehouse.text import SAMPLE_LINE, Text


def document(explained: Explanation, release_id: str) -> dict[str, Any]:
    """Return an explanation as a document of plain values, in both languages."""
    return {
        "mart": explained.mart,
        "key": dict(explained.key),
        "release_id": release_id,
        "is_restricted": explained.is_restricted,
        "is_sample": explained.is_sample,
        **(_both("sample", SAMPLE_LINE) if explained.is_sample else {}),
        "figures": [
            {
                "column": figure.column,
                **_both("name", figure.name),
                "value": figure.value,
                **_both("formula", figure.words),
            }
            for figure in explained.figures
        ],
        "lineage": [_part(part) for part in explained.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "part": part.name,
        **_both("part", part.words),
        "counts": {str(role): count for role, count in part.counts.items()},
        "cells": [_cell(cell) for cell in part.cells],
    }


def _cell(cell: Shown) -> dict[str, Any]:
    told = {
        "role": str(cell.role),
        **_both("role", ROLES[cell.role]),
        "count": cell.count,
        **_both("who", cell.who),
        **_both("what", cell.what),
        "period": cell.period,
        "value": cell.value,
        "text_as_typed": cell.text,
        "reading_rule": cell.rule,
        **(_both("rule", cell.rule_words) if cell.rule_words else {}),
        "received_on": cell.received_on,
        **{
            name: value if isinstance(value, int) else written(value)
            for name, value in cell.address.items()
        },
    }
    if cell.replaced:
        told["replaced"] = _cell(cell.replaced)
    return told


def _both(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_en": text.en, f"{name}_fr": text.fr}
