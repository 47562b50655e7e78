"""Milestones of the review and sessions, past and to come at the chosen session."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from dashboard.choice import Choice
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
WITH_STATE = Text(en="{date} ({state})", fr="{date} ({state})")
SESSION_CERTAINTY = Text(
    en="inferred from the sequence of sessions",
    fr="déduite de la suite des sessions",
)
EXPECTED_SESSION = Text(en="expected; inferred", fr="prévue\u202f; déduite")


@kept(MOST_LISTS)
def milestones(book: Book, choice: Choice) -> Rows:
    """Return the milestones known by the chosen session, the oldest first."""
    lang, cut_off = choice.lang, book.cut_off(choice)
    rows = known(book, "fct_review_milestones", choice)
    rows = rows.sort("milestone_date", "what_en")
    return [
        [
            _date(row, cut_off, lang),
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
    lang, cut_off = choice.lang, book.cut_off(choice)
    rows = (
        known(book, "fct_review_milestones", choice)
        .filter(pl.col("milestone_date") >= pl.lit(REVIEW_START).str.to_date())
        .sort("milestone_date", "what_en")
    )
    return [
        [_date(row, cut_off, lang), named(row, "what", lang), rests_on(row, lang)]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def sessions(book: Book, choice: Choice, *, is_past: bool) -> Rows:
    """Return the sessions before or after the cut-off, and how sure they are."""
    lang, cut_off = choice.lang, book.cut_off(choice)
    rows = book.mart("dim_sessions").filter(pl.col("session_id") != "LATEST")
    is_before = pl.col("start_date") <= cut_off
    rows = rows.filter(is_before if is_past else ~is_before)
    return [
        [
            typeset(str(row[f"label_{lang}"]), lang),
            days(row["start_date"], row["end_date"], lang, row["date_precision"]),
            _content(row, lang),
            _certainty(row, lang, is_past=is_past),
        ]
        for row in rows.sort("session_sort", descending=is_past).to_dicts()
    ]


def _date(row: dict[str, Any], cut_off: date, lang: Lang) -> str:
    text = day(row["milestone_date"], lang, row["date_precision"])
    if row["milestone_date"] > cut_off:
        return WITH_STATE.say(lang, date=text, state=TO_COME(lang))
    if row["evidence"] == "inferred":
        return WITH_STATE.say(lang, date=text, state=INFERRED(lang))
    return text


def _content(row: dict[str, Any], lang: Lang) -> str:
    text = row[f"content_{lang}"]
    return DASH(lang) if text is None else typeset(text, lang)


def _certainty(row: dict[str, Any], lang: Lang, *, is_past: bool) -> str:
    if not row["is_inferred"]:
        return SURE(lang)
    return SESSION_CERTAINTY(lang) if is_past else EXPECTED_SESSION(lang)
