"""Activities that name each Member as taking part, as equal tiles."""

from __future__ import annotations

import polars as pl

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
    """Return every Member, with the number of activities known that name it.

    A Member that none names was not necessarily left out: that is no count of nought.
    """
    is_named = pl.col("total_activity_count") > 0
    counts = (
        marts("rpt_activities_by_member")
        .filter(pl.col("as_of_session_id") == choice.as_of, is_named)
        .select("member_id", "total_activity_count", "is_sample")
    )
    rows = members_at(marts, choice).join(counts, on="member_id", how="left")
    is_silent = pl.col("total_activity_count").is_null()
    state = pl.when(is_silent).then(pl.lit("not_reached")).alias("state")
    return with_states(rows.with_columns(state))


CHART = Chart(
    key="activities_by_member",
    mart="rpt_activities_by_member",
    shape=by_member,
    title=Text(
        en="Members that a source names as taking part in an activity",
        fr="Membres qu'une source nomme comme participants à une activité",
    ),
    mark=Tiles(member="member_name", value="total_activity_count"),
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
            "total_activity_count",
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
