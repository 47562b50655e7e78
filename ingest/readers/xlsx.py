"""XLSX workbooks, read from their XML in one pass.

openpyxl would have to load each file twice to tell a formula without a stored value,
trusts the sheet's own word on its size, and drops rows that stand out of order; here
every cell keeps the address that the file gives it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from ingest.book import Book, Sheet, Unreadable, sheet_of
from ingest.problems import Problem
from ingest.readers.cells import CellStyles
from ingest.readers.links import links_of_workbook
from ingest.readers.package import (
    WORKBOOK,
    Package,
    main_part,
    open_package,
    parse,
    part_name,
    relation_elements,
    tag,
)
from ingest.readers.rich_text import Fonts, shared_texts
from ingest.readers.xlsx_sheet import Looks, read_sheet

SAMPLE_NAME = "fos_sample"
# A hidden sheet that unpacks to more is told without the number of its answers.
MOST_HIDDEN_BYTES = 50 << 20


@dataclass(frozen=True, slots=True)
class _SheetEntry:
    name: str
    is_hidden: bool
    part: str
    kind: str


def read(path: Path) -> Book:
    """Return the visible sheets of a workbook, and the hidden ones apart."""
    with open_package(path) as package:
        main = main_part(package, WORKBOOK)
        root, relations = parse(package, main), _relations(package, main)
        entries = list(_entries(root, relations))
        parts = {kind: part for kind, part in relations.values() if part in package}
        styles = parts.get("styles")
        looks = Looks(
            shared_texts(package, parts.get("sharedStrings")),
            CellStyles.of(package, styles, _is_1904(root)),
            Fonts.of(package, styles),
        )
        worksheets = [entry for entry in entries if entry.kind == "worksheet"]
        shown = [entry for entry in worksheets if not entry.is_hidden]
        hidden = [entry for entry in worksheets if entry.is_hidden]
        read_sheets = list(_read_all(package, shown, looks))
        names = _defined_names(root)
        return Book(
            sheets=tuple(sheet for sheet, _ in read_sheets),
            problems=(
                *links_of_workbook(package, main),
                *(one for _, problems in read_sheets for one in problems),
            ),
            is_sample=SAMPLE_NAME in names,
            names=names,
            hidden=tuple(_hidden(package, hidden, looks)),
        )


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


def _read_all(
    package: Package, entries: Iterable[_SheetEntry], looks: Looks
) -> Iterator[tuple[Sheet, list[Problem]]]:
    for entry in entries:
        with package.open(entry.part) as file:
            yield read_sheet(entry.name, file, looks)


def _hidden(
    package: Package, entries: Iterable[_SheetEntry], looks: Looks
) -> Iterator[Sheet]:
    """Yield the hidden sheets, as far as they can be read at little cost."""
    for entry in entries:
        sheet = sheet_of(entry.name, {})
        if entry.part in package:
            size = package.getinfo(entry.part).file_size
            if size <= MOST_HIDDEN_BYTES:
                with suppress(Unreadable), package.open(entry.part) as file:
                    sheet, _ = read_sheet(entry.name, file, looks)
        yield sheet
