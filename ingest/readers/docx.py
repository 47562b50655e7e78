"""Tables of a Word document, read from its XML: each table is a sheet of text.

What people see is what is read: inserted text and not the deleted, no hidden text, no
footnote marks. A row that is hidden as a whole is read and told. A cell that spans
rows gives its text to each of them, and the sheet says which cells are such
continuations.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from ingest.book import Book, Sheet, Unreadable, sheet_of
from ingest.readers.docx_package import read_document
from ingest.readers.docx_rows import NOT_SHOWN, Grid, is_deleted, of_table, read_shown
from ingest.readers.docx_styles import Styles, attribute
from ingest.readers.docx_text import text_of
from ingest.readers.package import DOCUMENT, open_package, tag
from ingest.readers.told import hidden_lines

LONGEST_HEADING = 60
# A long text in a cell that spans very many rows is in each of them.
MOST_CHARACTERS = 100_000_000
SAMPLE_NAME = "fos_sample"


def read(path: Path) -> Book:
    """Return the tables of a document, those within cells after the one they are in."""
    with open_package(path, DOCUMENT) as package:
        root, styles, linked = read_document(package)
    grids: list[Grid] = []
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
    table: ElementTree.Element, heading: str, styles: Styles, grids: list[Grid]
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


def _sheet(grid: Grid) -> Sheet:
    sheet = sheet_of(grid.name, grid.rows)
    return Sheet(grid.name, sheet.frame, continued=grid.continued)


def _read_table(table: ElementTree.Element, name: str, styles: Styles) -> Grid:
    grid = Grid(name)
    merged: dict[int, int] = {}
    hidden: list[int] = []
    header: list[str] | None = None
    size = 0
    for row, element in enumerate(of_table(table, "tr"), start=1):
        if is_deleted(grid, row, element):
            continue
        cells, is_hidden = read_shown(grid, row, element, styles, merged)
        hidden += [row] if is_hidden else []
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
    grid.problems.extend(hidden_lines(name, hidden, ()))
    return grid
