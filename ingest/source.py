"""What a source is: its tables, their columns in two languages, their reading rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import polars as pl

from ingest.codes import Codes
from ingest.folding import fold
from ingest.reading import Reading
from ingest.reading.date_parts import Order
from ingest.reading.number import NO_MARKS, Marks
from warehouse.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a text may depend on, beside the text itself.

    `marks` are the decimal mark and that of thousands which the texts of the column
    show, or else those of the file.
    `date_order` is how the dates of the file are written, where they show it.
    """

    received_on: date
    lang: Lang
    codes: Codes
    marks: Marks = NO_MARKS
    date_order: Order | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """How the texts of one column are read, all the different ones at once.

    Args:
        read: returns one reading for each text.
        gives: the fields that a reading's values stand for, with their types.
        named: the field that keeps the name of the rule, where one is kept.
        empty: the values where the cell is empty; nulls where nothing is said.
        is_of_days: the texts are days, which may show how others are written.
        is_number: the texts are numbers, or words that stand for one.
        entry: the reader of one entry, where a cell may hold several.
        scaled: the same rule for numbers in a multiple of the unit, where there is one.
        read_stored: returns one reading for each number that the file stores as such,
            where that is not read as text is.
    """

    read: Callable[[Sequence[str], Context], list[Reading]]
    gives: tuple[tuple[str, type[pl.DataType]], ...] = ()
    named: str | None = None
    empty: tuple[object, ...] = ()
    is_of_days: bool = False
    is_number: bool = False
    entry: Callable[[Codes], Callable[..., Reading]] | None = None
    scaled: Callable[[Decimal], Rule] | None = None
    read_stored: Callable[[Sequence[str], Context], list[Reading]] | None = None

    @property
    def fields(self) -> dict[str, type[pl.DataType]]:
        """The fields that the rule adds to a row, with their types."""
        return dict(self.gives) | ({self.named: pl.String} if self.named else {})


@dataclass(frozen=True, slots=True)
class RowRule:
    """How the cells of one row are read together, once each has been read alone.

    Args:
        read: takes the rows of a table, texts and readings; returns the same rows
            with what they say together, and findings as a frame (see `rows.py`).
        gives: the fields that it adds.
        uses: the fields that it reads and the raw table does not keep.
    """

    read: Callable[[pl.DataFrame], tuple[pl.DataFrame, pl.DataFrame]]
    gives: tuple[str, ...]
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a table: the headers it may carry, and how its texts are read.

    Args:
        name: the field of the raw table that keeps the text as typed.
        en: English headers; the first is the one that messages and READMEs print.
        fr: French headers, likewise.
        rule: how the text is read, where it is read at all.
        is_required: the header must be there, or all rows are held.
        needs_value: the cell must not be empty, or its row is held.
        is_kept: the text itself is kept in the raw table.
        is_note: a remark beside the answers; nothing depends on it.
        is_quantity: its numbers add up, so that one merged over rows may be their sum.
    """

    name: str
    en: tuple[str, ...]
    fr: tuple[str, ...]
    rule: Rule | None = None
    is_required: bool = False
    needs_value: bool = False
    is_kept: bool = True
    is_note: bool = False
    is_quantity: bool = False

    @property
    def label(self) -> Text:
        """What the column is called in messages."""
        return Text(self.en[0], self.fr[0])


# A check across the rows or tables of one file: the rows of its own table that no
# other problem holds, all tables' rows, and the findings as a frame (see `rows.py`).
Check = Callable[[pl.DataFrame, Mapping[str, pl.DataFrame]], pl.DataFrame]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table of a source, as it stands in files and in the schema `raw`.

    Args:
        name: the name of the raw table.
        columns: its columns, in the order of the raw table.
        key: the fields of which two rows may not agree.
        values: the fields that tell a repetition of a row from a contradiction.
        measure: the column whose cell is the row's own address.
        checks: checks across rows, beside those of key and values.
        row_rule: what the cells of a row say together, where that is more than each.
        repeats: what finds rows that repeat another, where key and values do not tell.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    values: tuple[str, ...]
    measure: str
    checks: tuple[Check, ...] = ()
    row_rule: RowRule | None = None
    repeats: Check | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A kind of input: one folder in `ingest/sources/`."""

    name: str
    tables: tuple[Table, ...]


@lru_cache(maxsize=64)
def header_index(table: Table) -> Mapping[str, tuple[Column, frozenset[Lang]]]:
    """Return each folded header of a table: its column, and the languages it is in."""
    index: dict[str, tuple[Column, frozenset[Lang]]] = {}
    for column in table.columns:
        for lang, headers in ((Lang.EN, column.en), (Lang.FR, column.fr)):
            for header in headers:
                known, langs = index.get(fold(header), (column, frozenset()))
                if known is not column:
                    raise ValueError(
                        f"{table.name}: “{header}” stands for two columns, "
                        f"{known.name} and {column.name}"
                    )
                index[fold(header)] = (column, langs | {lang})
    return index
