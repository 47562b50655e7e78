"""The cells of one worksheet, each at the address that the file gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree

from openpyxl.utils.cell import coordinate_to_tuple

from ingest.book import Sheet, Unreadable, is_blank
from ingest.problems import Problem
from ingest.readers.cells import CellStyles, shown
from ingest.readers.grid import Grid, merged_area
from ingest.readers.package import read_part, tag
from ingest.readers.rich_text import Fonts, RichText, seen, text_of

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class Looks:
    """What the sheets of one workbook share: texts, number formats and fonts."""

    texts: list[RichText]
    styles: CellStyles
    fonts: Fonts


def read_sheet(name: str, file: IO[bytes], looks: Looks) -> tuple[Sheet, list[Problem]]:
    """Return a worksheet, and what is to be said of its cells."""
    grid = Grid(name)
    row = 0
    for element in read_part(file):
        match tag(element):
            case "row":
                row = int(element.get("r") or row + 1)
                _take_row(grid, row, element, looks)
                element.clear()
            case "col" if _is_hidden(element, "width"):
                first, last = element.get("min", ""), element.get("max", "")
                if first.isdecimal() and last.isdecimal():
                    grid.hidden_columns.append((int(first), int(last)))
            case "mergeCell":
                if area := merged_area(element.get("ref", "")):
                    grid.merged.append(area)
    return grid.sheet()


def _take_row(grid: Grid, row: int, element: ElementTree.Element, looks: Looks) -> None:
    if _is_hidden(element, "ht"):
        grid.hidden_rows.add(row)
    for place, cell in _cells(element, row):
        _take(grid, place, cell, looks)


def _is_hidden(element: ElementTree.Element, size: str) -> bool:
    """Return whether a row or column is hidden, filtered out, or of no size."""
    if element.get("hidden") in TRUE:
        return True
    try:
        return float(element.get(size, "1")) == 0
    except ValueError:
        return False


def _cells(
    element: ElementTree.Element, row: int
) -> Iterator[tuple[tuple[int, int], ElementTree.Element]]:
    """Yield each cell of a row with its row and column, as the file numbers them."""
    place = (row, 0)
    for cell in element:
        address = cell.get("r")
        place = coordinate_to_tuple(address) if address else (row, place[1] + 1)
        if not (1 <= place[0] <= LAST_ROW and 1 <= place[1] <= LAST_COLUMN):
            raise Unreadable(
                f"no sheet has a cell {address}", f"aucune feuille n'a de {address}"
            )
        yield place, cell


def _take(
    grid: Grid, place: tuple[int, int], cell: ElementTree.Element, looks: Looks
) -> None:
    """Put what a cell shows at its place."""
    rich, is_formula = _string(cell, looks.texts), False
    is_text = rich is not None
    if rich is None:
        rich, is_formula = shown(cell, looks.styles)
    if rich is None:
        return
    if isinstance(rich, str) and not looks.fonts.by_style:
        text = rich
    else:
        text, is_struck = seen(rich, looks.fonts.font(cell.get("s")))
        if is_struck:
            grid.struck.append(place)
    if is_text and looks.styles.has_words:
        text = looks.styles.shown_text(cell.get("s"), text)
    if is_blank(text):
        return
    grid.put(*place, text)
    if is_formula:
        grid.formulas.append(place)


def _string(cell: ElementTree.Element, texts: list[RichText]) -> RichText | None:
    """Return the text of a cell that holds one, shared or its own."""
    is_shared = cell.get("t") == "s"
    for child in cell:
        # One of a million cells: no name is cut out of its tag.
        if child.tag.endswith("is"):
            return text_of(child)
        if is_shared and child.tag.endswith("v") and child.text:
            return texts[int(child.text)]
    return None
