"""Texts read by declared rules: pure functions from a text to a `Reading`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.problems import Finding
from warehouse.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text was read as, by which rule, and what is wrong with it.

    `values` stand in the order of the fields that the column's rule gives; they are
    empty where the text could not be read.
    """

    values: tuple[Any, ...] = ()
    rule: str | None = None
    finding: Finding | None = None


def refuse(code: str, detail: Text | None = None) -> Reading:
    """Return the reading of a text that cannot be read."""
    return Reading(finding=Finding(code, detail))
