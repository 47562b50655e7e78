"""Marts as JSON and CSV: all their columns, rows picked by equality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import polars as pl

from dashboard.api import problems
from dashboard.api.about import about, csv_answer, json_answer
from dashboard.data import Book
from dashboard.render.data_file import mart_file
from dashboard.serving.answers import Answer
from dashboard.sql.queries import holds_sample, schema
from warehouse.schema import Mart
from warehouse.tables import to_json

# Rows of one JSON answer, if nothing is said and at most; a CSV file has all of them.
LIMIT = 1_000
MOST_ROWS = 50_000
PAGING = ("limit", "offset")
Asked = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Slice:
    """Which of the rows that were picked are given: at most `limit`, from `offset`."""

    limit: int | None
    offset: int

    def of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return the rows of the slice."""
        return rows.slice(self.offset, self.limit)


def mart_list(book: Book) -> Answer:
    """Return every mart with its columns and their meanings."""
    marts = [
        {
            "name": mart.name,
            "description": mart.meaning.en,
            "description_fr": mart.meaning.fr,
            "row_count": book.mart(mart.name).height,
            "is_sample": holds_sample(book, mart.name),
            "json": f"marts/{mart.name}.json",
            "csv": f"marts/{mart.name}.csv",
            "columns": _columns(mart),
        }
        for mart in schema(book.release)
    ]
    is_sample = any(mart["is_sample"] for mart in marts)
    return json_answer({**about(book, is_sample=is_sample), "marts": marts})


def mart_answer(book: Book, name: str, kind: str, asked: Asked) -> Answer:
    """Return the rows of a mart that a query asks for.

    Raises:
        Problem: there is no such mart or column, or a number makes no sense.
    """
    found = {mart.name: mart for mart in schema(book.release)}
    if name not in found:
        raise problems.missing(problems.NO_MART, value=name)
    rows = _picked(book.mart(name), asked)
    part = Slice(
        _number(asked, "limit", LIMIT if kind == "json" else None, MOST_ROWS),
        _number(asked, "offset", 0, 10**9) or 0,
    )
    given = part.of(rows)
    headers = {"X-Total-Count": str(rows.height)}
    following = _following(asked, part, given, rows)
    if following:
        headers["Link"] = f'<{name}.{kind}?{following}>; rel="next"'
    is_sample = _is_sample(book, name, given)
    if kind == "csv":
        text = mart_file(_flagged(given, is_sample=is_sample), book.release.release_id)
        return csv_answer(text, name, **headers)
    content = {
        **about(book, is_sample=is_sample),
        "mart": name,
        "description": found[name].meaning.en,
        "description_fr": found[name].meaning.fr,
        "columns": _columns(found[name]),
        "total_count": rows.height,
        "row_count": given.height,
        "limit": part.limit,
        "offset": part.offset,
        "next": f"{name}.json?{following}" if following else None,
    }
    return json_answer(content, to_json(given), **headers)


def _columns(mart: Mart) -> list[dict[str, str]]:
    return [
        {
            "name": column.name,
            "type": column.kind,
            "description": column.meaning.en,
            "description_fr": column.meaning.fr,
        }
        for column in mart.columns
    ]


def _picked(rows: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Return the rows whose columns have one of the values asked for."""
    for name, values in asked.items():
        if name in PAGING:
            continue
        if name not in rows.columns:
            offered = ", ".join(rows.columns)
            raise problems.bad(problems.NO_COLUMN, value=name, offered=offered)
        # As text, so that dates, flags and numbers are written as in the answer; an
        # empty value stands for none.
        text = pl.col(name).cast(pl.String).fill_null("")
        rows = rows.filter(text.is_in(list(values)))
    return rows


def _number(asked: Asked, name: str, first: int | None, most: int) -> int | None:
    if name not in asked:
        return first
    value = asked[name][-1]
    if not value.isascii() or not value.isdigit() or int(value) > most:
        raise problems.bad(problems.NO_COUNT, name=name, low=0, high=most, value=value)
    return int(value)


def _following(
    asked: Asked, part: Slice, given: pl.DataFrame, rows: pl.DataFrame
) -> str:
    """Return the query of the rows after these, or nothing after the last."""
    end = part.offset + given.height
    if part.limit is None or not given.height or end >= rows.height:
        return ""
    kept = [(k, v) for k, values in asked.items() for v in values if k not in PAGING]
    return urlencode([*kept, ("limit", part.limit), ("offset", end)])


def _is_sample(book: Book, name: str, rows: pl.DataFrame) -> bool:
    if "is_sample" in rows.columns:
        return bool(rows["is_sample"].any())
    return bool(rows.height) and holds_sample(book, name)


def _flagged(rows: pl.DataFrame, *, is_sample: bool) -> pl.DataFrame:
    """Return rows with a flag where their mart has none of its own but needs it."""
    if is_sample and "is_sample" not in rows.columns:
        return rows.with_columns(is_sample=pl.lit(value=True))
    return rows
