"""Tracked changes of an ODS workbook: what was changed is told, what is shown is read.

LibreOffice keeps what was before in a list of its own, and the sheets as they are now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from ingest.problem_kinds import typeset
from ingest.problems import Problem
from ingest.readers.grid import Grid
from ingest.readers.ods_cells import attribute
from ingest.readers.package import tag
from ingest.readers.told import struck_cells

CHANGES = frozenset({"cell-content-change", "insertion", "deletion", "movement"})


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was neither accepted nor refused: its sheet and its first cell.

    `cells` is how many cells went with a sheet that was deleted, else None.
    """

    sheet: int
    row: int
    column: int
    cells: int | None = None


def changes_of(tracked: ElementTree.Element) -> Iterator[Change]:
    """Yield the changes that a workbook lists."""
    for element in tracked:
        state = attribute(element, "acceptance-state") or "pending"
        if tag(element) in CHANGES and state == "pending":
            yield _change(element)


def _change(element: ElementTree.Element) -> Change:
    at = next(
        (one for one in element if tag(one).endswith("-address")),
        element,
    )
    place = {
        name: int(attribute(at, name) or attribute(at, f"start-{name}") or 0)
        for name in ("table", "row", "column")
    }
    kind, position = (attribute(element, name) for name in ("type", "position"))
    if kind in place:
        place[kind] = int(position or 0)
    cells = None
    if kind == "table" and tag(element) == "deletion":
        cells = sum(tag(one) == "change-track-table-cell" for one in element.iter())
    return Change(place["table"], place["row"] + 1, place["column"] + 1, cells)


def told_of_changes(changes: Sequence[Change], grids: Sequence[Grid]) -> list[Problem]:
    """Return the warnings that changes call for, sheet by sheet."""
    found = []
    for number, grid in enumerate(grids):
        cells = {
            (one.row, one.column)
            for one in changes
            if one.sheet == number and one.cells is None
        }
        found += struck_cells(grid.name, sorted(cells))
    deleted = [one.cells for one in changes if one.cells is not None]
    return [*found, *map(_deleted_sheet, deleted)]


def _deleted_sheet(cells: int) -> Problem:
    detail = typeset(
        f"a sheet was deleted with tracked changes and was not read (filled cells: "
        f"{cells}); refuse the change if it holds data to load",
        f"une feuille a été supprimée avec suivi des modifications et n'a pas été lue "
        f"(cellules remplies : {cells}) ; refuser la modification si elle contient des "
        "données à charger",
    )
    return Problem("hidden_content", detail)
