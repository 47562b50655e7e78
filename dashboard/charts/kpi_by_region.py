"""The chosen KPI in each region, by its aggregation rule."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Bars, Chart, Marts, Unit
from dashboard.choice import Choice
from dashboard.columns import REGION
from dashboard.headline.headlines import Headline, ends
from dashboard.headline.words import ACROSS_REGIONS
from dashboard.kpi.charts import (
    COUNTS,
    FIRST_QUARTILE,
    HIGH,
    KPI_UNIT,
    LOW,
    MEDIAN,
    NO_KPI_ANSWERS,
    RATIO_MEMBERS,
    THIRD_QUARTILE,
    VALUE,
    told,
)
from dashboard.kpi.kpis import kpi_of, period_of
from dashboard.kpi.words import MINIMUM, RULE_NOTES, SOURCES
from warehouse.text import Text


def by_region(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the rows of the chosen KPI and period, at all sessions."""
    return marts("rpt_kpi_by_region").filter(
        pl.col("kpi_id") == kpi_of(marts, choice)["kpi_id"],
        pl.col("period") == period_of(marts, choice),
    )


def where_known(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the same; a lower bound of nought says nothing.

    A share of 0 % would read as if no Member had taken part.
    """
    is_nothing = pl.col("is_lower_bound") & (pl.col("value") == 0)
    value = pl.when(~is_nothing).then("value").alias("value")
    return by_region(marts, choice).with_columns(value)


CHART = Chart(
    key="kpi_by_region",
    mart="rpt_kpi_by_region",
    shape=where_known,
    title=Text(en="The KPI by region", fr="L'indicateur par région"),
    adapt=told(
        Text(en="{kpi}: by region, {period}", fr="{kpi}\u00a0: par région, {period}"),
        rule_notes=RULE_NOTES,
        is_ranked=False,
    ),
    mark=Bars(
        category="region_name",
        value="value",
        key="region_id",
        low="low_share",
        high="high_share",
        answers=Answers(),
        band=Text(
            en="Range: if every silent Member had answered no, and if all yes",
            fr="Fourchette\u00a0: si chaque Membre silencieux avait répondu non, et si "
            "tous oui",
        ),
    ),
    unit=Unit.SHARE,
    unit_text=KPI_UNIT,
    source=SOURCES["administration"],
    columns=(
        *(REGION, VALUE, LOW, HIGH, MEDIAN, FIRST_QUARTILE, THIRD_QUARTILE),
        *(RATIO_MEMBERS, *COUNTS),
    ),
    order=("region_name",),
    note=MINIMUM,
    empty=NO_KPI_ANSWERS,
    headline=Headline(ends, ACROSS_REGIONS),
)
