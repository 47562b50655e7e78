"""The KPIs in the annex: all of them in a table, some as figures by region."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from dashboard.cells import Cell, printed
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings import kpis as findings
from dashboard.kpi.kpis import at_session, first_period, kpi_of, offered_kpis, unit_of
from dashboard.kpi.periods import period_words
from dashboard.kpi.words import full_name
from dashboard.pack import words
from dashboard.pack.annex import Asked, Writer
from dashboard.pack.quoted import quoting
from dashboard.words import OF, number
from warehouse.errors import ExportError
from warehouse.text import Text

ALL = "all"
# The Framework's own, and those of the WCO's general performance measurement.
PUBLISHED = ("wco_published", "wco_general")
KPI = Text(en="KPI", fr="Indicateur")
PERIOD = Text(en="Period", fr="Période")
VALUE = Text(en="World", fr="Monde")
UNIT = Text(en="Unit", fr="Unité")
ORIGIN = Text(en="Origin", fr="Origine")
ANSWERED = Text(en="Members that answered", fr="Membres ayant répondu")
AT_LEAST = Text(en="at least {value}", fr="au moins {value}")


def kpi_part(writer: Writer, asked: Asked) -> None:
    """Show the KPIs: those asked for as figures, all of them in a table."""
    book, choice, lang = writer.book, writer.choice, writer.choice.lang
    writer.part(words.KPIS)
    rows = world_rows(book, choice)
    if not rows:
        writer.say(words.NO_KPI(lang))
        return
    writer.say((words.ASKED if asked.kpis else words.OFFICIAL)(lang))
    writer.table(
        "kpis",
        words.KPI_TABLE,
        (KPI, ORIGIN, PERIOD, VALUE, UNIT, ANSWERED),
        [_row(kpi, row, choice) for kpi, row in rows],
        widths=(3.4, 2.2, 1.4, 1.4, 1.5, 1.3),
        is_sample=any(row["is_sample"] for _, row in rows),
    )
    for kpi_id in shown_kpis(book, choice, asked, rows):
        own = replace(choice, kpi=kpi_id)
        sentence, found = findings.sentence(book, own)
        row = found.row(0, named=True) if found.height else None
        quoted = quoting("rpt_kpi_by_region", row)
        writer.figure("kpi_by_region", sentence, quoted, kpi=kpi_id)


def shown_kpis(
    book: Book,
    choice: Choice,
    asked: Asked,
    rows: list[tuple[dict[str, Any], dict[str, Any]]],
) -> list[str]:
    """Return the KPIs that get figures: those asked for, else those of the WCO."""
    known = [kpi["kpi_id"] for kpi, _ in rows]
    if asked.kpis == (ALL,):
        return known
    if not asked.kpis:
        return [kpi["kpi_id"] for kpi, _ in rows if kpi["origin"] in PUBLISHED]
    for kpi_id in asked.kpis:
        if kpi_id not in known:
            raise ExportError(
                f"no figure for the KPI {kpi_id!r} at {choice.as_of}; there are: "
                f"{', '.join(known)}, or {ALL}"
            )
    return [kpi_id for kpi_id in known if kpi_id in asked.kpis]


def world_rows(
    book: Book, choice: Choice
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return each KPI that has a figure for the world, with its latest."""
    shown = at_session(book.mart, choice).filter(
        pl.col("region_id") == WORLD, pl.col("value").is_not_null()
    )
    found = []
    for kpi_id in offered_kpis(book.mart):
        period = first_period(book.mart, choice, kpi_id)
        row = shown.filter(pl.col("kpi_id") == kpi_id, pl.col("period") == period)
        if not row.is_empty():
            kpi = kpi_of(book.mart, Choice(kpi=kpi_id))
            found.append((kpi, row.row(0, named=True)))
    return found


def _row(kpi: dict[str, Any], row: dict[str, Any], choice: Choice) -> list[Cell | str]:
    lang = choice.lang
    is_asked = kpi["reporting_level"] == "administration"
    answered, total = row["reporting_member_count"], row["member_count"]
    counts = {"n": number(answered, lang), "total": number(total, lang)}
    value = printed(row["value"], unit_of(kpi), lang)
    if kpi["is_lower_bound"]:
        value = AT_LEAST.say(lang, value=value)
    return [
        full_name(kpi)(lang),
        labelled(kpi, "origin_name")(lang),
        period_words(row["period"], lang),
        Cell(value, is_number=True, value=row["value"]),
        labelled(kpi, "unit")(lang),
        Cell(OF.say(lang, **counts) if is_asked else "–", is_number=True),
    ]
