"""Mean level of implementation of each Member that may be named, as equal tiles."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart, Marts, Tiles, Unit
from dashboard.choice import Choice
from dashboard.columns import MEAN_LEVEL
from dashboard.headline.headlines import Headline, with_value
from dashboard.member.notes import level_notes, with_notes
from dashboard.sources import IMPLEMENTATION, NO_ANSWERS
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
    """Return every Member, with its mean level where its answers may be named."""
    named = (
        marts("rpt_member_levels_by_principle")
        .filter(
            pl.col("as_of_session_id") == choice.as_of,
            pl.col("principle_id") == "ALL",
        )
        .select("member_id", "mean_level", "is_reporting_member", "is_sample")
    )
    state = pl.when(pl.col("mean_level").is_null()).then(
        pl.when(pl.col("is_reporting_member").is_null())
        .then(pl.lit("unnamed"))
        .otherwise(pl.lit("silent"))
    )
    rows = members_at(marts, choice).join(named, on="member_id", how="left")
    rows = with_states(rows.with_columns(state.alias("state")))
    return with_notes(rows, level_notes(marts, choice), ("member_id",), "mean_level")


CHART = Chart(
    key="level_by_member",
    mart="rpt_member_levels_by_principle",
    shape=by_member,
    title=Text(
        en="Mean level of implementation of the Members that may be named",
        fr="Niveau moyen de mise en œuvre des Membres qui peuvent être nommés",
    ),
    mark=Tiles(member="member_name", value="mean_level"),
    unit=Unit.LEVEL,
    unit_text=Text(
        en="Mean over the standards that the Member answered, from 0 (none) to 3 "
        "(full). The darker the tile, the higher the level.",
        fr="Moyenne sur les normes auxquelles le Membre a répondu, de 0 (aucun) à 3 "
        "(complet). Plus la case est foncée, plus le niveau est élevé.",
    ),
    source=IMPLEMENTATION,
    columns=(REGION, MEMBER, CODE, MEAN_LEVEL),
    order=ORDER,
    note=OPINION,
    empty=NO_ANSWERS,
    headline=Headline(
        with_value,
        (
            Text(
                en="No Member can be named with a level",
                fr="Aucun Membre ne peut être nommé avec un niveau",
            ),
            Text(
                en="{count} Member of {total} can be named with a level",
                fr="{count} Membre sur {total} peut être nommé avec un niveau",
            ),
            Text(
                en="{count} Members of {total} can be named with a level",
                fr="{count} Membres sur {total} peuvent être nommés avec un niveau",
            ),
        ),
    ),
)
