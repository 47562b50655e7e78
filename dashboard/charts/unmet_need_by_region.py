"""Members with a low level that no source names as supported, by region."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Bars, Chart, Column, Kind, Marts, Unit
from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REGION, REPORTING
from dashboard.headline.headlines import Headline, ends
from dashboard.sources import CAUTION_ON_SUPPORT, NO_ANSWERS, SUPPORT
from warehouse.text import Text


def without_support(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the groups of Members that no source names."""
    return marts("rpt_levels_by_support").filter(~pl.col("is_supported"))


CHART = Chart(
    key="unmet_need_by_region",
    mart="rpt_levels_by_support",
    shape=without_support,
    title=Text(
        en="Unmet need: low levels among Members not named in an activity, by region",
        fr="Besoins non couverts\u00a0: niveaux bas parmi les Membres qu'aucune "
        "activité ne nomme, par région",
    ),
    mark=Bars(
        category="region_name",
        value="low_member_share",
        key="region_id",
        answers=Answers(),
        missing=Text(en="not shown", fr="non présenté"),
    ),
    unit=Unit.SHARE,
    unit_text=Text(
        en="Share of the Members that answered and that no source names in an activity "
        "of the 24 months before the cut-off; low: mean level below 1.5.",
        fr="Part des Membres ayant répondu et qu'aucune source ne nomme dans une "
        "activité des 24\u00a0mois précédant la date d'arrêté\u202f; bas\u00a0: niveau "
        "moyen inférieur à 1,5.",
    ),
    source=SUPPORT,
    columns=(
        REGION,
        Column(
            "low_member_share",
            Text(en="Share with a low level", fr="Part au niveau bas"),
            Kind.SHARE,
            is_value=True,
        ),
        Column(
            "low_member_count",
            Text(en="Members with a low level", fr="Membres au niveau bas"),
            Kind.COUNT,
        ),
        REPORTING,
        MEMBERS,
    ),
    order=("region_name",),
    note=CAUTION_ON_SUPPORT,
    empty=NO_ANSWERS,
    headline=Headline(
        ends,
        (
            Text(
                en="{world} of the Members that answered and that no source names as "
                "supported have a low level: from {low} ({low_name}) to {high} "
                "({high_name})",
                fr="{world} des Membres ayant répondu et qu'aucune source ne nomme "
                "comme appuyés ont un niveau bas\u00a0: de {low} ({low_name}) à {high} "
                "({high_name})",
            ),
            Text(
                en="{name}: {value} of the Members that answered and that no source "
                "names as supported have a low level, against {world} in the world",
                fr="{name}\u00a0: {value} des Membres ayant répondu et qu'aucune "
                "source ne nomme comme appuyés ont un niveau bas, contre {world} dans "
                "le monde",
            ),
            Text(
                en="{world} of the Members that answered and that no source names as "
                "supported have a low level",
                fr="{world} des Membres ayant répondu et qu'aucune source ne nomme "
                "comme appuyés ont un niveau bas",
            ),
        ),
    ),
)
