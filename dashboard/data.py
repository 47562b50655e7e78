"""The marts of one release, kept in memory by its path, and charts from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from dashboard.chart import Chart
from dashboard.choice import Choice
from dashboard.kept import Same, kept
from dashboard.rows import chart_rows
from dashboard.view import View, fill
from dashboard.words import DATE_INFERRED, WORLD, alphabetical, day, moment
from warehouse.connect import Release, current_release
from warehouse.settings import read_settings
from warehouse.text import Lang, Text

# Of a few releases: readers finish on the one they started with.
MOST_MARTS = 96
MOST_RELEASES = 8
MOST_VIEWS = 400

AS_OF = Text(
    en="As of {session}, cut-off {date}",
    fr="État à la session {session}, arrêté au {date}",
)
AS_OF_LATEST = Text(
    en="Latest figures, cut-off {date}", fr="Derniers chiffres, arrêtés au {date}"
)


@kept(MOST_RELEASES)
def _release(path: Path) -> Release:
    # One object a release: it keeps its manifest.
    return Release(path)


@kept(MOST_MARTS)
def _mart(path: Path, name: str) -> pl.DataFrame:
    return Release(path).mart(name)


@kept(3 * MOST_RELEASES)
def _by_key(path: Path, name: str, key: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a mart by their key, in their order."""
    return {row[key]: row for row in _mart(path, name).to_dicts()}


@kept(MOST_VIEWS, by=lambda book, chart, choice: (book, Same(chart), choice))
def _rows(book: Book, chart: Chart, choice: Choice) -> pl.DataFrame:
    return chart_rows(chart, choice, book.mart)


@kept(MOST_VIEWS, by=lambda book, chart, choice: (book, Same(chart), choice))
def _view(book: Book, chart: Chart, choice: Choice) -> View:
    return fill(
        chart.adapt(chart, book.mart, choice) if chart.adapt else chart,
        book.rows(chart, choice),
        choice,
        as_of=book.as_of(choice),
        region=book.region(choice.region, choice.lang),
    )


@dataclass(frozen=True, slots=True)
class Book:
    """One release, opened: its marts, sessions, regions and filled-in charts."""

    release: Release

    def mart(self, name: str) -> pl.DataFrame:
        """Return one whole mart, read once a release."""
        return _mart(self.release.path, name)

    def rows(self, chart: Chart, choice: Choice) -> pl.DataFrame:
        """Return the rows of a chart, worked out once a release and choice."""
        return _rows(self, chart, choice)

    def view(self, chart: Chart, choice: Choice) -> View:
        """Return a chart filled in for a choice, once a release and choice."""
        return _view(self, chart, choice)

    def session(self, session_id: str) -> dict[str, Any]:
        """Return one session's row."""
        return self._rows_of("dim_sessions", "session_id")[session_id]

    def member(self, member_id: str) -> dict[str, Any]:
        """Return one Member's row."""
        return self._rows_of("dim_members", "member_id")[member_id]

    def cut_off(self, choice: Choice) -> date:
        """Return the cut-off date of the chosen session."""
        return self.session(choice.as_of)["cut_off_date"]

    def cut_off_day(self, choice: Choice) -> str:
        """Return the cut-off date in words; an inferred day says so."""
        text = day(self.cut_off(choice), choice.lang)
        if not self.session(choice.as_of)["is_cut_off_inferred"]:
            return text
        return DATE_INFERRED.say(choice.lang, date=text)

    def sessions(self) -> tuple[str, ...]:
        """Return the sessions that have figures, the latest first."""
        rows = self._rows_of("dim_sessions", "session_id").values()
        reporting = [row for row in rows if row["is_reporting"]]
        reporting.sort(key=lambda row: row["session_sort"], reverse=True)
        return tuple(row["session_id"] for row in reporting)

    def regions(self, lang: Lang) -> tuple[str, ...]:
        """Return the world, then the regions in the language's alphabetical order."""
        rows = self._rows_of("dim_regions", "region_id").values()
        ordered = sorted(rows, key=lambda row: alphabetical(row[f"short_name_{lang}"]))
        return ("WORLD", *(row["region_id"] for row in ordered))

    def region(self, region_id: str, lang: Lang) -> str:
        """Return the name of a region, with its code where that says more."""
        if region_id == "WORLD":
            return WORLD(lang)
        row = self._rows_of("dim_regions", "region_id")[region_id]
        return f"{row[f'short_name_{lang}']} ({row[f'code_{lang}']})"

    def session_label(self, session_id: str, lang: Lang) -> str:
        """Return the label of a session."""
        return str(self.session(session_id)[f"label_{lang}"])

    def as_of(self, choice: Choice) -> str:
        """Return the words that say which session's picture this is."""
        lang, session = choice.lang, self.session(choice.as_of)
        text = AS_OF_LATEST if session["body"] == "LATEST" else AS_OF
        return text.say(
            lang,
            session=session[f"label_{lang}"],
            date=self.cut_off_day(choice),
        )

    def _rows_of(self, mart: str, key: str) -> dict[str, dict[str, Any]]:
        return _by_key(self.release.path, mart, key)

    def built(self, lang: Lang) -> str:
        """Return when the release was built, in words."""
        return moment(datetime.fromisoformat(self.release.manifest["built_at"]), lang)


@kept(MOST_RELEASES)
def _book(path: Path) -> Book:
    # One object a release: what is kept of `book.mart` is known by it.
    return Book(_release(path))


def open_book() -> Book:
    """Return the current release of this process's settings."""
    return _book(current_release(read_settings()).path)
