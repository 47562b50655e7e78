"""The chosen KPI period by period, each region in a small figure of its own."""

from __future__ import annotations

from dashboard.chart import Answers, Chart, Column, Lines, Unit
from dashboard.charts.kpi_by_period import by_period
from dashboard.columns import MEMBERS, REGION, REPORTING
from dashboard.kpi.charts import KPI_UNIT, VALUE, told
from dashboard.kpi.words import MINIMUM, SOURCES
from warehouse.text import Text

CHART = Chart(
    key="kpi_by_region_and_period",
    mart="rpt_kpi_by_region",
    shape=by_period,
    title=Text(
        en="The KPI, period by period, region by region",
        fr="L'indicateur, période par période, région par région",
    ),
    adapt=told(
        Text(
            en="{kpi}: period by period, region by region",
            fr="{kpi}\u00a0: période par période, région par région",
        )
    ),
    mark=Lines(
        category="period_label",
        value="value",
        series="region_name",
        key="region_id",
        answers=Answers(),
        is_apart=True,
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
        en="No answer had been received, or this KPI is counted once a session.",
        fr="Aucune réponse n'avait été reçue, ou cet indicateur est compté une fois "
        "par session.",
    ),
)
