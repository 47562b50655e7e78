"""Which rows of a report stand behind a chart, and what each of them is called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from dashboard.chart import Chart
from dashboard.data import Book
from dashboard.words import typeset
from warehouse.connect import WAREHOUSE_FILE
from warehouse.explain.cells import Row
from warehouse.explain.facts import Facts, tells_of_cells
from warehouse.explain.keys import GRAINS, SESSION, written
from warehouse.text import Lang, Text

# Facts of a few releases: readers finish on the one they started with.
MOST_RELEASES = 2
ALL = "ALL"
SEPARATOR = "~"
LABELS = {
    "region_id": "region_name",
    "standard_id": "standard_name",
    "kpi_id": "kpi_name",
    "principle_id": "principle_name",
    "member_id": "member_name",
    "type": "type_label",
    "problem_code": "problem_label",
    "origin": "origin_label",
    "outcome": "outcome_label",
}
SUPPORTED = {
    True: Text(en="supported Members", fr="Membres soutenus"),
    False: Text(en="other Members", fr="autres Membres"),
}


@lru_cache(maxsize=MOST_RELEASES)
def _facts(path: Path) -> Facts:
    return Facts(path / WAREHOUSE_FILE)


def facts_of(book: Book) -> Facts:
    """Return the cells of a release, read once."""
    return _facts(book.release.path)


def is_explained(chart: Chart, book: Book) -> bool:
    """Whether a chart is made from a report whose cells the release tells of.

    A release of an earlier version, to which one went back, does not.
    """
    return chart.mart in GRAINS and tells_of_cells(book.release)


def options(book: Book, chart: Chart, rows: pl.DataFrame) -> dict[str, Row]:
    """Return the rows of the report behind a chart's rows, by their key as one text.

    Where a chart adds rows of its report up, all of them are there.
    """
    report = book.mart(chart.mart)
    grain = [name for name in GRAINS[chart.mart] if name in rows.columns]
    held = report.join(
        rows.select(grain).unique(), on=grain, how="semi", nulls_equal=True
    )
    for name in GRAINS[chart.mart]:
        # The row over all principles is what a chart without principles shows.
        is_text = held.schema[name] == pl.String
        if name not in grain and is_text and (held[name] == ALL).any():
            held = held.filter(pl.col(name) == ALL)
    order = _places(rows, grain)
    found = sorted(
        held.iter_rows(named=True),
        key=lambda row: order.get(tuple(row[name] for name in grain), 0),
    )
    return {key_of(chart.mart, row): row for row in found}


def _places(rows: pl.DataFrame, grain: list[str]) -> dict[tuple[object, ...], int]:
    """Return where each row stands in the chart, by its key."""
    keys = rows.select(grain).rows()
    return {key: place for place, key in reversed(list(enumerate(keys)))}


def key_of(mart: str, row: Mapping[str, object]) -> str:
    """Return the key of a row of a report, as it stands in an address."""
    return SEPARATOR.join(written(row[name]) for name in GRAINS[mart])


def names(book: Book, mart: str, rows: Mapping[str, Row], lang: Lang) -> dict[str, str]:
    """Return what the rows are called, by what tells them apart."""
    told = [
        name
        for name in GRAINS[mart]
        if len({written(row[name]) for row in rows.values()}) > 1
    ] or list(GRAINS[mart][:1])
    return {
        key: " · ".join(_name(book, row, column, lang) for column in told)
        for key, row in rows.items()
    }


def _name(book: Book, row: Row, column: str, lang: Lang) -> str:
    value = row[column]
    if column == SESSION:
        return book.session_label(value, lang)
    if column == "is_supported":
        return SUPPORTED[value](lang)
    label = row.get(f"{LABELS.get(column)}_{lang}") or written(value)
    return typeset(label, lang)
