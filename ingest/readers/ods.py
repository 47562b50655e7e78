"""ODS workbooks, read from their XML in one pass, every cell at its own address.

The format counts instead of numbering: a row or cell says how often it is repeated,
and the empty ones at the end of a sheet are repeated a million times.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from ingest.book import Book, Unreadable
from ingest.readers.active import MACROS, refuse_active
from ingest.readers.grid import Grid
from ingest.readers.links import refuse_program, warned
from ingest.readers.ods_cells import DateStyles, attribute, defined_names
from ingest.readers.ods_changes import Change, changes_of, told_of_changes
from ingest.readers.ods_looks import Looks
from ingest.readers.ods_sheet import GROUPS, Growing
from ingest.readers.package import (
    OPEN_WORKBOOK,
    WORKBOOK,
    Package,
    open_package,
    parse,
    read_events,
    tag,
)

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
SAMPLE_NAME = "fos_sample"
LISTENERS = frozenset({"event-listeners", "event-listener"})
LINKS = frozenset({"table-source", "cell-range-source", "dde-source", "dde-link"})
LINK_IN_FORMULA = re.compile(r"'((?:file|https?):[^']+)'#")
# What formulas need of other files is kept in tables of such names: 'file:///a.ods'#S.
COPY_OF_ELSEWHERE = re.compile(r"'.*'#")


@dataclass(frozen=True, slots=True)
class _Parsed:
    styles: DateStyles = field(default_factory=DateStyles)
    looks: Looks = field(default_factory=Looks)
    # Styles of sheets that are hidden.
    hidden: set[str] = field(default_factory=set)
    sheets: list[Growing] = field(default_factory=list)
    names: list[ElementTree.Element] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def learn(self, element: ElementTree.Element) -> None:
        """Take in one style."""
        self.styles.learn(element)
        if tag(element) != "style":
            return
        self.looks.learn(element)
        if any(attribute(part, "display") == "false" for part in element):
            self.hidden.add(attribute(element, "name") or "")


def read(path: Path) -> Book:
    """Return the visible sheets of a workbook, and the hidden ones apart."""
    with open_package(path, OPEN_WORKBOOK) as package:
        _refuse_encrypted(package)
        parsed = _parse(package)
    names = defined_names(parsed.names)
    changed = told_of_changes(parsed.changes, [one.grid for one in parsed.sheets])
    visible = [one.grid.sheet() for one in parsed.sheets if not one.is_hidden]
    hidden = [
        one.grid.sheet() for one in parsed.sheets if one.is_hidden and not one.is_copy
    ]
    return Book(
        sheets=tuple(sheet for sheet, _ in visible),
        problems=(
            *warned(parsed.linked),
            *changed,
            *(one for _, problems in visible for one in problems),
        ),
        is_sample=SAMPLE_NAME in names,
        names=names,
        hidden=tuple(sheet for sheet, _ in hidden),
    )


def is_open_workbook(path: Path) -> bool:
    """Return whether a file is a package with the content of an ODS workbook."""
    try:
        with Package(path) as package:
            return CONTENT in package and WORKBOOK.main not in package
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _refuse_encrypted(package: Package) -> None:
    if MANIFEST not in package:
        return
    for element in parse(package, MANIFEST).iter():
        if tag(element) == "encryption-data":
            raise Unreadable(
                "it is protected by a password; send it without",
                "il est protégé par un mot de passe ; l'envoyer sans",
            )


def _parse(package: Package) -> _Parsed:
    parsed = _Parsed()
    if STYLES in package:
        for element in parse(package, STYLES).iter():
            parsed.learn(element)
    with package.open(CONTENT) as file:
        for is_start, element in read_events(file):
            name = tag(element)
            if name in LISTENERS:
                refuse_active(MACROS)
            if is_start:
                _start(element, parsed)
            else:
                _take(element, parsed)
    return parsed


def _start(element: ElementTree.Element, parsed: _Parsed) -> None:
    """Take in one element that begins."""
    if tag(element) == "table":
        parsed.sheets.append(_started(element, parsed.hidden))
    elif tag(element) in GROUPS and parsed.sheets:
        parsed.sheets[-1].open_group(element)


def _started(element: ElementTree.Element, hidden: set[str]) -> Growing:
    name = attribute(element, "name") or ""
    is_copy = COPY_OF_ELSEWHERE.match(name) is not None
    return Growing(
        Grid(name),
        is_copy
        or attribute(element, "style-name") in hidden
        or attribute(element, "display") == "false",
        is_copy,
    )


def _take(element: ElementTree.Element, parsed: _Parsed) -> None:
    """Take in one element that is complete."""
    name = tag(element)
    if name in {"style", "date-style"}:
        parsed.learn(element)
    elif name in LINKS:
        parsed.linked.extend(_linked(element))
    elif name in {"named-range", "named-expression"}:
        parsed.names.append(element)
    elif name == "tracked-changes":
        parsed.changes.extend(changes_of(element))
    elif parsed.sheets:
        _take_line(element, parsed)


def _take_line(element: ElementTree.Element, parsed: _Parsed) -> None:
    """Take in a column or a row of the sheet that is being read."""
    name, sheet = tag(element), parsed.sheets[-1]
    if name == "table-column":
        sheet.take_column(element, parsed.looks)
    elif name in GROUPS:
        sheet.close_group()
    elif name == "table-row":
        if not sheet.is_hidden:
            parsed.linked.extend(_linked_by_formulas(element))
            sheet.take_row(element, parsed.styles, parsed.looks)
        elif not sheet.is_copy:
            # What is not read may hold anything; its answers are only counted.
            with suppress(Unreadable):
                sheet.take_row(element, parsed.styles, parsed.looks)
        element.clear()


def _linked(element: ElementTree.Element) -> Iterator[str]:
    """Yield the file that an element links to; a link to a program is refused."""
    match tag(element):
        case "dde-link" if any(tag(inner) == "dde-source" for inner in element):
            return
        case "dde-link" | "dde-source":
            application = attribute(element, "dde-application")
            yield refuse_program(application, attribute(element, "dde-topic"))
        case _:
            yield attribute(element, "href") or ""


def _linked_by_formulas(row: ElementTree.Element) -> Iterator[str]:
    """Yield the files that formulas of a row take values from."""
    for cell in row:
        formula = attribute(cell, "formula")
        if formula and (match := LINK_IN_FORMULA.search(formula)):
            yield match[1]
