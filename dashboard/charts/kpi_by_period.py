"""The chosen KPI period by period, a region beside the world."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Asked, Chart, Column, Lines, Marts, Unit
from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REGION, REPORTING
from dashboard.headline.headlines import Headline, course
from dashboard.headline.words import OVER_TIME
from dashboard.kpi.charts import KPI_UNIT, VALUE, told
from dashboard.kpi.kpis import kpi_of, period_of, with_period_labels
from dashboard.kpi.periods import kind
from dashboard.kpi.words import MINIMUM, SOURCES
from warehouse.text import Text


def by_period(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the chosen KPI over the periods of the same kind as the chosen one.

    What is counted from the figures of the release describes one period a session.
    """
    kpi = kpi_of(marts, choice)
    rows = marts("rpt_kpi_by_region").filter(pl.col("kpi_id") == kpi["kpi_id"])
    wanted = kind(period_of(marts, choice))
    alike = {period for period in set(rows["period"]) if kind(period) == wanted}
    if kpi["aggregation_rule"] == "computed":
        alike = set()
    return with_period_labels(rows.filter(pl.col("period").is_in(alike)))


CHART = Chart(
    key="kpi_by_period",
    mart="rpt_kpi_by_region",
    shape=by_period,
    rows={"region_id": Asked.REGION_AND_WORLD},
    title=Text(
        en="The KPI, period by period: {region}",
        fr="L'indicateur, période par période\u00a0: {region}",
    ),
    adapt=told(
        Text(
            en="{kpi}: period by period, {region}",
            fr="{kpi}\u00a0: période par période, {region}",
        )
    ),
    mark=Lines(
        category="period_label",
        value="value",
        series="region_name",
        key="region_id",
        answers=Answers(),
    ),
    unit=Unit.SHARE,
    unit_text=KPI_UNIT,
    source=SOURCES["administration"],
    columns=(
        Column("period_label", Text(en="Period", fr="Période")),
        *(REGION, VALUE, REPORTING, MEMBERS),
    ),
    order=("period_end_date", "region_name"),
    note=MINIMUM,
    empty=Text(
        en="No answer had been received, or this KPI is counted once a session: see "
        "session by session.",
        fr="Aucune réponse n'avait été reçue, ou cet indicateur est compté une fois "
        "par session\u00a0: voir session par session.",
    ),
    headline=Headline(course, OVER_TIME),
)
