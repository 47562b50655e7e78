"""The calendar of capacity-building activities: years down, months across."""

from __future__ import annotations

import polars as pl
from babel.dates import get_month_names

from dashboard.activities_begun import begun, years_of
from dashboard.chart import Chart, Column, Heatmap, Kind, Marts, Scope, Unit
from dashboard.choice import Choice
from dashboard.sources import ACTIVITIES, NO_ACTIVITIES
from dashboard.words import DASH
from warehouse.text import Lang, Text

MONTHS = range(1, 13)
KEYS = ("start_year", "start_month")


def by_month(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return each month of each year between the first and the last of the world.

    An activity known by its year alone stands in none of them.
    """
    counts = begun(marts, choice).select(*KEYS, "activity_count", "is_sample")
    years = years_of(marts, choice)
    cells = [(year, month) for year in years for month in MONTHS]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(KEYS, pl.Int32), orient="row")
    year, month = (pl.col(name).cast(pl.String) for name in KEYS)
    return frame.join(counts, on=list(KEYS), how="left").with_columns(
        pl.lit(choice.as_of).alias("as_of_session_id"),
        pl.lit(choice.region).alias("region_id"),
        year.alias("year"),
        year.alias("year_id"),
        month.str.zfill(2).alias("month_id"),
        pl.col("is_sample").fill_null(value=False),
        *(pl.lit(DASH(lang)).alias(f"missing_{lang}") for lang in Lang),
        *(_names(lang) for lang in Lang),
    )


def _names(lang: Lang) -> pl.Expr:
    names = get_month_names("abbreviated", locale=str(lang))
    return (
        pl.col("start_month")
        .replace_strict({month: names[month] for month in MONTHS})
        .cast(pl.String)
        .alias(f"month_label_{lang}")
    )


CHART = Chart(
    key="activities_by_month",
    mart="rpt_activities_by_month",
    shape=by_month,
    scope=Scope.ALWAYS,
    title=Text(
        en="Calendar of capacity-building activities: {region}",
        fr="Calendrier du renforcement des capacités\u00a0: {region}",
    ),
    mark=Heatmap(
        row="year", column="month_label", value="activity_count", key="month_id"
    ),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of activities, by the month in which they began.",
        fr="Nombre d'activités, selon le mois de leur début.",
    ),
    source=ACTIVITIES,
    columns=(
        Column("year", Text(en="Year", fr="Année")),
        Column("month_label", Text(en="Month", fr="Mois")),
        Column(
            "activity_count",
            Text(en="Activities", fr="Activités"),
            Kind.COUNT,
            is_value=True,
        ),
    ),
    order=KEYS,
    note=Text(
        en="A dash: no activity that began in the month was found. Those to come are "
        "not in the sources at hand; one known by its year alone stands in no month.",
        fr="Un tiret\u00a0: aucune activité ayant commencé ce mois-là n'a été trouvée. "
        "Les activités à venir ne figurent pas dans les sources disponibles\u202f; une "
        "activité connue par sa seule année ne figure dans aucun mois.",
    ),
    empty=NO_ACTIVITIES,
)
