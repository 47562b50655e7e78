"""The explanation of one row of a report: its formulas, and the cells behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.explain.cells import Cell, Cells, Role, Row
from warehouse.explain.facts import Facts
from warehouse.explain.figures import Figure, figures_of
from warehouse.explain.keys import GRAINS, find_row, written
from warehouse.explain.lineage import LINEAGES
from warehouse.explain.shown import Names, Shown
from warehouse.explain.words import PARTS
from warehouse.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """The cells that are there for one thing, and how many of each role there are."""

    name: str
    words: Text
    counts: Mapping[Role, int]
    cells: tuple[Shown, ...]


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
    facts: Facts, mart: str, asked: Sequence[str], *, is_restricted: bool = False
) -> Explanation:
    """Explain the row of a report that has the key asked for.

    Raises:
        ReleaseError: there is no such report, or not one row with that key.
    """
    row = find_row(facts, mart, asked)
    return explain_row(facts, mart, row, is_restricted=is_restricted)


def explain_row(
    facts: Facts, mart: str, row: Row, *, is_restricted: bool = False
) -> Explanation:
    """Explain a row of a report."""
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
            _part(name, cells, lineage, names) for name, cells in lineage.items()
        ),
    )


def _part(name: str, cells: Cells, lineage: Mapping[str, Cells], names: Names) -> Part:
    answers = lineage.get(name.replace("members", "answers"))
    is_told = answers is not None and all(cell.is_named for cell in answers)
    if name.startswith("members") and answers is not None and is_told:
        cells = _with_silence(cells, answers)
    alike = Counter(_looks(cell) for cell in cells if not cell.is_named)
    shown = [names.show(cell, 1) for cell in cells if cell.is_named]
    seen: set[tuple[Any, ...]] = set()
    for cell in cells:
        if not cell.is_named and _looks(cell) not in seen:
            seen.add(_looks(cell))
            shown.append(names.show(cell, alike[_looks(cell)]))
    order = list(Role)
    shown.sort(key=lambda one: (order.index(one.role), one.what.en, one.who.en))
    counts = Counter(cell.role for cell in cells)
    sorted_counts = {role: counts[role] for role in Role if counts[role]}
    return Part(name, PARTS[name], sorted_counts, tuple(shown))


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
