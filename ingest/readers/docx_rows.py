"""The rows of a Word table: their cells by column, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from ingest.book import is_blank, letter
from ingest.problems import Problem
from ingest.readers.docx_styles import Styles, attribute, child, is_on
from ingest.readers.docx_text import (
    DELETED,
    HIDDEN,
    INSERTED,
    NESTED,
    NUMBERED,
    text_of,
)
from ingest.readers.package import tag
from ingest.readers.told import covered_cells, hidden_text
from warehouse.text import Text

NOT_SHOWN = frozenset({"Fallback", "del", "moveFrom"})
CHANGES = frozenset({"cellIns", "cellDel", "cellMerge"})


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table on their way to a sheet, and what is to be said of them."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    continued: dict[tuple[int, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nested: list[ElementTree.Element] = field(default_factory=list)

    def note(self, code: str, row: int, place: str) -> None:
        """Keep a problem of a cell, or of a whole row."""
        said = Text(place, place)
        problem = Problem(code, said, self.name, row, None, place)
        if problem not in self.problems[-2:]:
            self.problems.append(problem)


def of_table(
    element: ElementTree.Element, wanted: str
) -> Iterator[ElementTree.Element]:
    """Yield rows of a table or cells of a row, whatever they are wrapped in."""
    for inner in element:
        if tag(inner) == wanted:
            yield inner
        elif tag(inner) not in {"tbl", "tc", "tr"} | NOT_SHOWN:
            yield from of_table(inner, wanted)


def is_deleted(grid: Grid, row: int, element: ElementTree.Element) -> bool:
    """Return whether a row was deleted; that it was, or was inserted, is reported."""
    properties = child(element, "trPr")
    changes = {tag(one) for one in properties or ()} & {"ins", "del"}
    if changes:
        grid.note("tracked_changes", row, f"A{row}")
    return "del" in changes


def read_shown(
    grid: Grid,
    row: int,
    element: ElementTree.Element,
    styles: Styles,
    merged: dict[int, int],
) -> tuple[dict[int, str], bool]:
    """Return a row's texts by column, and whether the row is hidden as a whole."""
    said, before = len(grid.problems), dict(merged)
    is_hidden = is_on(child(element, "trPr"), "hidden")
    if not is_hidden:
        cells = _read_row(grid, row, element, styles, merged)
        is_hidden = not cells and any(
            one.code == "hidden_content" for one in grid.problems[said:]
        )
    if is_hidden:
        del grid.problems[said:]
        merged.clear()
        merged.update(before)
        shown = replace(styles, shows_hidden=True)
        cells = _read_row(grid, row, element, shown, merged)
    return cells, is_hidden and bool(cells)


def _read_row(
    grid: Grid,
    row: int,
    element: ElementTree.Element,
    styles: Styles,
    merged: dict[int, int],
) -> dict[int, str]:
    """Return a row's texts by column; `merged` is the row each column spans from."""
    cells: dict[int, str] = {}
    column = 1 + _number(child(element, "trPr"), "gridBefore", 0)
    for cell, is_gone in _with_changes(grid, row, column, element):
        properties = child(cell, "tcPr")
        span = _number(properties, "gridSpan", 1)
        place = f"{letter(column)}{row}"
        text = "" if is_gone else _read_cell(grid, row, place, cell, styles)
        merging = _merging(properties)
        if merging == "continue" and column in merged:
            first = merged[column]
            _hide(grid, row, column, text)
            text = grid.rows.get(first, {}).get(column, "")
            grid.continued[row, letter(column)] = first
        elif _is_continued(properties, "hMerge"):
            _hide(grid, row, column, text)
            text = ""
        elif merging:
            merged[column] = row
        else:
            merged.pop(column, None)
        if not is_blank(text):
            cells[column] = text
        column += span
    return cells


def _with_changes(
    grid: Grid, row: int, column: int, element: ElementTree.Element
) -> Iterator[tuple[ElementTree.Element, bool]]:
    """Yield the cells of a row, and whether each was deleted as a whole.

    Where as many cells were inserted as deleted, they take the place of those; else a
    deleted cell leaves its place empty, so that no other one shifts.
    """
    cells = list(of_table(element, "tc"))
    changes = [
        {tag(one) for one in child(cell, "tcPr") or ()} & CHANGES for cell in cells
    ]
    deleted = sum("cellDel" in change for change in changes)
    is_replaced = deleted == sum("cellIns" in change for change in changes)
    for cell, change in zip(cells, changes, strict=True):
        if change:
            grid.note("tracked_changes", row, f"{letter(column)}{row}")
        is_gone = "cellDel" in change
        if not (is_gone and is_replaced):
            yield cell, is_gone
            column += _number(child(cell, "tcPr"), "gridSpan", 1)


def _merging(properties: ElementTree.Element | None) -> str:
    """Return whether a cell begins one that spans rows, or continues one."""
    tracked = None if properties is None else child(properties, "cellMerge")
    if tracked is not None:
        value = attribute(tracked, "vMerge")
        return {"cont": "continue", "rest": "restart"}.get(value or "", "")
    if _is_continued(properties, "vMerge"):
        return "continue"
    found = None if properties is None else child(properties, "vMerge")
    return "" if found is None else "restart"


def _hide(grid: Grid, row: int, column: int, text: str) -> None:
    """Report the text that a merged cell covers."""
    if not is_blank(text):
        grid.problems.extend(covered_cells(grid.name, [(row, column)]))


def _number(properties: ElementTree.Element | None, name: str, default: int) -> int:
    element = None if properties is None else child(properties, name)
    value = None if element is None else attribute(element, "val")
    if value is None or not value.isdecimal():
        return default
    # No table of Word has more columns than this.
    return min(max(int(value), default), 63)


def _is_continued(properties: ElementTree.Element | None, name: str) -> bool:
    element = None if properties is None else child(properties, name)
    return element is not None and attribute(element, "val") in {None, "continue"}


def _read_cell(
    grid: Grid, row: int, place: str, cell: ElementTree.Element, styles: Styles
) -> str:
    """Return what a cell shows, and keep what is to be said of it."""
    text, marks = text_of(cell, styles)
    grid.nested.extend(marks.tables)
    if marks.seen & {INSERTED, DELETED}:
        grid.note("tracked_changes", row, place)
    if HIDDEN in marks.seen:
        grid.problems.append(hidden_text(grid.name, row, place))
    if NESTED in marks.seen:
        grid.note("nested_table", row, place)
    if NUMBERED in marks.seen and is_blank(text):
        grid.note("automatic_number", row, place)
    return text
