"""Mean level of each principle in the chosen region, at the session before and now."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Chart, Heatmap, Marts, Scope, Unit
from dashboard.charts.mean_level_by_session import with_session_labels
from dashboard.choice import Choice
from dashboard.columns import MEAN_LEVEL, MEMBERS, REPORTING, SESSION
from dashboard.headline.headlines import Headline, rows_of
from dashboard.headline.words import HIGHEST_AND_LOWEST
from dashboard.principles import PRINCIPLE, numbered
from dashboard.sources import IMPLEMENTATION, LEVELS, NO_ANSWERS
from warehouse.text import Text

NOW = "now"


def then_and_now(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the principles of the region at the session and at the one before it."""
    rows = numbered(marts("rpt_areas_for_update")).filter(
        pl.col("region_id") == choice.region
    )
    now = rows.filter(pl.col("as_of_session_id") == choice.as_of)
    before = now["previous_session_id"].drop_nulls().unique().implode()
    then = rows.filter(pl.col("as_of_session_id").is_in(before))
    parts = [
        part.with_columns(pl.lit(name).alias("time_id"), pl.lit(place).alias("time"))
        for place, (name, part) in enumerate((("then", then), (NOW, now)))
    ]
    both = with_session_labels(pl.concat(parts), marts).drop("region_id")
    is_answered = pl.col("reporting_member_count").max() > 0
    return both.filter(is_answered)


CHART = Chart(
    key="level_then_and_now",
    mart="rpt_areas_for_update",
    shape=then_and_now,
    scope=Scope.ALWAYS,
    title=Text(
        en="Mean level by principle, at the previous session and now: {region}",
        fr="Niveau moyen par principe, à la session précédente et "
        "maintenant\u00a0: {region}",
    ),
    mark=Heatmap(
        row="principle_name",
        column="session_label",
        value="mean_level",
        key="time_id",
        answers=Answers(),
    ),
    unit=Unit.LEVEL,
    unit_text=LEVELS,
    source=IMPLEMENTATION,
    columns=(PRINCIPLE, SESSION, MEAN_LEVEL, REPORTING, MEMBERS),
    order=("principle_no", "time"),
    note=Text(
        en="The previous session is the one of the same body; for the latest figures, "
        "the last session.",
        fr="La session précédente est celle du même organe\u202f; pour les derniers "
        "chiffres, la dernière session.",
    ),
    empty=NO_ANSWERS,
    headline=Headline(rows_of(NOW), (HIGHEST_AND_LOWEST,)),
)
