"""Mean level of implementation session by session, a region beside the world."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Asked, Chart, Lines, Marts, Scope, Unit
from dashboard.choice import Choice
from dashboard.columns import MEAN_LEVEL, MEMBERS, REGION, REPORTING, SESSION
from dashboard.headline.headlines import Headline, course
from dashboard.sources import IMPLEMENTATION, LEVELS, NO_ANSWERS
from warehouse.text import Text


def with_session_labels(rows: pl.DataFrame, marts: Marts) -> pl.DataFrame:
    """Return rows with the label of the session whose picture they give."""
    labels = marts("dim_sessions").select(
        as_of_session_id="session_id",
        session_label_en="label_en",
        session_label_fr="label_fr",
    )
    return rows.join(labels, on="as_of_session_id", how="left")


def by_session(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the rows of all standards taken together, with their sessions' labels."""
    rows = marts("rpt_implementation_by_region")
    return with_session_labels(rows.filter(pl.col("standard_id") == "ALL"), marts)


CHART = Chart(
    key="mean_level_by_session",
    mart="rpt_implementation_by_region",
    shape=by_session,
    rows={"region_id": Asked.REGION_AND_WORLD},
    scope=Scope.UP_TO_SESSION,
    title=Text(
        en="Mean level of implementation, session by session: {region}",
        fr="Niveau moyen de mise en œuvre, session par session\u00a0: {region}",
    ),
    mark=Lines(
        category="session_label",
        value="mean_level",
        series="region_name",
        key="region_id",
        answers=Answers(),
    ),
    unit=Unit.LEVEL,
    unit_text=LEVELS,
    source=IMPLEMENTATION,
    columns=(SESSION, REGION, MEAN_LEVEL, REPORTING, MEMBERS),
    order=("session_sort", "region_name"),
    note=Text(
        en="Each point is the picture as it stood at that session: what arrived later "
        "does not move it.",
        fr="Chaque point est l'état à la session considérée\u00a0: ce qui est arrivé "
        "plus tard ne le modifie pas.",
    ),
    empty=NO_ANSWERS,
    headline=Headline(
        course,
        (
            Text(
                en="{name}: mean level from {first} ({first_name}) to {last} "
                "({last_name})",
                fr="{name}\u00a0: niveau moyen de {first} ({first_name}) à {last} "
                "({last_name})",
            ),
            Text(
                en="{name}: mean level of {last} at {last_name}, as at {first_name}",
                fr="{name}\u00a0: niveau moyen de {last} ({last_name}), comme "
                "auparavant ({first_name})",
            ),
        ),
    ),
)
