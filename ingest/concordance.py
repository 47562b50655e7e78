"""What two languages of one paper say of the same items: where they do not agree.

Cells that were read are compared by what they were read as; others by the symbols,
dates and numbers in them, which no translation changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ingest.facts import facts_of
from ingest.problem_kinds import KINDS, typeset
from ingest.problems import PROBLEMS, Finding, placed
from ingest.read_table import TableRows
from ingest.source import Column
from warehouse.text import Lang, Text

ITEMS, NUMBER = "proposal_items", "proposal_no_value"
# What is said in the language of the file alone, or of the row and not of the item.
NOT_COMPARED = frozenset(
    {"proposal_no", "note_fr", "received_on", "may_be_named", "fos_sample"}
)
LONGEST_QUOTATION = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One item as a file tells it: its cells as typed and as read, and its place."""

    table: TableRows
    cells: Mapping[str, Any]
    fields: Mapping[str, Any]

    @property
    def sheet(self) -> str | None:
        """The sheet that it stands in."""
        return self.table.sheet.name

    @property
    def row(self) -> int:
        """The row that it stands in."""
        return self.cells["_row"]


def compare(
    here: Sequence[TableRows], there: Sequence[TableRows], twin: str
) -> pl.DataFrame:
    """Return what the items of a file say otherwise than those of its twin.

    Args:
        here: the tables of the file.
        there: the tables of its twin.
        twin: the name of the twin, for the messages.
    """
    mine, theirs = dict(_items(here)), dict(_items(there))
    found = []
    for number, item in mine.items():
        if number in theirs:
            found += _differences(item, theirs[number], twin)
        elif theirs:
            letter = _letters(item.table).get("proposal_no", "A")
            detail = Text(twin, twin)
            found.append(
                _problem("twin_without_row", item, letter, detail, str(number))
            )
    return placed(pl.DataFrame(found, schema=PROBLEMS))


def _items(tables: Sequence[TableRows]) -> Iterator[tuple[int, Item]]:
    """Yield the items of a file by their number, the last of those told twice."""
    for table in tables:
        if table.located.table.name != ITEMS:
            continue
        rows = table.rows.iter_rows(named=True)
        for cells, fields in zip(table.cells.iter_rows(named=True), rows, strict=True):
            if fields[NUMBER] is not None:
                yield fields[NUMBER], Item(table, cells, fields)


def _letters(table: TableRows) -> dict[str, str]:
    return {column.name: letter for letter, column in table.located.columns.items()}


def _differences(mine: Item, other: Item, twin: str) -> Iterator[dict[str, Any]]:
    """Yield a problem for each cell of an item that does not agree with its twin's."""
    theirs = _letters(other.table)
    known = mine.table.located.columns
    for letter in mine.table.sheet.letters:
        column = known.get(letter)
        if column and column.name in NOT_COMPARED:
            continue
        place = theirs.get(column.name) if column else letter
        is_paired = place in other.table.sheet.letters and (
            column is not None or place not in other.table.located.columns
        )
        if place is None or not is_paired:
            continue
        said = _disagreement(column, (mine, letter), (other, place))
        if said:
            cell = f"{place}{other.row}"
            quoted = _quoted(other.cells[place])
            where = typeset(
                f"{said}; {twin}, row {other.row} ({cell}): “{quoted}”",
                f"{said} ; {twin}, ligne {other.row} ({cell}) : « {quoted} »",
            )
            yield _problem("twins_differ", mine, letter, where, mine.cells[letter])


def _disagreement(
    column: Column | None, mine: tuple[Item, str], other: tuple[Item, str]
) -> str | None:
    """Return what is in one of two cells and not in the other, or None."""
    (one, letter), (two, place) = mine, other
    if column and column.rule:
        gives = [name for name, _ in column.rule.gives]
        values, others = (
            [item.fields.get(name) for name in gives] for item in (one, two)
        )
        if any(value is not None for value in values) and any(
            value is not None for value in others
        ):
            return None if values == others else _shown(values, others)
    here = facts_of(one.cells[letter] or "", one.table.located.lang)
    there = facts_of(two.cells[place] or "", two.table.located.lang)
    facts = here.missing_in(there), there.missing_in(here)
    return _shown(*facts) if any(facts) else None


def _shown(values: Sequence[Any], others: Sequence[Any]) -> str:
    """Return both sides of a disagreement: what stands here, what stands there."""
    sides = (
        ", ".join(str(value) for value in side if value is not None) or "–"
        for side in (values, others)
    )
    return " / ".join(sides)


def _quoted(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= LONGEST_QUOTATION else line[:LONGEST_QUOTATION] + "…"


def _problem(
    code: str, item: Item, letter: str, detail: Text, value: str | None
) -> dict[str, Any]:
    finding = Finding(code, detail)
    return {
        "code": code,
        "severity": KINDS[code].severity,
        "sheet": item.sheet,
        "row": item.row,
        "column_name": item.table.located.headers.get(letter, letter),
        "cell": f"{letter}{item.row}",
        "value": value,
        **{f"message_{lang}": finding.message(lang, value or "–") for lang in Lang},
    }
