"""Milestones of the review and sessions, past and to come at the chosen session."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.register import Rows, known
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import BODY, named, noted, rests_on, word
from dashboard.words import DASH, INFERRED, day, days, typeset
from warehouse.text import Lang, Text

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
    lang = choice.lang
    rows = known(book, "fct_review_milestones_by_session", choice)
    rows = rows.sort("milestone_date", "row_number", "what_en")
    return [
        [
            _date(row, lang),
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
    lang = choice.lang
    rows = (
        known(book, "fct_review_milestones_by_session", choice)
        .filter("is_under_review")
        .sort("milestone_date", "row_number", "what_en")
    )
    return [
        [_date(row, lang), named(row, "what", lang), rests_on(row, lang)]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def sessions(book: Book, choice: Choice, *, is_past: bool) -> Rows:
    """Return the sessions up to the chosen one or after it, and how sure they are."""
    lang = choice.lang
    seen = known(book, "fct_calendar_by_session", choice)
    seen = seen.filter(pl.col("is_after_session") != is_past)
    seen = seen.select("session_id", "is_to_come")
    rows = book.mart("dim_sessions").join(seen, on="session_id")
    return [
        [
            typeset(str(row[f"label_{lang}"]), lang),
            days(row["start_date"], row["end_date"], lang, row["date_precision"]),
            _content(row, lang),
            _certainty(row, lang),
        ]
        for row in rows.sort("session_sort", descending=is_past).to_dicts()
    ]


def _date(row: dict[str, Any], lang: Lang) -> str:
    text = day(row["milestone_date"], lang, row["date_precision"])
    states = []
    if row["is_after_session"]:
        states.append(TO_COME(lang) if row["is_to_come"] else AFTER(lang))
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


def _certainty(row: dict[str, Any], lang: Lang) -> str:
    if row["number_evidence"] == "memory":
        return FROM_MEMORY(lang)
    if not row["is_inferred"]:
        return SURE(lang)
    if row["is_to_come"]:
        return EXPECTED_SESSION(lang)
    return SESSION_CERTAINTY(lang) if row["session_numbers"] else YEAR_INFERRED(lang)
