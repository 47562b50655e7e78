"""Headline figures that a draft may quote without a tag, with their subject words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl

from dashboard.data import Book
from dashboard.review.tagged import SESSION, Figure
from dashboard.review.tags import FigureKey
from dashboard.words import WORLD
from warehouse.folding import fold
from warehouse.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Headline:
    """A measure of a regional report, and stems of the words that it is told with."""

    mart: str
    column: str
    stems: Text
    rows: tuple[tuple[str, str], ...] = ()


# Shares and means alone: a whole number says too little to be known by.
HEADLINES = (
    Headline(
        "rpt_implementation_by_region",
        "implemented_share",
        Text(en="implement", fr="appliqu,mise en œuvre,mettent en œuvre"),
        (("standard_id", "ALL"),),
    ),
    Headline(
        "rpt_implementation_by_region",
        "mean_level",
        Text(en="level", fr="niveau"),
        (("standard_id", "ALL"),),
    ),
    Headline(
        "rpt_activities_by_region",
        "member_reached_share",
        Text(en="reach,capacity building", fr="bénéfici,touch,renforcement"),
    ),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A headline figure as a document in one language writes it."""

    key: FigureKey
    figure: Figure
    stems: tuple[str, ...]
    places: tuple[str, ...]
    code: str

    def is_about(self, text: str) -> bool:
        """Return whether a text has the subject and the region of the figure."""
        folded = fold(text)
        has_code = re.search(rf"\b{re.escape(self.code)}\b", text) is not None
        has_place = has_code or any(place in folded for place in self.places)
        return has_place and any(stem in folded for stem in self.stems)


def known_figures(book: Book, session: str, lang: Lang) -> tuple[Known, ...]:
    """Return the headline figures of a session that are published."""
    named = partial(_places, book, lang)
    return tuple(
        Known(
            FigureKey(headline.mart, _keys(headline, row), headline.column),
            Figure(row[headline.column], headline.column.endswith("_share")),
            tuple(fold(stem) for stem in headline.stems(lang).split(",")),
            named(row),
            str(row[f"region_code_{lang}"]),
        )
        for headline in HEADLINES
        for row in _rows(book, headline, session)
    )


def _rows(book: Book, headline: Headline, session: str) -> Iterator[dict[str, Any]]:
    rows = book.mart(headline.mart).filter(
        pl.col(SESSION) == session,
        pl.col(headline.column).is_not_null(),
        *(pl.col(name) == value for name, value in headline.rows),
    )
    yield from rows.to_dicts()


def _keys(headline: Headline, row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    names = (SESSION, "region_id", *(name for name, _ in headline.rows))
    return tuple((name, str(row[name])) for name in names)


def _places(book: Book, lang: Lang, row: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of a region as they are compared."""
    if row["region_id"] == "WORLD":
        whole = WORLD(lang), *(("Members",) if lang == Lang.EN else ("Membres",))
        return tuple(fold(name) for name in whole)
    region = book.mart("dim_regions").row(
        by_predicate=pl.col("region_id") == row["region_id"], named=True
    )
    return (fold(region[f"short_name_{lang}"]),)
