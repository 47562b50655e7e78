"""A Member's own list of data quality: its files, and what was wrong in which cell."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from dashboard.cells import Cell
from dashboard.choice import Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.intake import problems_in_words, received, remarks
from dashboard.findings.register import Rows
from dashboard.intake_words import SEVERITY
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import word
from dashboard.words import DASH, day, number, typeset
from warehouse.text import Lang, Text

FILES = (
    Text(en="File", fr="Fichier"),
    Text(en="Received", fr="Reçu le"),
    Text(en="About", fr="Objet"),
    Text(en="Period up to", fr="Période jusqu'au"),
    Text(en="Rows read", fr="Lignes lues"),
    Text(en="Held", fr="Retenues"),
    Text(en="Problems", fr="Problèmes"),
    Text(en="Remarks", fr="Remarques"),
)
PROBLEMS = (
    Text(en="File", fr="Fichier"),
    Text(en="Sheet and cell", fr="Feuille et cellule"),
    Text(en="Column", fr="Colonne"),
    Text(en="As typed", fr="Tel qu'écrit"),
    Text(en="Severity", fr="Gravité"),
    Text(en="What is wrong", fr="Ce qui ne va pas"),
)


@kept(MOST_LISTS)
def own_files(book: Book, choice: Choice) -> pl.DataFrame:
    """Return the files of the Member that may be named, received by the session."""
    rows = received(book, choice).filter(pl.col("member_id") == choice.member)
    names = book.mart("dim_submissions").select("submission_id", "file_name")
    return rows.join(names, on="submission_id", how="left", maintain_order="left").sort(
        "received_on", "submission_id", descending=[True, False]
    )


@kept(MOST_LISTS)
def file_rows(book: Book, rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return the files of a Member, the latest first."""
    return [
        [
            Cell(row["file_name"] or row["submission_id"], is_recorded=True),
            day(row["received_on"], lang),
            labelled(row, "source_label")(lang),
            _day(row["period_end_date"], lang),
            Cell(number(row["row_count"], lang), is_number=True),
            Cell(number(row["held_row_count"], lang), is_number=True),
            problems_in_words(book, row["problems_by_code"], lang),
            remarks(row, lang),
        ]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def problem_rows(book: Book, rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return the problems of those files, each with its cell."""
    ids = rows.select("submission_id")
    found = book.mart("fct_problems").join(ids, on="submission_id", how="semi")
    ordered = found.sort(
        *("received_on", "submission_id", "row_number", "problem_id"),
        descending=[True, False, False, False],
        nulls_last=True,
    )
    return [
        [
            Cell(row["file_name"] or row["submission_id"], is_recorded=True),
            _recorded(_place(row, lang), lang),
            _recorded(row["column_name"], lang),
            _recorded(row["value_as_typed"], lang),
            word(SEVERITY, row["severity"], lang),
            typeset(str(row[f"message_{lang}"]), lang),
        ]
        for row in ordered.to_dicts()
    ]


def _recorded(text: str | None, lang: Lang) -> Cell:
    return Cell(text or DASH(lang), is_recorded=bool(text))


def _place(row: dict[str, Any], lang: Lang) -> str:
    parts = [part for part in (row["sheet"], row["cell"]) if part]
    return " ".join(parts) or DASH(lang)


def _day(value: date | None, lang: Lang) -> str:
    return DASH(lang) if value is None else day(value, lang)
