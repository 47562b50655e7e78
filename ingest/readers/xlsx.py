"""XLSX workbooks, read from their XML in one pass.

openpyxl would have to load each file twice to tell a formula without a stored value,
trusts the sheet's own word on its size, and drops rows that stand out of order; here
every cell keeps the address that the file gives it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from openpyxl.utils.cell import coordinate_to_tuple

from ingest.book import Book, Sheet, Unreadable, is_blank, sheet_of
from ingest.problem_kinds import typeset
from ingest.problems import Problem
from ingest.readers.cells import CellStyles, shared_texts, shown
from ingest.readers.links import links_of_workbook
from ingest.readers.package import (
    WORKBOOK,
    Package,
    main_part,
    open_package,
    parse,
    part_name,
    read_part,
    relation_elements,
    tag,
)
from warehouse.text import Text

SAMPLE_NAME = "fos_sample"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class _Workbook:
    """What the sheets of one package share."""

    package: Package
    texts: list[str]
    styles: CellStyles


@dataclass(frozen=True, slots=True)
class _SheetEntry:
    name: str
    is_hidden: bool
    part: str
    kind: str


def read(path: Path) -> Book:
    """Return the visible sheets of a workbook; hidden ones are reported, not read."""
    with open_package(path) as package:
        main = main_part(package, WORKBOOK)
        root, relations = parse(package, main), _relations(package, main)
        entries = list(_entries(root, relations))
        parts = {kind: part for kind, part in relations.values() if part in package}
        workbook = _Workbook(
            package,
            shared_texts(package, parts.get("sharedStrings")),
            CellStyles.of(package, parts.get("styles"), _is_1904(root)),
        )
        worksheets = [entry for entry in entries if entry.kind == "worksheet"]
        names = _defined_names(root)
        return Book(
            sheets=tuple(
                _sheet(workbook, entry) for entry in worksheets if not entry.is_hidden
            ),
            problems=(
                *links_of_workbook(package, main),
                *(
                    Problem("hidden_content", _named(entry.name), entry.name)
                    for entry in worksheets
                    if entry.is_hidden
                ),
            ),
            is_sample=SAMPLE_NAME in names,
            names=names,
        )


def _named(sheet: str) -> Text:
    return typeset(f"the sheet “{sheet}”", f"la feuille « {sheet} »")


def _relations(package: Package, main: str) -> dict[str, tuple[str, str]]:
    """Return kind and part name of each relation of the workbook, by its id."""
    folder = posixpath.dirname(main)
    return {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            part_name(folder, relation.get("Target", "")),
        )
        for relation in relation_elements(package, main)
    }


def _entries(
    root: ElementTree.Element, relations: Mapping[str, tuple[str, str]]
) -> Iterator[_SheetEntry]:
    for element in root.iter():
        if tag(element) != "sheet":
            continue
        link = [value for name, value in element.items() if name.endswith("}id")]
        kind, part = relations.get(link[0] if link else "", ("", ""))
        state = element.get("state", "visible")
        yield _SheetEntry(element.get("name", ""), state != "visible", part, kind)


def _is_1904(root: ElementTree.Element) -> bool:
    return any(
        tag(element) == "workbookPr" and element.get("date1904") in {"1", "true"}
        for element in root
    )


def _defined_names(root: ElementTree.Element) -> dict[str, str]:
    return {
        element.get("name", "").lower(): element.text or ""
        for element in root.iter()
        if tag(element) == "definedName"
    }


def _sheet(workbook: _Workbook, entry: _SheetEntry) -> Sheet:
    rows: dict[int, dict[int, str]] = {}
    formulas = []
    with workbook.package.open(entry.part) as file:
        for row, column, element in _cells(file):
            text, is_formula = shown(element, workbook.texts, workbook.styles)
            if text is None or is_blank(text):
                continue
            cells = rows.setdefault(row, {})
            if column in cells:
                raise Unreadable(
                    f"the sheet “{entry.name}” has the cell {element.get('r')} twice",
                    f"la feuille « {entry.name} » a deux fois la cellule "
                    f"{element.get('r')}",
                )
            cells[column] = text
            if is_formula:
                formulas.append((row, column))
    return sheet_of(entry.name, rows, formulas)


def _cells(file: IO[bytes]) -> Iterator[tuple[int, int, ElementTree.Element]]:
    """Yield each cell with its row and column, as the file numbers them."""
    row_number = 0
    for element in read_part(file):
        if tag(element) != "row":
            continue
        row_number = int(element.get("r") or row_number + 1)
        column_number = 0
        for cell in element:
            if address := cell.get("r"):
                row, column_number = coordinate_to_tuple(address)
            else:
                row, column_number = row_number, column_number + 1
            if not (1 <= row <= LAST_ROW and 1 <= column_number <= LAST_COLUMN):
                raise Unreadable(
                    f"no sheet has a cell {address}", f"aucune feuille n'a de {address}"
                )
            yield row, column_number, cell
        element.clear()
