"""A report: chosen figures in their order, each with its passport."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.passport import Passport, passport_of
from dashboard.render.caption import caption
from dashboard.view import View
from warehouse.text import Lang

CHARTS = {chart.key: chart for chart in all_charts()}
FIRST = (
    "implementation_by_region",
    "mean_level_by_session",
    "members_reached_by_region",
    "proposals_by_outcome",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report: filled in, with its number and passport."""

    number: int
    view: View
    passport: Passport

    @property
    def foot(self) -> tuple[str, ...]:
        """The notes, and the line of source, release and passport."""
        passport = self.passport
        words = caption(self.view, passport.release_id, None, passport.figure_id)
        return (*words.notes, words.source)


@dataclass(frozen=True, slots=True)
class Report:
    """Figures in one language, as of one session."""

    lang: Lang
    as_of: str
    figures: tuple[Figure, ...]


def compose(book: Book, choice: Choice, keys: Sequence[str]) -> Report:
    """Return the report of some figures in their order."""
    figures = tuple(
        Figure(
            number,
            book.view(CHARTS[key], choice),
            passport_of(book, CHARTS[key], choice),
        )
        for number, key in enumerate(keys, start=1)
    )
    return Report(choice.lang, book.as_of(choice), figures)


def moved_up(keys: Sequence[str], key: str) -> tuple[str, ...]:
    """Return keys with one of them a place earlier."""
    place = keys.index(key)
    if place == 0:
        return tuple(keys)
    others = [other for other in keys if other != key]
    return (*others[: place - 1], key, *others[place - 1 :])
