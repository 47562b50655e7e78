"""The chosen KPI and period as they stood session by session."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Asked, Chart, Lines, Marts, Scope, Unit
from dashboard.charts.kpi_by_region import by_region
from dashboard.charts.mean_level_by_session import with_session_labels
from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REGION, REPORTING, SESSION
from dashboard.headline.headlines import Headline, course
from dashboard.headline.words import OVER_TIME
from dashboard.kpi.charts import KPI_UNIT, NO_KPI_ANSWERS, VALUE, told
from dashboard.kpi.kpis import kpi_of
from dashboard.kpi.words import MINIMUM, SOURCES
from warehouse.text import Text


def by_session(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the rows of the chosen period; of a computed KPI those of all sessions."""
    kpi = kpi_of(marts, choice)
    rows = by_region(marts, choice)
    if kpi["aggregation_rule"] == "computed":
        every = marts("rpt_kpi_by_region")
        rows = every.filter(pl.col("kpi_id") == kpi["kpi_id"])
    return with_session_labels(rows, marts)


CHART = Chart(
    key="kpi_by_session",
    mart="rpt_kpi_by_region",
    shape=by_session,
    rows={"region_id": Asked.REGION_AND_WORLD},
    scope=Scope.UP_TO_SESSION,
    title=Text(
        en="The KPI, session by session: {region}",
        fr="L'indicateur, session par session\u00a0: {region}",
    ),
    adapt=told(
        Text(
            en="{kpi}: {period}, as it stood at each session, {region}",
            fr="{kpi}\u00a0: {period}, état à chaque session, {region}",
        ),
        other_titles={
            "computed": Text(
                en="{kpi}: at each session, {region}",
                fr="{kpi}\u00a0: à chaque session, {region}",
            )
        },
    ),
    mark=Lines(
        category="session_label",
        value="value",
        series="region_name",
        key="region_id",
        answers=Answers(),
    ),
    unit=Unit.SHARE,
    unit_text=KPI_UNIT,
    source=SOURCES["administration"],
    columns=(SESSION, REGION, VALUE, REPORTING, MEMBERS),
    order=("session_sort", "region_name"),
    note=MINIMUM,
    empty=NO_KPI_ANSWERS,
    headline=Headline(course, OVER_TIME),
)
