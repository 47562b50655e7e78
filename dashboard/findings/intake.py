"""Files received at a session: how many, late, held, and what was wrong with them."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from dashboard.cells import Cell
from dashboard.choice import Choice
from dashboard.compose import labelled
from dashboard.data import MOST_RELEASES, Book
from dashboard.findings.register import Rows
from dashboard.intake_words import (
    A_MEMBER,
    LATE,
    NO_MEMBER,
    SEVERAL,
    SUPERSEDED,
    WITHDRAWN,
)
from dashboard.kept import MOST_LISTS, kept
from dashboard.words import COLON, DASH, SEPARATOR, Counted, capital, day, number
from warehouse.text import Lang, Text

RECEIVED = Counted(
    Text(
        en="{count} file had been received: {rows} rows read, of which {accepted} "
        "loaded and {held} held.",
        fr="{count}\u00a0fichier avait été reçu\u00a0: {rows}\u00a0lignes lues, dont "
        "{accepted} chargées et {held} retenues.",
    ),
    Text(
        en="{count} files had been received: {rows} rows read, of which {accepted} "
        "loaded and {held} held.",
        fr="{count}\u00a0fichiers avaient été reçus\u00a0: {rows}\u00a0lignes lues, "
        "dont {accepted} chargées et {held} retenues.",
    ),
)
STOOD = Text(
    en="{late} came late, {superseded} had been replaced whole by a later file and "
    "{withdrawn} withdrawn.",
    fr="{late} sont arrivés en retard, {superseded} avaient été entièrement remplacés "
    "par un fichier ultérieur et {withdrawn} retirés.",
)
BY_SOURCE = (
    Text(en="What the files are about", fr="Objet des fichiers"),
    Text(en="Files", fr="Fichiers"),
    Text(en="Late", fr="En retard"),
    Text(en="Replaced", fr="Remplacés"),
    Text(en="Withdrawn", fr="Retirés"),
    Text(en="Rows read", fr="Lignes lues"),
    Text(en="Loaded", fr="Chargées"),
    Text(en="Held", fr="Retenues"),
    Text(en="Errors", fr="Erreurs"),
    Text(en="Warnings", fr="Avertissements"),
)
FILES = (
    Text(en="File", fr="Fichier"),
    Text(en="Received", fr="Reçu le"),
    Text(en="About", fr="Objet"),
    Text(en="From", fr="De"),
    Text(en="Rows read", fr="Lignes lues"),
    Text(en="Held", fr="Retenues"),
    Text(en="Problems", fr="Problèmes"),
    Text(en="Remarks", fr="Remarques"),
)
FLAGS = ("is_late", "is_superseded", "is_withdrawn")
COUNTS = (
    *("row_count", "accepted_row_count", "held_row_count"),
    *("error_count", "warning_count"),
)
REMARKS = dict(zip(FLAGS, (LATE, SUPERSEDED, WITHDRAWN), strict=True))
# Sources whose files are nobody's own answers.
OPEN_SOURCES = ("proposals", "activities")


@kept(MOST_RELEASES, by=lambda book, choice: (book, choice.as_of))
def received(book: Book, choice: Choice) -> pl.DataFrame:
    """Return the files received by the cut-off date of the session."""
    rows = book.mart("rpt_data_quality")
    return rows.filter(pl.col("as_of_session_id") == choice.as_of)


@kept(MOST_LISTS)
def sentence(rows: pl.DataFrame, lang: Lang) -> str:
    """Return how many files had come and what became of their rows."""
    counted = {name: _sum(rows, name, lang) for name in (*COUNTS, *FLAGS)}
    said = RECEIVED.say(
        lang,
        rows.height,
        rows=counted["row_count"],
        accepted=counted["accepted_row_count"],
        held=counted["held_row_count"],
    )
    stood = STOOD.say(
        lang,
        late=counted["is_late"],
        superseded=counted["is_superseded"],
        withdrawn=counted["is_withdrawn"],
    )
    return f"{said} {stood}" if rows.height else said


@kept(MOST_LISTS)
def by_source(rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return the files by what they are about."""
    label = f"source_label_{lang}"
    return [
        [
            Cell(str(key)),
            Cell(number(group.height, lang), is_number=True),
            *(
                Cell(_sum(group, name, lang), is_number=True)
                for name in (*FLAGS, *COUNTS)
            ),
        ]
        for (key,), group in rows.sort(label).group_by(label, maintain_order=True)
    ]


@kept(MOST_LISTS)
def files(book: Book, rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return files one by one, the latest first; no sender is named against its will.

    Only those of which there is something to say: rows held, problems, late.
    """
    is_plain = (pl.col("problem_count") == 0) & (pl.col("held_row_count") == 0)
    said = rows.filter(~is_plain | pl.any_horizontal(*FLAGS))
    ordered = said.sort("received_on", "submission_id", descending=[True, False])
    return [file_row(book, row, lang) for row in ordered.to_dicts()]


def file_row(book: Book, row: dict[str, Any], lang: Lang) -> list[Cell | str]:
    """Return one file: when, what, from whom, what became of it."""
    return [
        Cell(row["submission_id"]),
        day(row["received_on"], lang),
        labelled(row, "source_label")(lang),
        _sender(book, row, lang),
        Cell(number(row["row_count"], lang), is_number=True),
        Cell(number(row["held_row_count"], lang), is_number=True),
        problems_in_words(book, row["problems_by_code"], lang),
        remarks(row, lang),
    ]


def problems_in_words(book: Book, content: str | None, lang: Lang) -> str:
    """Return the problems of a file with their counts, or a dash."""
    names = _problem_names(book, lang)
    counts = json.loads(content or "{}")
    parts = [
        COLON.say(lang, label=names.get(code, code), value=number(count, lang))
        for code, count in sorted(counts.items())
    ]
    return SEPARATOR(lang).join(parts) or DASH(lang)


@kept(MOST_RELEASES)
def _problem_names(book: Book, lang: Lang) -> dict[str, str]:
    codes = book.mart("rpt_problems_by_code")
    return dict(codes.select("problem_code", f"problem_label_{lang}").unique().rows())


def remarks(row: dict[str, Any], lang: Lang) -> str:
    """Return whether a file was late, replaced or withdrawn."""
    said = [text(lang) for flag, text in REMARKS.items() if row[flag]]
    return capital(SEPARATOR(lang).join(said)) or DASH(lang)


def _sender(book: Book, row: dict[str, Any], lang: Lang) -> str:
    if row["source"] in OPEN_SOURCES:
        return NO_MEMBER(lang)
    if row["member_id"] is None:
        return SEVERAL(lang) if row["answering_member_count"] > 1 else A_MEMBER(lang)
    return labelled(book.member(row["member_id"]), "name")(lang)


def _sum(rows: pl.DataFrame, name: str, lang: Lang) -> str:
    return number(int(rows[name].sum() or 0), lang)
