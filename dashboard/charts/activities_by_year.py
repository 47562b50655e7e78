"""Capacity-building activities of the chosen region, year by year."""

from __future__ import annotations

import polars as pl

from dashboard.activities import known_at, of_region
from dashboard.chart import Bars, Chart, Column, Kind, Marts, Scope, Unit
from dashboard.choice import Choice
from dashboard.headline.headlines import Headline, largest
from dashboard.sources import ACTIVITIES, NO_ACTIVITIES
from warehouse.text import Text


def by_year(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return each year between the first and last of the world, with its activities."""
    year = pl.col("start_date").dt.year().alias("year")
    counts = (
        of_region(marts, choice)
        .group_by(year)
        .agg(pl.len().alias("activity_count"), pl.col("is_sample").any())
    )
    known = known_at(marts, choice).select(year).to_series().to_list()
    years = range(min(known), max(known) + 1) if known else ()
    frame = pl.DataFrame({"year": list(years)}, schema={"year": pl.Int32})
    return frame.join(counts, on="year", how="left").select(
        pl.lit(choice.as_of).alias("as_of_session_id"),
        pl.col("year").cast(pl.String),
        pl.col("activity_count").fill_null(0),
        pl.col("is_sample").fill_null(value=False),
    )


CHART = Chart(
    key="activities_by_year",
    mart="fct_activities",
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
