"""Members that a source names as taking part, by region: a lower bound."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Bars, Chart, Column, Kind, Marts, Unit
from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REGION
from dashboard.headline.headlines import Headline, ends
from dashboard.sources import ACTIVITIES
from warehouse.text import Text


def reached(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return each region's share; where no Member is named, a lower bound says nought.

    A share of 0 % would read as if no Member had taken part.
    """
    is_any = pl.col("member_reached_count") > 0
    return marts("rpt_activities_by_region").with_columns(
        pl.when(is_any).then("member_reached_share").alias("member_reached_share")
    )


# A lower bound ranks nobody: a region whose Members are named is not ahead of others.
WORLD_NAMED = Text(
    en="At least {world} of all Members are named as taking part since 1 July 2022",
    fr="Au moins {world} des Membres sont nommés comme participants depuis le "
    "1er\u00a0juillet 2022",
)

CHART = Chart(
    key="members_reached_by_region",
    mart="rpt_activities_by_region",
    shape=reached,
    title=Text(
        en="Members named as taking part since 1 July 2022, by region",
        fr="Membres nommés comme participants depuis le 1er\u00a0juillet 2022, par "
        "région",
    ),
    mark=Bars(
        category="region_name",
        value="member_reached_share",
        key="region_id",
        answers=Answers(
            count="member_reached_count",
            words=Text(en="{answers} named", fr="nommés\u00a0: {answers}"),
            head=Text(en="Members named, at least", fr="Membres nommés, au moins"),
        ),
        missing=Text(en="none named", fr="aucun nommé"),
    ),
    unit=Unit.SHARE,
    unit_text=Text(
        en="Share of the Members of the region, at least: distinct Members that a "
        "source names. Hosting alone does not count.",
        fr="Part des Membres de la région, au moins\u00a0: Membres distincts qu'une "
        "source nomme. Accueillir seulement ne compte pas.",
    ),
    source=ACTIVITIES,
    columns=(
        REGION,
        Column(
            "member_reached_share",
            Text(en="Share, at least", fr="Part, au moins"),
            Kind.SHARE,
            is_value=True,
        ),
        Column(
            "member_reached_count",
            Text(en="Members named, at least", fr="Membres nommés, au moins"),
            Kind.COUNT,
        ),
        MEMBERS,
        Column(
            "total_member_reached_count",
            Text(
                en="Members named in all, at least",
                fr="Membres nommés en tout, au moins",
            ),
            Kind.COUNT,
        ),
    ),
    order=("region_name",),
    note=Text(
        en="Most sources count Members without naming them: those are not in this "
        "figure, and a Member without a name was not necessarily left out.",
        fr="La plupart des sources comptent les Membres sans les nommer\u00a0: ils ne "
        "sont pas dans ce chiffre, et un Membre non nommé n'a pas nécessairement été "
        "laissé de côté.",
    ),
    headline=Headline(
        ends,
        (
            WORLD_NAMED,
            Text(
                en="{name}: at least {value} of the Members are named as taking part "
                "since 1 July 2022",
                fr="{name}\u00a0: au moins {value} des Membres sont nommés comme "
                "participants depuis le 1er\u00a0juillet 2022",
            ),
            WORLD_NAMED,
        ),
    ),
)
