"""ODS workbooks, read from their XML in one pass, every cell at its own address.

The format counts instead of numbering: a row or cell says how often it is repeated,
and the empty ones at the end of a sheet are repeated a million times.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from ingest.book import Book, Sheet, Unreadable, is_blank, sheet_of
from ingest.problem_kinds import typeset
from ingest.problems import Problem
from ingest.readers.active import MACROS, refuse_active
from ingest.readers.links import refuse_program, warned
from ingest.readers.ods_cells import DateStyles, attribute, defined_names, shown
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
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
# Filled cells; repeated ones count each time.
MOST_FILLED_CELLS = 20_000_000
CELLS = frozenset({"table-cell", "covered-table-cell"})
LISTENERS = frozenset({"event-listeners", "event-listener"})
LINKS = frozenset({"table-source", "cell-range-source", "dde-source", "dde-link"})
LINK_IN_FORMULA = re.compile(r"'((?:file|https?):[^']+)'#")
# What formulas need of other files is kept in tables of such names: 'file:///a.ods'#S.
COPY_OF_ELSEWHERE = re.compile(r"'.*'#")


@dataclass(slots=True)
class _Growing:
    """A sheet on its way: the rows so far, and where the next one stands."""

    name: str
    is_hidden: bool
    is_copy: bool = False
    column_styles: list[tuple[int, str | None]] = field(default_factory=list)
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    next_row: int = 1
    filled: int = 0

    def style_at(self, column: int) -> str | None:
        """Return the style that a column gives to its cells."""
        for last, style in self.column_styles:
            if column <= last:
                return style
        return None


@dataclass(frozen=True, slots=True)
class _Parsed:
    sheets: list[_Growing]
    names: list[ElementTree.Element]
    linked: list[str]


def read(path: Path) -> Book:
    """Return the visible sheets of a workbook; hidden ones are reported, not read."""
    with open_package(path, OPEN_WORKBOOK) as package:
        _refuse_encrypted(package)
        parsed = _parse(package)
    names = defined_names(parsed.names)
    visible = [sheet for sheet in parsed.sheets if not sheet.is_hidden]
    return Book(
        sheets=tuple(_sheet(sheet) for sheet in visible),
        problems=(
            *warned(parsed.linked),
            *(
                _hidden(sheet.name)
                for sheet in parsed.sheets
                if sheet.is_hidden and not sheet.is_copy
            ),
        ),
        is_sample=SAMPLE_NAME in names,
        names=names,
    )


def is_open_workbook(path: Path) -> bool:
    """Return whether a file is a package with the content of an ODS workbook."""
    try:
        with Package(path) as package:
            return CONTENT in package and WORKBOOK.main not in package
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _hidden(name: str) -> Problem:
    said = typeset(f"the sheet “{name}”", f"la feuille « {name} »")
    return Problem("hidden_content", said, name)


def _sheet(sheet: _Growing) -> Sheet:
    return sheet_of(sheet.name, sheet.rows, sheet.formulas)


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
    styles = DateStyles()
    if STYLES in package:
        for element in parse(package, STYLES).iter():
            styles.learn(element)
    hidden: set[str] = set()
    parsed = _Parsed([], [], [])
    with package.open(CONTENT) as file:
        for is_start, element in read_events(file):
            name = tag(element)
            if name in LISTENERS:
                refuse_active(MACROS)
            if is_start:
                if name == "table":
                    parsed.sheets.append(_started(element, hidden))
                continue
            _take(element, parsed, styles, hidden)
    return parsed


def _started(element: ElementTree.Element, hidden: set[str]) -> _Growing:
    name = attribute(element, "name") or ""
    is_copy = COPY_OF_ELSEWHERE.match(name) is not None
    return _Growing(
        name,
        is_copy
        or attribute(element, "style-name") in hidden
        or attribute(element, "display") == "false",
        is_copy,
    )


def _take(
    element: ElementTree.Element,
    parsed: _Parsed,
    styles: DateStyles,
    hidden: set[str],
) -> None:
    """Take in one element that is complete."""
    name = tag(element)
    if name in {"style", "date-style"}:
        styles.learn(element)
        if any(attribute(part, "display") == "false" for part in element):
            hidden.add(attribute(element, "name") or "")
    elif name in LINKS:
        parsed.linked.extend(_linked(element))
    elif name in {"named-range", "named-expression"}:
        parsed.names.append(element)
    elif name == "table-column" and parsed.sheets:
        _take_column(element, parsed.sheets[-1])
    elif name == "table-row" and parsed.sheets:
        if not parsed.sheets[-1].is_hidden:
            parsed.linked.extend(_linked_by_formulas(element))
            _take_row(element, parsed.sheets[-1], styles)
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


def _repeated(element: ElementTree.Element, what: str) -> int:
    count = int(attribute(element, f"number-{what}-repeated") or 1)
    if count < 1:
        raise Unreadable(
            "a row or cell is repeated less than once",
            "une ligne ou une cellule est répétée moins d'une fois",
        )
    return count


def _take_column(element: ElementTree.Element, sheet: _Growing) -> None:
    so_far = sheet.column_styles[-1][0] if sheet.column_styles else 0
    style = attribute(element, "default-cell-style-name")
    sheet.column_styles.append((so_far + _repeated(element, "columns"), style))


def _take_row(row: ElementTree.Element, sheet: _Growing, styles: DateStyles) -> None:
    """Put the cells of a row at their addresses, as often as it is repeated."""
    count = _repeated(row, "rows")
    first, sheet.next_row = sheet.next_row, sheet.next_row + count
    texts: dict[int, str] = {}
    formulas = []
    row_style = attribute(row, "default-cell-style-name")
    for column, cell in _cells(row):
        style = attribute(cell, "style-name") or row_style or sheet.style_at(column)
        text, is_formula = shown(cell, style, styles)
        if text is None or is_blank(text):
            continue
        last = column + _repeated(cell, "columns") - 1
        _refuse_far(sheet, sheet.next_row - 1, last, (last - column + 1) * count)
        texts |= dict.fromkeys(range(column, last + 1), text)
        if is_formula:
            formulas += range(column, last + 1)
    if not texts:
        return
    if attribute(row, "visibility") in {"collapse", "filter"}:
        sheet.hidden_rows += count
    for number in range(first, first + count):
        sheet.rows[number] = texts
        sheet.formulas += [(number, column) for column in formulas]


def _cells(
    row: ElementTree.Element,
) -> Iterator[tuple[int, ElementTree.Element]]:
    """Yield each cell that is not covered by a merged one, with its column."""
    column = 1
    for cell in row:
        if tag(cell) not in CELLS:
            continue
        if tag(cell) == "table-cell":
            yield column, cell
        column += _repeated(cell, "columns")


def _refuse_far(sheet: _Growing, row: int, column: int, count: int) -> None:
    """Refuse cells that stand where no sheet has any, or that are too many."""
    if row > LAST_ROW or column > LAST_COLUMN:
        raise Unreadable(
            f"the sheet “{sheet.name}” goes on to row {row}, column {column}",
            f"la feuille « {sheet.name} » va jusqu'à la ligne {row}, colonne {column}",
        )
    sheet.filled += count
    if sheet.filled > MOST_FILLED_CELLS:
        raise Unreadable(
            f"the sheet “{sheet.name}” has more than {MOST_FILLED_CELLS} filled cells",
            f"la feuille « {sheet.name} » a plus de {MOST_FILLED_CELLS} cellules "
            "remplies",
        )
