"""Capacity building against results: levels of Members supported and not, crowding."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.cells import Cell
from dashboard.choice import Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.register import Rows
from dashboard.kept import MOST_LISTS, kept
from dashboard.rows import in_order
from dashboard.words import DASH, OF, number, signed
from warehouse.text import Lang, Text

NAMED = Text(en="named in an activity", fr="nommés dans une activité")
NOT_NAMED = Text(en="not named", fr="non nommés")
NOT_SHOWN = Text(en="not shown", fr="non présenté")
QUARTER = Text(en="{year}, quarter {quarter}", fr="{year}, trimestre\u00a0{quarter}")
BY_SUPPORT = (
    Text(en="Region", fr="Région"),
    Text(en="Members", fr="Membres"),
    Text(en="Answered", fr="Réponses"),
    Text(en="With a low level", fr="Au niveau bas"),
    Text(en="Answered both times", fr="Réponses aux deux dates"),
    Text(en="Mean level before", fr="Niveau moyen avant"),
    Text(en="Mean level now", fr="Niveau moyen actuel"),
    Text(en="Change", fr="Variation"),
)
CROWDED = (
    Text(en="Region", fr="Région"),
    Text(en="Quarter", fr="Trimestre"),
    Text(en="Type", fr="Type"),
    Text(en="Activities", fr="Activités"),
    Text(en="Donors named", fr="Bailleurs nommés"),
    Text(en="Which activities", fr="Quelles activités"),
)
COMPARED = Text(
    en="Before: as of {session}. A level is low below a mean of {low}; an activity "
    "counts as support for {months} months.",
    fr="Avant\u00a0: état à la session {session}. Un niveau est bas au-dessous d'une "
    "moyenne de {low}\u202f; une activité compte comme appui durant "
    "{months}\u00a0mois.",
)
NOT_COMPARED = Text(
    en="No session lies {months} months back: levels cannot be compared yet.",
    fr="Aucune session ne remonte à {months}\u00a0mois\u00a0: les niveaux ne peuvent "
    "pas encore être comparés.",
)


@kept(MOST_LISTS)
def supported(book: Book, choice: Choice) -> pl.DataFrame:
    """Return both groups of every region at the chosen session."""
    rows = book.mart("rpt_levels_by_support").filter(
        pl.col("as_of_session_id") == choice.as_of
    )
    return in_order(
        rows.sort("is_supported", descending=True), ("region_name",), choice
    )


@kept(MOST_LISTS)
def support_rows(rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return the groups with their levels, those that may not be shown said so."""
    return [_group(row, lang) for row in rows.to_dicts() if row["member_count"]]


@kept(MOST_LISTS)
def compared(book: Book, rows: pl.DataFrame, lang: Lang) -> str:
    """Return what the levels are compared with, and the limits that are used."""
    row = rows.row(0, named=True)
    sessions = rows["before_session_id"].drop_nulls()
    months = row["support_month_count"]
    if sessions.is_empty():
        return NOT_COMPARED.say(lang, months=months)
    return COMPARED.say(
        lang,
        session=book.session_label(sessions[0], lang),
        low=number(row["low_mean_level"], lang, 1),
        months=months,
    )


@kept(MOST_LISTS)
def crowded_rows(book: Book, choice: Choice) -> Rows:
    """Return where several activities of one type fell in one quarter."""
    lang = choice.lang
    rows = (
        book.mart("rpt_activities_by_quarter")
        .filter(pl.col("as_of_session_id") == choice.as_of, "is_crowded")
        .sort("quarter_start_date", "region_id", descending=[True, False])
    )
    return [
        [
            labelled(row, "region_name")(lang),
            _quarter(row, lang),
            labelled(row, "type_label")(lang),
            Cell(number(row["activity_count"], lang), is_number=True),
            DASH(lang)
            if row["donors"] is None
            else Cell(row["donors"], is_recorded=True),
            Cell(row["activity_ids"].replace(";", ", "), is_recorded=True),
        ]
        for row in rows.to_dicts()
    ]


def _quarter(row: dict[str, Any], lang: Lang) -> str:
    first = row["quarter_start_date"]
    return QUARTER.say(lang, year=first.year, quarter=(first.month + 2) // 3)


def _group(row: dict[str, Any], lang: Lang) -> list[Cell | str]:
    region = labelled(row, "region_name")(lang)
    group = (NAMED if row["is_supported"] else NOT_NAMED)(lang)
    low, reporting = row["low_member_count"], row["reporting_member_count"]
    said = None
    if low is not None:
        total = number(reporting, lang)
        said = OF.say(lang, n=number(low, lang), total=total)
    return [
        f"{region}, {group}",
        Cell(number(row["member_count"], lang), is_number=True),
        Cell(number(reporting, lang), is_number=True),
        _or_hidden(said, lang),
        Cell(number(row["compared_member_count"], lang), is_number=True),
        _level(row["mean_level_before"], lang),
        _level(row["mean_level_after"], lang),
        _or_hidden(
            None
            if row["mean_level_change"] is None
            else signed(row["mean_level_change"], lang, 2),
            lang,
        ),
    ]


def _level(value: float | None, lang: Lang) -> Cell:
    return _or_hidden(None if value is None else number(value, lang, 2), lang)


def _or_hidden(text: str | None, lang: Lang) -> Cell:
    return Cell(NOT_SHOWN(lang) if text is None else text, is_number=True)
