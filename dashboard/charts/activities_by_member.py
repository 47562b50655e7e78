"""Activities that name each Member as taking part, as equal tiles."""

from __future__ import annotations

import polars as pl

from dashboard.activities import known_at
from dashboard.chart import Chart, Column, Kind, Marts, Tiles, Unit
from dashboard.choice import Choice
from dashboard.headline.headlines import Headline, with_value
from dashboard.sources import ACTIVITIES, NO_ACTIVITIES
from dashboard.tiles import (
    CODE,
    MEMBER,
    OPINION,
    ORDER,
    REGION,
    members_at,
    with_states,
)
from warehouse.text import Text


def by_member(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return every Member, with the number of activities known that name it."""
    known = known_at(marts, choice).select("activity_id", "is_sample")
    counts = (
        marts("bridge_activity_members")
        .join(known, on="activity_id")
        .group_by("member_id")
        .agg(
            pl.col("activity_id").n_unique().alias("activity_count"),
            pl.col("is_sample").any(),
        )
    )
    state = pl.when(pl.col("activity_count").is_null()).then(pl.lit("not_reached"))
    rows = members_at(marts, choice).join(counts, on="member_id", how="left")
    return with_states(rows.with_columns(state.alias("state")))


CHART = Chart(
    key="activities_by_member",
    mart="bridge_activity_members",
    shape=by_member,
    title=Text(
        en="Members that a source names as taking part in an activity",
        fr="Membres qu'une source nomme comme participants à une activité",
    ),
    mark=Tiles(member="member_name", value="activity_count"),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of activities known that name the Member: a lower bound. The "
        "darker the tile, the more of them.",
        fr="Nombre d'activités connues qui nomment le Membre\u00a0: borne "
        "inférieure. Plus la case est foncée, plus elles sont nombreuses.",
    ),
    source=ACTIVITIES,
    columns=(
        *(REGION, MEMBER, CODE),
        Column(
            "activity_count",
            Text(en="Activities", fr="Activités"),
            Kind.COUNT,
            is_value=True,
        ),
    ),
    order=ORDER,
    note=OPINION,
    empty=NO_ACTIVITIES,
    headline=Headline(
        with_value,
        (
            Text(
                en="No source names a Member as taking part",
                fr="Aucune source ne nomme de Membre participant",
            ),
            Text(
                en="{count} Member of {total} is named in at least one activity",
                fr="{count} Membre sur {total} est nommé dans au moins une activité",
            ),
            Text(
                en="{count} Members of {total} are named in at least one activity",
                fr="{count} Membres sur {total} sont nommés dans au moins une activité",
            ),
        ),
    ),
)
