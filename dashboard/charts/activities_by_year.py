"""Capacity-building activities of the chosen region, year by year."""

from __future__ import annotations

import polars as pl

from dashboard.activities_begun import begun, years_of
from dashboard.chart import Bars, Chart, Column, Kind, Marts, Scope, Unit
from dashboard.choice import Choice
from dashboard.headline.headlines import Headline, largest
from dashboard.sources import ACTIVITIES, NO_ACTIVITIES
from warehouse.text import Text


def by_year(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return each year between the first and last of the world, with its activities."""
    counts = (
        begun(marts, choice)
        .group_by("start_year")
        .agg(pl.col("activity_count").sum(), pl.col("is_sample").any())
    )
    years = list(years_of(marts, choice))
    frame = pl.DataFrame({"start_year": years}, schema={"start_year": pl.Int32})
    return frame.join(counts, on="start_year", how="left").select(
        pl.lit(choice.as_of).alias("as_of_session_id"),
        pl.lit(choice.region).alias("region_id"),
        "start_year",
        pl.col("start_year").cast(pl.String).alias("year"),
        pl.col("activity_count").fill_null(0),
        pl.col("is_sample").fill_null(value=False),
    )


CHART = Chart(
    key="activities_by_year",
    mart="rpt_activities_by_month",
    shape=by_year,
    scope=Scope.ALWAYS,
    title=Text(
        en="Capacity-building activities, year by year: {region}",
        fr="Activités de renforcement des capacités, année par année\u00a0: {region}",
    ),
    mark=Bars(category="year", value="activity_count", key="year"),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of activities, by the year in which they began.",
        fr="Nombre d'activités, selon l'année de leur début.",
    ),
    source=ACTIVITIES,
    columns=(
        Column("year", Text(en="Year", fr="Année")),
        Column(
            "activity_count",
            Text(en="Activities", fr="Activités"),
            Kind.COUNT,
            is_value=True,
        ),
    ),
    order=("year",),
    note=Text(
        en="Only what public notices told is counted: a year without any is one in "
        "which none was found.",
        fr="Seul est compté ce que des avis publics ont indiqué\u00a0: une année sans "
        "activité est une année pour laquelle aucune n'a été trouvée.",
    ),
    empty=NO_ACTIVITIES,
    headline=Headline(
        largest,
        (
            Text(
                en="{title} – most in {name} ({value})",
                fr="{title} – le plus en {name} ({value})",
            ),
        ),
    ),
)
