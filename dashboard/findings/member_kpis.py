"""What a Member answered on KPIs, where it may be named, beside region and world."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.cells import Cell, printed
from dashboard.charts.kpi_by_member import known_answers
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.register import Rows
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.kpis import at_session, unit_of
from dashboard.kpi.periods import period_words
from dashboard.kpi.words import full_name
from dashboard.member.footnotes import mark_of
from dashboard.member.members import member_of
from dashboard.member.notes import known_notes, with_notes
from dashboard.tiles import STATES
from dashboard.words import DASH
from warehouse.text import Lang, Text

HEADS = (
    Text(en="KPI or index", fr="Indicateur ou indice"),
    Text(en="Origin", fr="Origine"),
    Text(en="Period", fr="Période"),
    Text(en="Member", fr="Membre"),
    Text(en="Its region", fr="Sa région"),
    Text(en="World", fr="Monde"),
)


@kept(MOST_LISTS)
def kpi_answers(book: Book, choice: Choice) -> pl.DataFrame:
    """Return the Member's latest answer on each KPI, as it stood at the session."""
    rows = known_answers(book.mart, choice).filter(pl.col("member_id") == choice.member)
    latest = rows.sort("period_end_date", "received_on").group_by(
        "kpi_id", maintain_order=True
    )
    answers = latest.last().sort("is_official", "kpi_id", descending=[True, False])
    keys = ("member_id", "kpi_id", "period")
    return with_notes(answers, known_notes(book.mart, choice), keys, "value")


@kept(MOST_LISTS)
def kpi_rows(book: Book, choice: Choice, answers: pl.DataFrame) -> Rows:
    """Return the answers with what stands in the middle of region and world."""
    kpis = {row["kpi_id"]: row for row in book.mart("dim_kpis").to_dicts()}
    region = member_of(book.mart, choice.member)["region_id"]
    middles = _middles(book, choice)
    return [
        [
            full_name(kpis[row["kpi_id"]])(choice.lang),
            labelled(kpis[row["kpi_id"]], "origin_name")(choice.lang),
            period_words(row["period"], choice.lang),
            _answer(row, kpis[row["kpi_id"]], choice.lang),
            *(
                _middle(
                    middles.get((row["kpi_id"], row["period"], key)),
                    kpis[row["kpi_id"]],
                    choice.lang,
                )
                for key in (region, WORLD)
            ),
        ]
        for row in answers.to_dicts()
    ]


def _answer(row: dict[str, Any], kpi: dict[str, Any], lang: Lang) -> Cell:
    if row["value"] is None:
        return Cell(STATES[row["answer_status"]].words(lang), is_number=True)
    words = printed(row["value"], unit_of(kpi), lang) + mark_of(row)
    return Cell(words, is_number=True)


def _middles(book: Book, choice: Choice) -> dict[tuple[str, str, str], float | None]:
    """Return the median of each KPI, period and region; of yes or no the share."""
    is_share = pl.col("aggregation_rule") == "share_yes"
    middle = pl.when(is_share).then("value").otherwise("median").alias("middle")
    rows = at_session(book.mart, choice).with_columns(middle)
    keys = ("kpi_id", "period", "region_id")
    return {
        tuple(row[name] for name in keys): row["middle"]
        for row in rows.select(*keys, "middle").to_dicts()
    }


def _middle(value: float | None, kpi: dict[str, Any], lang: Lang) -> Cell:
    if value is None:
        return Cell(DASH(lang), is_number=True)
    return Cell(printed(value, unit_of(kpi, is_divided=True), lang), is_number=True)
