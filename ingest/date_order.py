"""How a file writes its dates, as those that can be read one way alone show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import polars as pl

from ingest.batches import LargeTable
from ingest.judge import Verdict
from ingest.read_table import TableRows
from ingest.reading.date_beside import plain
from ingest.reading.date_parts import Order
from warehouse.text import Lang

NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,2})([-/])([0-9]{1,2})\2[0-9]{4}(?![0-9])")
MONTHS = range(1, 13)
AMBIGUOUS = "ambiguous_date"

Tables = Sequence[TableRows | LargeTable]


def shown_order(
    read: Tables, verdict: Verdict, *, counts_asked: bool = False
) -> Order | None:
    """Return the order that the dates of a file show, or None where they show none.

    Rows that load are gone by; with `counts_asked` also those that are held for
    nothing but a date that may be two. A file that shows both orders, or the one that
    its language does not have, settles nothing.
    """
    held = verdict.quarantined_rows
    if counts_asked:
        held = held.filter(pl.col("codes") != AMBIGUOUS)
    shown = {order for table in read for order in _shown(table, held)}
    if not shown:
        return None
    is_french = any(table.located.lang == Lang.FR for table in read)
    if is_french and Order.MONTH_FIRST in shown:
        return Order.UNSETTLED
    return shown.pop() if len(shown) == 1 else None


def _shown(table: TableRows | LargeTable, held: pl.DataFrame) -> Iterator[Order]:
    """Yield the order of each date of a table's rows that has only one."""
    rows = held.filter(
        pl.col("raw_table") == table.located.table.name,
        pl.col("sheet").eq_missing(pl.lit(table.sheet.name, pl.String)),
    )
    for letter, column in table.located.columns.items():
        if not column.rule or not column.rule.is_of_days:
            continue
        sound = table.cells.filter(~pl.col("_row").is_in(rows["row"].implode()))
        texts = sound[letter].drop_nulls().unique().cast(pl.String)
        for text in texts:
            yield from orders_in(text)


def orders_in(text: str) -> Iterator[Order]:
    """Yield which number is the day in each date of a text that leaves no choice."""
    for match in NUMERIC.finditer(plain(text)):
        first, second = int(match[1]), int(match[3])
        if first not in MONTHS and second in MONTHS:
            yield Order.DAY_FIRST
        if second not in MONTHS and first in MONTHS:
            yield Order.MONTH_FIRST
