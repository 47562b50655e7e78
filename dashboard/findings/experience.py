"""Experience shared with the PTC: region by region, then observers."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.choice import WORLD, Choice
from dashboard.data import Book
from dashboard.findings.register import Rows, known, session_words
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import EVIDENCE, STATUS, cited, noted, word
from dashboard.words import (
    DASH,
    UNKNOWN,
    Counted,
    alphabetical,
    capital,
    listed,
    typeset,
)
from warehouse.text import Lang, Text

NOTHING = Text(
    en="No presentation of experience was known by this session.",
    fr="Aucun exposé d'expérience n'était connu à cette session.",
)
HEARD = Counted(
    Text(
        en="{count} of the 6 WCO regions has shared its experience.",
        fr="{count} des 6\u00a0régions de l'OMD a partagé son expérience.",
    ),
    Text(
        en="{count} of the 6 WCO regions have shared their experience.",
        fr="{count} des 6\u00a0régions de l'OMD ont partagé leur expérience.",
    ),
)
TO_COME = Text(
    en="Announced and, as far as is known, still to come: {names}.",
    fr="Annoncée et, pour autant qu'on sache, encore à venir\u00a0: {names}.",
)
ANNOUNCED = Text(
    en="Announced for {session}; whether it was given is not known: {names}.",
    fr="Annoncée pour la session {session}\u202f; on ignore si elle a été "
    "présentée\u00a0: {names}.",
)
MISSING = Text(en="Missing: {names}.", fr="Manque\u00a0: {names}.")
OBSERVERS = Text(
    en="An observer is announced as well: {names}.",
    fr="Un observateur est également annoncé\u00a0: {names}.",
)
NOT_KNOWN = Text(en="nothing known at this session", fr="rien de connu à cette session")
REGIONS = (
    Text(en="WCO region", fr="Région de l'OMD"),
    Text(en="Status", fr="État"),
    Text(en="Presented by", fr="Présentée par"),
    Text(en="Session", fr="Session"),
    Text(en="Evidence", fr="Preuve"),
    Text(en="Document and paragraph", fr="Document et paragraphe"),
    Text(en="Note", fr="Observation"),
)
OTHERS = (Text(en="Observer", fr="Observateur"), REGIONS[1], *REGIONS[3:])


@kept(MOST_LISTS)
def sentence(book: Book, choice: Choice) -> str:
    """Return which regions have been heard and which are still to come."""
    lang = choice.lang
    rows = known(book, "fct_experience_sharing_by_session", choice).to_dicts()
    if not rows:
        return NOTHING(lang)
    found = {row["region_id"]: row["status"] for row in rows if row["region_id"]}
    passed = _sessions_passed(book, choice, rows)
    regions = [key for key in book.regions(lang) if key != WORLD]
    given = [key for key in regions if found.get(key) == "given"]
    announced = [key for key in regions if found.get(key) == "announced"]
    coming = [key for key in announced if key not in passed]
    missing = [key for key in regions if key not in {*given, *announced}]
    said = [HEARD.say(lang, len(given))]
    for text, keys in ((TO_COME, coming), (MISSING, missing)):
        if keys:
            names = listed([book.region(key, lang) for key in keys], lang)
            said.append(text.say(lang, names=names))
    said += [
        ANNOUNCED.say(
            lang,
            session=session_words(book, passed[key], lang),
            names=book.region(key, lang),
        )
        for key in announced
        if key in passed
    ]
    observers = _observers(rows, lang)
    if observers:
        said.append(OBSERVERS.say(lang, names=listed(observers, lang)))
    return " ".join(said)


def _sessions_passed(
    book: Book, choice: Choice, rows: list[dict[str, Any]]
) -> dict[str, str]:
    """Return by region the session of its presentation, where its date has passed.

    Tense follows the cut-off of the latest state, whatever the session chosen.
    """
    sessions = known(book, "fct_calendar_by_session", choice)
    passed = set(sessions.filter(~pl.col("is_to_come"))["session_id"])
    return {
        row["region_id"]: row["session_id"]
        for row in rows
        if row["region_id"] and row["session_id"] in passed
    }


@kept(MOST_LISTS)
def regions(book: Book, choice: Choice) -> Rows:
    """Return all six regions, each with what is known of its presentation."""
    lang = choice.lang
    rows = known(book, "fct_experience_sharing_by_session", choice).to_dicts()
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["region_id"], []).append(row)
    return [
        [book.region(key, lang), *cells]
        for key in book.regions(lang)
        if key != WORLD
        for cells in [_of_region(book, row, lang) for row in found.get(key, [])]
        or [[capital(NOT_KNOWN(lang)), *[DASH(lang)] * 5]]
    ]


@kept(MOST_LISTS)
def observers(book: Book, choice: Choice) -> Rows:
    """Return the observers that presented or are to present."""
    lang = choice.lang
    rows = known(book, "fct_experience_sharing_by_session", choice).to_dicts()
    return [
        [
            typeset(row[f"presenter_{lang}"] or UNKNOWN(lang), lang),
            _status(row, lang),
            *_rest(book, row, lang),
        ]
        for row in rows
        if row["region_id"] is None
    ]


def _of_region(book: Book, row: dict[str, Any], lang: Lang) -> list[str]:
    presenter = typeset(row[f"presenter_{lang}"] or UNKNOWN(lang), lang)
    return [_status(row, lang), presenter, *_rest(book, row, lang)]


def _rest(book: Book, row: dict[str, Any], lang: Lang) -> list[str]:
    return [
        session_words(book, row["session_id"], lang, missing=UNKNOWN),
        capital(word(EVIDENCE, row["evidence"], lang)),
        cited(row, lang),
        noted(row, lang),
    ]


def _status(row: dict[str, Any], lang: Lang) -> str:
    return capital(word(STATUS, row["status"], lang))


def _observers(rows: list[dict[str, Any]], lang: Lang) -> list[str]:
    names = (
        str(row[f"presenter_{lang}"])
        for row in rows
        if row["region_id"] is None and row["status"] == "announced"
    )
    return sorted(names, key=alphabetical)
