"""The marts of one release, kept in memory by its path, and charts from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from dashboard.chart import Chart
from dashboard.choice import Choice
from dashboard.rows import chart_rows
from dashboard.view import View, fill
from dashboard.words import WORLD, alphabetical, day, moment
from warehouse.connect import Release, current_release
from warehouse.settings import read_settings
from warehouse.text import Lang, Text

# Marts of a few releases: readers finish on the one they started with.
MOST_MARTS = 96

AS_OF = Text(
    en="As of {session}, cut-off {date}",
    fr="État à la session {session}, arrêté au {date}",
)
AS_OF_LATEST = Text(
    en="Latest figures, cut-off {date}", fr="Derniers chiffres, arrêtés au {date}"
)


@lru_cache(maxsize=MOST_MARTS)
def _mart(path: Path, name: str) -> pl.DataFrame:
    return Release(path).mart(name)


@dataclass(frozen=True, slots=True)
class Book:
    """One release, opened: its marts, sessions, regions and filled-in charts."""

    release: Release

    def mart(self, name: str) -> pl.DataFrame:
        """Return one whole mart, read once a release."""
        return _mart(self.release.path, name)

    def rows(self, chart: Chart, choice: Choice) -> pl.DataFrame:
        """Return the rows of a chart."""
        return chart_rows(chart, choice, self.mart)

    def view(self, chart: Chart, choice: Choice) -> View:
        """Return a chart filled in for a choice."""
        return fill(
            chart.adapt(chart, self.mart, choice) if chart.adapt else chart,
            self.rows(chart, choice),
            choice,
            as_of=self.as_of(choice),
            region=self.region(choice.region, choice.lang),
        )

    def session(self, session_id: str) -> dict[str, Any]:
        """Return one session's row."""
        sessions = self.mart("dim_sessions")
        return sessions.row(by_predicate=pl.col("session_id") == session_id, named=True)

    def cut_off(self, choice: Choice) -> date:
        """Return the cut-off date of the chosen session."""
        return self.session(choice.as_of)["cut_off_date"]

    def sessions(self) -> tuple[str, ...]:
        """Return the sessions that have figures, the latest first."""
        reporting = self.mart("dim_sessions").filter("is_reporting")
        return tuple(reporting.sort("session_sort", descending=True)["session_id"])

    def regions(self, lang: Lang) -> tuple[str, ...]:
        """Return the world, then the regions in the language's alphabetical order."""
        names = self.mart("dim_regions").select("region_id", f"short_name_{lang}")
        ordered = sorted(names.rows(), key=lambda row: alphabetical(row[1]))
        return ("WORLD", *(region_id for region_id, _ in ordered))

    def region(self, region_id: str, lang: Lang) -> str:
        """Return the name of a region, with its code where that says more."""
        if region_id == "WORLD":
            return WORLD(lang)
        row = self.mart("dim_regions").row(
            by_predicate=pl.col("region_id") == region_id, named=True
        )
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
            date=day(self.cut_off(choice), lang),
        )

    def built(self, lang: Lang) -> str:
        """Return when the release was built, in words."""
        return moment(datetime.fromisoformat(self.release.manifest["built_at"]), lang)


def open_book() -> Book:
    """Return the current release of this process's settings."""
    return Book(current_release(read_settings()))
