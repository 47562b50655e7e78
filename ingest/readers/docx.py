"""Tables of a Word document, read from its XML: each table is a sheet of text.

What people see is what is read: inserted text and not the deleted, no hidden text, no
footnote marks. A cell that spans rows gives its text to each of them, and the sheet
says which cells are such continuations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from ingest.book import Book, Sheet, Unreadable, is_blank, letter, sheet_of
from ingest.problem_kinds import typeset
from ingest.problems import Problem
from ingest.readers.docx_package import read_document
from ingest.readers.docx_text import (
    DELETED,
    HIDDEN,
    INSERTED,
    NESTED,
    NUMBERED,
    Styles,
    attribute,
    child,
    is_on,
    text_of,
)
from ingest.readers.package import DOCUMENT, open_package, tag
from warehouse.text import Text

LONGEST_HEADING = 60
# A long text in a cell that spans very many rows is in each of them.
MOST_CHARACTERS = 100_000_000
SAMPLE_NAME = "fos_sample"
NOT_SHOWN = frozenset({"Fallback", "del", "moveFrom"})


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a table on their way to a sheet, and what is to be said of them."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    continued: dict[tuple[int, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nested: list[ElementTree.Element] = field(default_factory=list)

    def note(self, code: str, row: int, place: str, detail: Text | None = None) -> None:
        """Keep a problem of a cell, or of a whole row."""
        said = detail or Text(place, place)
        self.problems.append(Problem(code, said, self.name, row, None, place))


def read(path: Path) -> Book:
    """Return the tables of a document, those within cells after the one they are in."""
    with open_package(path, DOCUMENT) as package:
        root, styles, linked = read_document(package)
    grids: list[_Grid] = []
    for heading, table in _tables(root, styles):
        _read_with_nested(table, heading, styles, grids)
    return Book(
        sheets=tuple(_sheet(grid) for grid in grids if grid.rows),
        problems=(*linked, *(one for grid in grids for one in grid.problems)),
        is_sample=any(
            tag(element) == "bookmarkStart"
            and attribute(element, "name") == SAMPLE_NAME
            for element in root.iter()
        ),
    )


def _tables(
    root: ElementTree.Element, styles: Styles
) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield each outermost table, with the heading or caption above it."""
    heading = ""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = tag(element)
        if name == "tbl":
            yield heading, element
        elif name == "p" and styles.is_heading(element):
            found, _ = text_of(element, styles)
            heading = " ".join(found.split()) or heading
        elif name not in NOT_SHOWN:
            waiting.extend(reversed(element))


def _read_with_nested(
    table: ElementTree.Element, heading: str, styles: Styles, grids: list[_Grid]
) -> None:
    waiting = [table]
    while waiting:
        number = len(grids) + 1
        short = heading[:LONGEST_HEADING]
        grid = _read_table(
            waiting.pop(0), f"Table {number}" + (f" ({short})" if short else ""), styles
        )
        grids.append(grid)
        waiting[:0] = grid.nested


def _sheet(grid: _Grid) -> Sheet:
    sheet = sheet_of(grid.name, grid.rows)
    return Sheet(grid.name, sheet.frame, continued=grid.continued)


def _of_table(
    element: ElementTree.Element, wanted: str
) -> Iterator[ElementTree.Element]:
    """Yield rows of a table or cells of a row, whatever they are wrapped in."""
    for inner in element:
        if tag(inner) == wanted:
            yield inner
        elif tag(inner) not in {"tbl", "tc", "tr"} | NOT_SHOWN:
            yield from _of_table(inner, wanted)


def _read_table(table: ElementTree.Element, name: str, styles: Styles) -> _Grid:
    grid = _Grid(name)
    merged: dict[int, int] = {}
    header: list[str] | None = None
    size = 0
    for row, element in enumerate(_of_table(table, "tr"), start=1):
        if not _is_read(grid, row, element, styles):
            continue
        cells = _read_row(grid, row, element, styles, merged)
        texts = [cells[column] for column in sorted(cells)]
        # A header typed again at the head of each page is no row of the table.
        if header is not None and texts == header:
            continue
        if header is None and len(texts) > 1:
            header = texts
        if cells:
            grid.rows[row] = cells
        size += sum(map(len, texts))
        if size > MOST_CHARACTERS:
            raise Unreadable(
                f"{name} holds more than {MOST_CHARACTERS} characters",
                f"{name} contient plus de {MOST_CHARACTERS} caractères",
            )
    return grid


def _is_read(
    grid: _Grid, row: int, element: ElementTree.Element, styles: Styles
) -> bool:
    """Return whether a row is shown; what was deleted or hidden is reported."""
    properties = child(element, "trPr")
    if properties is None:
        return True
    place = f"A{row}"
    if child(properties, "del") is not None:
        grid.note("tracked_changes", row, place)
        return False
    if is_on(properties, "hidden"):
        if not is_blank(text_of(element, styles)[0]):
            grid.note("hidden_content", row, place, _whole_row(grid.name, row))
        return False
    if child(properties, "ins") is not None:
        grid.note("tracked_changes", row, place)
    return True


def _whole_row(name: str, row: int) -> Text:
    return typeset(f"“{name}”, row {row}", f"« {name} », ligne {row}")


def _read_row(
    grid: _Grid,
    row: int,
    element: ElementTree.Element,
    styles: Styles,
    merged: dict[int, int],
) -> dict[int, str]:
    """Return a row's texts by column; `merged` is the row each column spans from."""
    cells: dict[int, str] = {}
    column = 1 + _number(child(element, "trPr"), "gridBefore", 0)
    for cell in _of_table(element, "tc"):
        properties = child(cell, "tcPr")
        span = _number(properties, "gridSpan", 1)
        place = f"{letter(column)}{row}"
        text = _read_cell(grid, row, place, cell, styles)
        if _is_continued(properties, "vMerge") and column in merged:
            first = merged[column]
            _hide(grid, row, place, text)
            text = grid.rows.get(first, {}).get(column, "")
            grid.continued[row, letter(column)] = first
        elif _is_continued(properties, "hMerge"):
            _hide(grid, row, place, text)
            text = ""
        elif properties is not None and child(properties, "vMerge") is not None:
            merged[column] = row
        else:
            merged.pop(column, None)
        if not is_blank(text):
            cells[column] = text
        column += span
    return cells


def _hide(grid: _Grid, row: int, place: str, text: str) -> None:
    """Report the text that a merged cell covers."""
    if not is_blank(text):
        grid.note("hidden_content", row, place, _in_cell(grid.name, place))


def _in_cell(name: str, place: str) -> Text:
    return typeset(f"“{name}”, cell {place}", f"« {name} », cellule {place}")


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
    grid: _Grid, row: int, place: str, cell: ElementTree.Element, styles: Styles
) -> str:
    """Return what a cell shows, and keep what is to be said of it."""
    text, marks = text_of(cell, styles)
    grid.nested.extend(marks.tables)
    if marks.seen & {INSERTED, DELETED}:
        grid.note("tracked_changes", row, place)
    if HIDDEN in marks.seen:
        grid.note("hidden_content", row, place, _in_cell(grid.name, place))
    if NESTED in marks.seen:
        grid.note("nested_table", row, place)
    if NUMBERED in marks.seen and is_blank(text):
        grid.note("automatic_number", row, place)
    return text
