"""The explanation of one row of a report: its formulas, and the cells behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.explain.cells import Cell, Cells, Lineage, Role, Row
from warehouse.explain.facts import Facts
from warehouse.explain.figures import Figure, figures_of
from warehouse.explain.keys import GRAINS, find_row, written
from warehouse.explain.kpi_lineage import COMPUTED
from warehouse.explain.lineage import LINEAGES
from warehouse.explain.shown import Names, Shown
from warehouse.explain.words import PARTS
from warehouse.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """The cells that are there for one thing, and how many of each role there are.

    `hidden_count` is how many more there are than are shown.
    """

    name: str
    words: Text
    counts: Mapping[Role, int]
    cells: tuple[Shown, ...]
    hidden_count: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row of a report, explained; `key` holds what it was asked for by."""

    mart: str
    key: Mapping[str, str]
    row: Row
    is_sample: bool
    is_restricted: bool
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]


def explain(
    facts: Facts,
    mart: str,
    asked: Sequence[str],
    *,
    is_restricted: bool = False,
    most: int | None = None,
) -> Explanation:
    """Explain the row of a report that has the key asked for.

    Args:
        facts: the cells of a release.
        mart: the name of the report.
        asked: its key, `column=value`, or values in the order of the grain.
        is_restricted: whether the cells are those of the restricted file.
        most: how many cells of a part to show; all of them where None.

    Raises:
        ReleaseError: there is no such report, or not one row with that key.
    """
    row = find_row(facts, mart, asked)
    return explain_row(facts, mart, row, is_restricted=is_restricted, most=most)


def explain_row(
    facts: Facts,
    mart: str,
    row: Row,
    *,
    is_restricted: bool = False,
    most: int | None = None,
) -> Explanation:
    """Explain a row of a report, as `explain` does."""
    lineage = LINEAGES[mart](facts, row)
    names = Names(facts)
    return Explanation(
        mart=mart,
        key={column: written(row[column]) for column in GRAINS[mart]},
        row=row,
        is_sample=bool(row.get("is_sample")),
        is_restricted=is_restricted,
        figures=figures_of(mart, row),
        parts=tuple(
            _part(name, _told_silent(row, name, lineage), names, most)
            for name in lineage
        ),
    )


def _told_silent(row: Row, name: str, lineage: Lineage) -> Cells:
    """Return the cells of a part; Members are called silent where that is told."""
    answers = lineage.get(name.replace("members", "answers"))
    # Of a computed KPI an answer without a value counts as an answer too.
    is_asked = name.startswith("members") and row.get("kpi_id") not in COMPUTED
    if answers is None or not is_asked or not all(cell.is_named for cell in answers):
        return lineage[name]
    return _with_silence(lineage[name], answers)


def _part(name: str, cells: Cells, names: Names, most: int | None) -> Part:
    counts = Counter(cell.role for cell in cells)
    alike = Counter(_looks(cell) for cell in cells if not cell.is_named)
    each = {_looks(cell): cell for cell in reversed(cells) if not cell.is_named}
    told = [*each.values(), *(cell for cell in cells if cell.is_named)]
    told.sort(key=names.place)
    return Part(
        name=name,
        words=PARTS[name],
        counts={role: counts[role] for role in Role if counts[role]},
        cells=tuple(
            names.show(cell, 1 if cell.is_named else alike[_looks(cell)])
            for cell in told[:most]
        ),
        hidden_count=max(len(told) - most, 0) if most is not None else 0,
    )


def _with_silence(members: Cells, answers: Cells) -> Cells:
    """Return the Members with those named silent that no counted answer is of.

    Where some answers are unnamed, nobody is called silent: it would give away who
    answered.
    """
    heard = {c.row["member_id"] for c in answers if c.role is Role.COUNTED}
    return tuple(
        cell
        if cell.row["member_id"] in heard
        else Cell(cell.kind, Role.SILENT, cell.row)
        for cell in members
    )


def _looks(cell: Cell) -> tuple[Any, ...]:
    row = cell.row
    return cell.kind, cell.role, row["item_id"], row["period_end_date"]
