"""Median and quartiles of the Members that answered on the chosen KPI."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from dashboard.chart import Answers, Bars, Chart, Marts, Unit
from dashboard.charts.kpi_by_region import by_region
from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REGION, REPORTING
from dashboard.headline.headlines import Headline, ends
from dashboard.headline.words import ACROSS_REGIONS
from dashboard.kpi.charts import (
    FIRST_QUARTILE,
    KPI_UNIT,
    MEDIAN,
    THIRD_QUARTILE,
    told,
)
from dashboard.kpi.kpis import kpi_of
from dashboard.kpi.words import MINIMUM, SOURCES
from warehouse.text import Text

QUARTILES = Text(
    en="The range runs from the first to the third quartile: half of the "
    "Members {told} lie within it. Where an answer may not be named, medians and "
    "quartiles are shown from ten answers: each is the mean of the five ordered "
    "answers around it, rounded.",
    fr="La fourchette va du premier au troisième quartile\u00a0: la moitié "
    "des Membres {told} s'y trouvent. Si une réponse ne peut pas être nommée, "
    "médianes et quartiles sont présentés à partir de dix réponses\u00a0: moyenne "
    "arrondie des cinq réponses ordonnées alentour.",
)


def with_spread(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the rows of the chosen KPI, or none where it has no values to spread."""
    kpi = kpi_of(marts, choice)
    has_none = kpi["aggregation_rule"] == "share_yes" or (
        kpi["reporting_level"] == "secretariat"
    )
    rows = by_region(marts, choice)
    return rows.clear() if has_none else rows


CHART = Chart(
    key="kpi_spread_by_region",
    mart="rpt_kpi_by_region",
    shape=with_spread,
    title=Text(
        en="Median and quartiles of the KPI, by region",
        fr="Médiane et quartiles de l'indicateur, par région",
    ),
    adapt=told(
        Text(
            en="{kpi}: median and quartiles of the Members {told}, {period}",
            fr="{kpi}\u00a0: médiane et quartiles des Membres {told}, {period}",
        ),
        note=QUARTILES,
        has_rule=False,
        is_divided=True,
    ),
    mark=Bars(
        category="region_name",
        value="median",
        key="region_id",
        low="first_quartile",
        high="third_quartile",
        answers=Answers(),
        band=Text(
            en="Range: first to third quartile",
            fr="Fourchette\u00a0: du premier au troisième quartile",
        ),
    ),
    unit=Unit.SHARE,
    unit_text=KPI_UNIT,
    source=SOURCES["administration"],
    columns=(
        *(REGION, replace(MEDIAN, is_value=True), FIRST_QUARTILE, THIRD_QUARTILE),
        *(REPORTING, MEMBERS),
    ),
    order=("region_name",),
    note=MINIMUM,
    empty=Text(
        en="There is no spread to show: no answer had been received, the answers are "
        "yes or no, or the Secretariat counts this KPI itself.",
        fr="Il n'y a pas de dispersion à présenter\u00a0: aucune réponse n'avait été "
        "reçue, les réponses sont oui ou non, ou le Secrétariat compte lui-même cet "
        "indicateur.",
    ),
    headline=Headline(ends, ACROSS_REGIONS),
)
