"""Where the items of the review stand at a session, by outcome and origin."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart, Marts, Stacks, Unit
from dashboard.choice import Choice
from dashboard.columns import ITEMS, ORIGIN, OUTCOME
from dashboard.headline.headlines import Headline, parts_of
from dashboard.sources import NO_ITEMS, REGISTER
from warehouse.text import Text


def standing(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return how many items stand at each outcome: the open ones have none stated."""
    rows = marts("rpt_proposals_by_session")
    return rows.filter(pl.col("standing_count") > 0)


CHART = Chart(
    key="proposals_by_outcome",
    mart="rpt_proposals_by_session",
    shape=standing,
    title=Text(
        en="Items of the second periodic review, by outcome and origin",
        fr="Éléments de la deuxième révision périodique, par résultat et origine",
    ),
    mark=Stacks(
        category="outcome_label",
        value="standing_count",
        series="origin_label",
        key="origin",
    ),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of items known by the cut-off date.",
        fr="Nombre d'éléments connus à la date d'arrêté.",
    ),
    source=REGISTER,
    columns=(OUTCOME, ORIGIN, ITEMS),
    order=("outcome_sort", "origin_sort"),
    note=Text(
        en="The proposals and the comment received by 9 August 2024 are one group: how "
        "the outcomes divide between them is not stated. That an item has no stated "
        "outcome does not say that it was not retained. Five themes are derived by "
        "arithmetic: the paper gives the total of 43.",
        fr="Les propositions et le commentaire reçus au 9\u00a0août 2024 forment un "
        "seul groupe\u00a0: la répartition des résultats entre eux n'est pas "
        "indiquée. L'absence de résultat indiqué ne signifie pas que l'élément n'a pas "
        "été retenu. Le nombre de cinq thèmes est calculé\u00a0: le document donne le "
        "total de 43.",
    ),
    empty=NO_ITEMS,
    headline=Headline(
        parts_of,
        (
            Text(
                en="{total} items of the review: {parts}",
                fr="{total} éléments de la révision\u00a0: {parts}",
            ),
            Text(
                en="{total} item of the review: {parts}",
                fr="{total} élément de la révision\u00a0: {parts}",
            ),
        ),
    ),
)
