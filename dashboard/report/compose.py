"""A report: chosen figures in their order, each with its passport."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.passport import Passport, passport_of
from dashboard.render.static import PASSPORT, RELEASE, SOURCE
from dashboard.view import View
from dashboard.words import COLON
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
        """Note, Members' notes, and the line of source, release and figure."""
        view, lang = self.view, self.view.lang
        source = COLON.say(lang, label=SOURCE(lang), value=view.source)
        release = RELEASE.say(lang, release_id=self.passport.release_id)
        figure = PASSPORT.say(lang, figure_id=self.passport.figure_id)
        lines = (view.note, *view.footnotes, f"{source}. {release}. {figure}.")
        return tuple(line for line in lines if line)


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
