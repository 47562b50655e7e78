"""Milestones of the review and sessions, past and to come at the chosen session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard.choice import LATEST, Choice
from dashboard.data import Book
from dashboard.findings.register import Rows, known
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import BODY, named, noted, rests_on, word
from dashboard.words import DASH, INFERRED, day, days, typeset
from warehouse.text import Lang, Text

# The mechanism's own turning points; the calendar page shows them all.
REVIEW_START = "2022-07-01"
SURE = Text(en="known", fr="connue")
TO_COME = Text(en="to come", fr="à venir")
AFTER = Text(en="after this session", fr="après cette session")
STATES = Text(en="{one}; {other}", fr="{one}\u202f; {other}")
YEAR_INFERRED = Text(en="year inferred", fr="année déduite")
FROM_MEMORY = Text(en="from memory, to be confirmed", fr="de mémoire, à confirmer")
WITH_STATE = Text(en="{date} ({state})", fr="{date} ({state})")
SESSION_CERTAINTY = Text(
    en="date or numbers inferred from the sequence of sessions",
    fr="date ou numéros déduits de la suite des sessions",
)
EXPECTED_SESSION = Text(en="expected; inferred", fr="prévue\u202f; déduite")


@kept(MOST_LISTS)
def milestones(book: Book, choice: Choice) -> Rows:
    """Return the milestones known by the chosen session, the oldest first."""
    lang, clock = choice.lang, _clock(book, choice)
    rows = known(book, "fct_review_milestones", choice)
    rows = rows.sort("milestone_date", "row_number", "what_en")
    return [
        [
            _date(row, clock, lang),
            word(BODY, row["body"], lang) if row["body"] else DASH(lang),
            named(row, "what", lang),
            rests_on(row, lang),
            noted(row, lang),
        ]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def review_facts(book: Book, choice: Choice) -> Rows:
    """Return the milestones of the period under review, without their notes."""
    lang, clock = choice.lang, _clock(book, choice)
    rows = (
        known(book, "fct_review_milestones", choice)
        .filter(pl.col("milestone_date") >= pl.lit(REVIEW_START).str.to_date())
        .sort("milestone_date", "row_number", "what_en")
    )
    return [
        [_date(row, clock, lang), named(row, "what", lang), rests_on(row, lang)]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def sessions(book: Book, choice: Choice, *, is_past: bool) -> Rows:
    """Return the sessions before or after the cut-off, and how sure they are."""
    lang, clock = choice.lang, _clock(book, choice)
    rows = book.mart("dim_sessions").filter(pl.col("session_id") != "LATEST")
    is_before = pl.col("start_date") <= clock.chosen
    rows = rows.filter(is_before if is_past else ~is_before)
    return [
        [
            typeset(str(row[f"label_{lang}"]), lang),
            days(row["start_date"], row["end_date"], lang, row["date_precision"]),
            _content(row, lang),
            _certainty(row, clock, lang),
        ]
        for row in rows.sort("session_sort", descending=is_past).to_dicts()
    ]


@dataclass(frozen=True, slots=True)
class Clock:
    """The two days that a page tells time by.

    `chosen` is the cut-off of the chosen session: what lies after it is not part of its
    picture. `latest` is that of the latest state: only what lies after it is to come.
    """

    chosen: date
    latest: date


def _clock(book: Book, choice: Choice) -> Clock:
    return Clock(book.cut_off(choice), book.session(LATEST)["cut_off_date"])


def _date(row: dict[str, Any], clock: Clock, lang: Lang) -> str:
    text = day(row["milestone_date"], lang, row["date_precision"])
    states = []
    if row["milestone_date"] > clock.chosen:
        is_to_come = row["milestone_date"] > clock.latest
        states.append(TO_COME(lang) if is_to_come else AFTER(lang))
    if row["evidence"] == "inferred":
        states.append(INFERRED(lang))
    if not states:
        return text
    state = states[0] if len(states) == 1 else _both(states, lang)
    return WITH_STATE.say(lang, date=text, state=state)


def _both(states: list[str], lang: Lang) -> str:
    return STATES.say(lang, one=states[0], other=states[1])


def _content(row: dict[str, Any], lang: Lang) -> str:
    text = row[f"content_{lang}"]
    return DASH(lang) if text is None else typeset(text, lang)


def _certainty(row: dict[str, Any], clock: Clock, lang: Lang) -> str:
    if row["number_evidence"] == "memory":
        return FROM_MEMORY(lang)
    if not row["is_inferred"]:
        return SURE(lang)
    if row["start_date"] > clock.latest:
        return EXPECTED_SESSION(lang)
    return SESSION_CERTAINTY(lang) if row["session_numbers"] else YEAR_INFERRED(lang)
