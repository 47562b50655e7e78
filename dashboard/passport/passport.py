"""What a figure shows and was made from, small enough to travel within its file."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard.chart import Chart
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.view import data_columns
from warehouse.text import Lang

Value = str | int | float | bool | None
# Sums of the same numbers may differ in their last bits from one build to the next.
SIGNIFICANT_DIGITS = 12
KEY_ENDINGS = ("_id", "_no", "_code", "_year")
KEY_NAMES = ("period", "origin", "outcome")
# Told by the list of sessions, which grows, and not by the figure.
NOT_OF_THE_FIGURE = frozenset({"previous_session_id"})


@dataclass(frozen=True, slots=True)
class Passport:
    """One figure of a file: what was asked, of which release, and what it gave.

    Attributes:
        figure: the key of the chart.
        release_id: the release that it was made from.
        as_of: the session whose picture it is.
        cut_off: the cut-off date of that session, ISO.
        lang: its language.
        region: the region asked for; likewise `kpi`, `period` and `member`.
        query_hash: SHA-256 of the chart's specification and of what was asked.
        data_hash: SHA-256 of the rows behind it; the same in both languages.
        inputs_hash: the hash of all that decides the rows of the release.
        keys: the columns that tell its rows apart.
        measures: its other columns.
        rows: its rows, in the order of keys and measures.
    """

    figure: str
    release_id: str
    as_of: str
    cut_off: str
    lang: str
    region: str
    kpi: str
    period: str
    member: str
    query_hash: str
    data_hash: str
    inputs_hash: str
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def figure_id(self) -> str:
        """The short id printed under the figure: one for the same rows of one query."""
        text = f"{self.figure}/{self.query_hash}/{self.data_hash}"
        digest = hashlib.sha256(text.encode()).digest()
        return f"F-{base64.b32encode(digest).decode()[:8]}"

    @property
    def choice(self) -> Choice:
        """What was asked for, as a page or command asks it."""
        return Choice(
            lang=Lang(self.lang),
            as_of=self.as_of,
            region=self.region,
            kpi=self.kpi,
            period=self.period,
            member=self.member,
        )

    def as_json(self) -> dict[str, Any]:
        """Return the passport as a JSON document."""
        return asdict(self)


def passport_from(document: Mapping[str, Any]) -> Passport:
    """Return the passport of a JSON document.

    Raises:
        ValueError: the document is not one, or its rows are not those it was made for.
    """
    names = {field.name for field in fields(Passport)}
    if set(document) != names:
        raise ValueError("not the fields of a passport")
    texts = names - {"keys", "measures", "rows"}
    if not all(isinstance(document[name], str) for name in texts):
        raise ValueError("a field of the passport is no text")
    lists: dict[str, Any] = {
        "keys": tuple(document["keys"]),
        "measures": tuple(document["measures"]),
        "rows": tuple(tuple(row) for row in document["rows"]),
    }
    passport = Passport(**(dict(document) | lists))
    columns = (*passport.keys, *passport.measures)
    if any(len(row) != len(columns) for row in passport.rows):
        raise ValueError("a row of the passport has other columns")
    if passport.data_hash != _hash([columns, passport.rows]):
        raise ValueError("the rows of the passport are not those of its hash")
    return passport


def passport_of(book: Book, chart: Chart, choice: Choice) -> Passport:
    """Return the passport of a chart filled in for a choice."""
    rows = book.rows(chart, choice)
    told = chart.adapt(chart, book.mart, choice) if chart.adapt else chart
    keys, measures = _columns(told, rows)
    values = _values(rows, (*keys, *measures))
    return Passport(
        figure=chart.key,
        release_id=book.release.release_id,
        as_of=choice.as_of,
        cut_off=book.cut_off(choice).isoformat(),
        lang=str(choice.lang),
        region=choice.region,
        kpi=choice.kpi,
        period=choice.period,
        member=choice.member,
        query_hash=_hash(_specification(told, choice)),
        data_hash=_hash([(*keys, *measures), values]),
        inputs_hash=book.release.manifest["inputs_sha256"],
        keys=keys,
        measures=measures,
        rows=values,
    )


def _columns(
    chart: Chart, rows: pl.DataFrame
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns that tell rows apart, and the others; no words among them."""
    drawn = [value for value in _marked(chart).values() if value in rows.columns]
    told = [name for name in KEY_NAMES if name in rows.columns]
    names = [
        name
        for name in dict.fromkeys((*data_columns(chart, rows), *told, *drawn))
        if not name.endswith(("_en", "_fr")) and name not in NOT_OF_THE_FIGURE
    ]
    keys = [name for name in names if _is_key(name, chart)]
    return tuple(keys), tuple(name for name in names if name not in keys)


def _is_key(name: str, chart: Chart) -> bool:
    if name == "note_no":  # of a footnote, which comes and goes
        return False
    mark = _marked(chart)
    named = (mark.get("key"), mark.get("category"))
    return name.endswith(KEY_ENDINGS) or name in KEY_NAMES or name in named


def _marked(chart: Chart) -> dict[str, str]:
    """Return the columns that the mark of a chart names, by their role."""
    roles = {
        field.name: getattr(chart.mark, field.name) for field in fields(chart.mark)
    }
    return {role: name for role, name in roles.items() if isinstance(name, str)}


def _values(
    rows: pl.DataFrame, columns: Sequence[str]
) -> tuple[tuple[Value, ...], ...]:
    """Return rows in an order of their own, which no language decides."""
    values = [tuple(map(_plain, row)) for row in rows.select(columns).rows()]
    return tuple(sorted(values, key=lambda row: json.dumps(row, ensure_ascii=False)))


def _plain(value: object) -> Value:
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, float | Decimal):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
    return value.isoformat() if isinstance(value, date) else str(value)


def _specification(chart: Chart, choice: Choice) -> dict[str, Any]:
    """Return what decides which rows a chart shows, and how: no words, no language."""
    shape = chart.shape
    return {
        "chart": chart.key,
        "mart": chart.mart,
        "mark": type(chart.mark).__name__,
        "roles": _marked(chart),
        "unit": str(chart.unit),
        "columns": [column.name for column in chart.columns],
        "rows": {name: str(wanted) for name, wanted in chart.rows.items()},
        "scope": str(chart.scope),
        "shape": getattr(shape, "__qualname__", None),
        "asked": asdict(replace(choice, lang=Lang.EN)),
    }


def _hash(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
