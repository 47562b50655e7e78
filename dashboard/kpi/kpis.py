"""The chosen KPI and period: what is offered, what stands first, in which unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from dashboard.chart import Marts, Unit
from dashboard.choice import WORLD, Choice
from dashboard.compose import labelled
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi import periods
from warehouse.text import Lang, Text

UNITS = {
    "percent": Unit.SHARE,
    "yes_no": Unit.SHARE,
    "level": Unit.LEVEL,
    "score": Unit.SCORE,
    "count": Unit.COUNT,
    "usd": Unit.COUNT,
}
# Rules by which whole numbers of Members give a figure with decimals.
DIVIDING_RULES = ("mean", "median")
NAMED = Text(en="{kpi_id} · {name}", fr="{kpi_id} · {name}")


@kept(MOST_LISTS)
def at_session(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the figures of all KPIs at the chosen session."""
    rows = marts("rpt_kpi_by_region")
    return rows.filter(pl.col("as_of_session_id") == choice.as_of)


@kept(MOST_LISTS)
def offered_kpis(marts: Marts) -> list[str]:
    """Return the KPIs in the order of their keys, public indices last."""
    rows = marts("dim_kpis").sort(pl.col("origin") == "external", "kpi_id")
    return rows["kpi_id"].to_list()


@kept(MOST_LISTS)
def kpi_names(marts: Marts, lang: Lang) -> dict[str, str]:
    """Return each KPI with its key and its name."""
    rows = marts("dim_kpis").to_dicts()
    return {
        row["kpi_id"]: NAMED.say(
            lang, kpi_id=row["kpi_id"], name=labelled(row, "name")(lang)
        )
        for row in rows
    }


@kept(MOST_LISTS)
def first_kpi(marts: Marts, choice: Choice) -> str:
    """Return the first KPI with a figure for the world at the chosen session."""
    shown = at_session(marts, choice).filter(
        pl.col("region_id") == WORLD, "is_publishable"
    )
    offered = offered_kpis(marts)
    with_figures = set(shown["kpi_id"])
    return next((kpi for kpi in offered if kpi in with_figures), offered[0])


@kept(MOST_LISTS)
def kpi_of(marts: Marts, choice: Choice) -> dict[str, Any]:
    """Return the chosen KPI, or the first one where none is chosen."""
    kpi_id = choice.kpi or first_kpi(marts, choice)
    return marts("dim_kpis").row(by_predicate=pl.col("kpi_id") == kpi_id, named=True)


@kept(MOST_LISTS)
def offered_periods(marts: Marts, choice: Choice, kpi_id: str) -> list[str]:
    """Return the periods on which answers had been received, the latest first."""
    rows = at_session(marts, choice).filter(
        pl.col("kpi_id") == kpi_id, pl.col("region_id") == WORLD
    )
    return rows.sort("period_end_date", "period_start_date", descending=[True, False])[
        "period"
    ].to_list()


@kept(MOST_LISTS)
def first_period(marts: Marts, choice: Choice, kpi_id: str) -> str:
    """Return the latest period with a figure for the world, else the latest."""
    offered = offered_periods(marts, choice, kpi_id)
    shown = at_session(marts, choice).filter(
        pl.col("kpi_id") == kpi_id, pl.col("region_id") == WORLD, "is_publishable"
    )
    with_figures = set(shown["period"])
    fallback = offered[0] if offered else ""
    return next((period for period in offered if period in with_figures), fallback)


def period_of(marts: Marts, choice: Choice) -> str:
    """Return the chosen period, or the first one; none where nobody answered."""
    kpi_id = kpi_of(marts, choice)["kpi_id"]
    if choice.period in offered_periods(marts, choice, kpi_id):
        return choice.period
    return first_period(marts, choice, kpi_id)


def unit_of(kpi: dict[str, Any], *, is_divided: bool | None = None) -> Unit:
    """Return the unit that a KPI's figures are printed in.

    Args:
        kpi: the KPI.
        is_divided: whether whole numbers give figures with decimals, as a median of
            counts; by the KPI's rule where it is not said.
    """
    if is_divided is None:
        is_divided = kpi["aggregation_rule"] in DIVIDING_RULES
    if kpi["unit"] == "count" and is_divided:
        return Unit.NUMBER
    return UNITS.get(kpi["unit"], Unit.NUMBER)


def is_compared(kpi: dict[str, Any]) -> bool:
    """Say whether figures of regions can stand beside one another in a title.

    A sum grows with the answers behind it, and of a lower bound more may be true.
    """
    is_count = kpi["aggregation_rule"] == "computed" and kpi["unit"] == "count"
    is_sum = kpi["aggregation_rule"] == "sum" or is_count
    return not is_sum and not kpi["is_lower_bound"]


def with_period_labels(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with their periods in words."""
    codes = rows["period"].to_list()
    return rows.with_columns(
        _words(codes, lang).alias(f"period_label_{lang}") for lang in Lang
    )


def _words(codes: Sequence[str], lang: Lang) -> pl.Series:
    words = [periods.period_words(code, lang) for code in codes]
    return pl.Series(words, dtype=pl.String)
