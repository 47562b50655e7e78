"""Queries of readers: their blanks, their answers, and whether sample rows are in."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from dashboard.data import Book
from dashboard.media import XLSX
from dashboard.render.data_file import BYTE_ORDER_MARK
from dashboard.serving.turns import TURNS
from warehouse.connect import Release
from warehouse.errors import QueryError
from warehouse.questions import PARAMETER
from warehouse.schema import Mart, read_schema
from warehouse.sql_room import run_query
from warehouse.tables import write
from warehouse.text import SAMPLE_LINE

NOT_CODE = re.compile(r"'[^']*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
NAME = re.compile(r"\w+")
KINDS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": XLSX,
    "parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asks: a SELECT and the values of its blanks."""

    sql: str
    values: tuple[tuple[str, str], ...] = ()

    def address(self) -> dict[str, str]:
        """Return the parameters of the address that ask the same again."""
        filled = {f"p_{name}": value for name, value in self.values if value}
        return {"q": self.sql, **filled}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a query: rows, or the line that says why there are none."""

    rows: pl.DataFrame | None
    is_truncated: bool = False
    is_sample: bool = False
    refusal: str = ""


def blanks(sql: str) -> list[str]:
    """Return the names of the blanks of a query, each once, in their order."""
    return list(dict.fromkeys(PARAMETER.findall(NOT_CODE.sub(" ", sql))))


def read_query(address: Mapping[str, str]) -> Query | None:
    """Return the query that an address asks, if it asks one."""
    sql = address.get("q")
    if sql is None:
        return None
    values = ((name, address.get(f"p_{name}", "")) for name in blanks(sql))
    return Query(sql, tuple(values))


def answer(book: Book, query: Query) -> Outcome:
    """Run a query in the SQL room; blanks left empty are null, which means all."""
    values = {name: value.strip() or None for name, value in query.values}
    try:
        with TURNS.aside():
            found = run_query(book.release, query.sql, parameters=values)
    except QueryError as error:
        return Outcome(rows=None, refusal=str(error))
    is_sample = is_from_sample(book, query.sql)
    return Outcome(found.rows, found.is_truncated, is_sample)


def is_from_sample(book: Book, sql: str) -> bool:
    """Return whether a query reads a mart with sample rows, whatever it selects."""
    named = {name.lower() for name in NAME.findall(sql)}
    marts = [mart.name for mart in schema(book.release) if mart.name in named]
    return any(holds_sample(book, mart) for mart in marts)


def holds_sample(book: Book, mart: str) -> bool:
    """Return whether a mart holds rows made from sample data."""
    # The bridges of activities carry no flag of their own.
    rows = book.mart("fct_activities" if mart.startswith("bridge_activity") else mart)
    return "is_sample" in rows.columns and bool(rows["is_sample"].any())


@lru_cache(maxsize=4)
def schema(release: Release) -> tuple[Mart, ...]:
    """Return the marts of a release with the meanings of their columns."""
    return read_schema(release)


def data_bytes(outcome: Outcome, kind: str) -> bytes:
    """Return the rows of an answer as a file, marked where sample rows are in."""
    rows = outcome.rows if outcome.rows is not None else pl.DataFrame()
    if outcome.is_sample:
        words = f"{SAMPLE_LINE.en} / {SAMPLE_LINE.fr}"
        rows = rows.with_columns(pl.lit(words).alias("sample_note"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"data.{kind}"
        write(rows, kind, path)
        mark = BYTE_ORDER_MARK.encode() if kind == "csv" else b""
        return mark + path.read_bytes()
