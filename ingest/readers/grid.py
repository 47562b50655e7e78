"""A sheet on its way: its cells by row and column, and what is to be said of them.

Every reader of sheets puts its cells here, so that one rule holds for all: what lies
under a merged cell is not read, what is struck out is told, what is hidden is read and
told.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from openpyxl.utils.cell import range_boundaries

from ingest.book import Sheet, Unreadable, letter, sheet_of
from ingest.problems import Problem
from ingest.readers.told import Place, covered_cells, hidden_lines, struck_cells

# First and last row, first and last column.
Area = tuple[int, int, int, int]


@dataclass(slots=True)
class Grid:
    """The cells of a sheet, its merged areas, and what of it is not shown as it is."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas: list[Place] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    struck: list[Place] = field(default_factory=list)
    covered: list[Place] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    # First and last column.
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def put(self, row: int, column: int, text: str) -> None:
        """Put the text of a cell; no cell may stand twice."""
        cells = self.rows.setdefault(row, {})
        if column in cells:
            place = f"{letter(column)}{row}"
            raise Unreadable(
                f"the sheet “{self.name}” has the cell {place} twice",
                f"la feuille « {self.name} » a deux fois la cellule {place}",
            )
        cells[column] = text

    def sheet(self) -> tuple[Sheet, list[Problem]]:
        """Return the sheet, and what is to be said of it."""
        self._uncover()
        sheet = sheet_of(self.name, self.rows, self.formulas)
        sheet = replace(sheet, continued=dict(self._continued()))
        columns = {column for cells in self.rows.values() for column in cells}
        first = min(columns, default=1)
        hidden = {
            column
            for column in columns
            if any(start <= column <= end for start, end in self.hidden_columns)
        }
        return sheet, [
            *struck_cells(self.name, sorted(self.struck)),
            *covered_cells(self.name, sorted(self.covered)),
            *hidden_lines(self.name, self.hidden_rows & set(self.rows), hidden, first),
        ]

    def _uncover(self) -> None:
        """Take away what lies under a merged cell, and rows that held nothing else."""
        for area, rows in self._areas():
            first_row, _, first, last = area
            for row in rows:
                under = [
                    column
                    for column in self.rows[row]
                    if first <= column <= last and (row, column) != (first_row, first)
                ]
                if under:
                    # Rows that are repeated may share their cells.
                    cells = self.rows[row] = dict(self.rows[row])
                    self.covered += [(row, column) for column in under]
                    for column in under:
                        del cells[column]
        self.rows = {row: cells for row, cells in self.rows.items() if cells}
        gone = set(self.covered)
        self.formulas = [one for one in self.formulas if one not in gone]

    def _continued(self) -> Iterator[tuple[tuple[int, str], int]]:
        """Yield the cells of a merged cell below its first row, with that row."""
        for (first_row, _, first, _), rows in self._areas():
            if first in self.rows.get(first_row, {}):
                for row in rows:
                    if row > first_row:
                        yield (row, letter(first)), first_row

    def _areas(self) -> Iterator[tuple[Area, list[int]]]:
        """Yield each merged area with its rows that hold anything."""
        numbers = sorted(self.rows)
        for area in self.merged:
            start = bisect_left(numbers, area[0])
            yield area, numbers[start : bisect_right(numbers, area[1])]


def merged_area(reference: str) -> Area | None:
    """Return the area that a reference names, or None where no sheet has it."""
    try:
        column, row, last_column, last_row = range_boundaries(reference)
    except (ValueError, TypeError):
        return None
    if not (column and row and last_column and last_row):
        return None
    first, last = sorted((row, last_row))
    first_column, last_column = sorted((column, last_column))
    return first, last, first_column, last_column
