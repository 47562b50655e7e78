"""Mean level of implementation of each principle, in each region."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Chart, Heatmap, Marts, Unit
from dashboard.choice import WORLD, Choice
from dashboard.columns import MEAN_LEVEL, MEMBERS, REGION, REPORTING
from dashboard.headline.headlines import Headline, rows_of
from dashboard.headline.words import HIGHEST_AND_LOWEST
from dashboard.principles import PRINCIPLE, numbered
from dashboard.sources import IMPLEMENTATION, LEVELS, NO_ANSWERS
from warehouse.text import Text


def answered(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the rows of every principle and region once anybody had answered."""
    rows = numbered(marts("rpt_areas_for_update"))
    is_answered = pl.col("reporting_member_count").max().over("as_of_session_id") > 0
    return rows.filter(is_answered)


CHART = Chart(
    key="level_by_principle_and_region",
    mart="rpt_areas_for_update",
    shape=answered,
    title=Text(
        en="Mean level of implementation, by principle and region",
        fr="Niveau moyen de mise en œuvre, par principe et par région",
    ),
    mark=Heatmap(
        row="principle_name",
        column="region_code",
        value="mean_level",
        key="region_id",
        answers=Answers(),
    ),
    unit=Unit.LEVEL,
    unit_text=LEVELS,
    source=IMPLEMENTATION,
    columns=(PRINCIPLE, REGION, MEAN_LEVEL, REPORTING, MEMBERS),
    order=("principle_no", "region_name"),
    note=Text(
        en="A level is no verdict on the Package: it says how far Members report to "
        "have come, not why. No score adds it to other reasons.",
        fr="Un niveau n'est pas un jugement sur le Dossier\u00a0: il dit où les "
        "Membres indiquent en être, non pourquoi. Aucun score ne l'additionne à "
        "d'autres motifs.",
    ),
    empty=NO_ANSWERS,
    headline=Headline(rows_of(WORLD), (HIGHEST_AND_LOWEST,)),
)
