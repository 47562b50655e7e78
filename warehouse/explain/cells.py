"""A cell behind a figure, with the part that it has in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Row = dict[str, Any]


class Kind(StrEnum):
    """What a cell is a cell of."""

    LEVEL = "level"
    KPI = "kpi"
    ACTIVITY = "activity"
    REGISTER = "register"
    FILE = "file"
    PROBLEM = "problem"
    MEMBER = "member"


class Role(StrEnum):
    """The part of a cell in a figure; the first ones as the marts call them."""

    COUNTED = "counted"
    SUPERSEDED = "superseded"
    EARLIER_PERIOD = "earlier_period"
    NO_VALUE = "no_value"
    NOT_COUNTED = "not_counted"
    LESS_TRUSTED = "less_trusted"
    NOT_BEGUN = "not_begun"
    TOO_LATE = "too_late"
    WITHDRAWN = "withdrawn"
    MEMBERSHIP = "membership"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell and its role; `replaced` is the answer that it took the place of.

    An answer of a Member that may not be named has, in the published file, a region, a
    question and a role, and nothing else.
    """

    kind: Kind
    role: Role
    row: Row
    replaced: Row | None = None

    @property
    def is_named(self) -> bool:
        """Whether it is said whose cell this is."""
        return self.kind not in {Kind.LEVEL, Kind.KPI} or bool(self.row["answer_id"])


Cells = tuple[Cell, ...]
# The cells behind one row of a report, by what they are there for.
Lineage = dict[str, Cells]
