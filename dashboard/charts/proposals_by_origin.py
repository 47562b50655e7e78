"""From submission to outcome: the items of each origin, by what became of them."""

from __future__ import annotations

from dashboard.chart import Chart, Stacks, Unit
from dashboard.charts.proposals_by_outcome import standing
from dashboard.columns import ITEMS, ORIGIN, OUTCOME
from dashboard.headline.headlines import Headline, parts_of
from dashboard.sources import NO_ITEMS, REGISTER
from warehouse.text import Text

CHART = Chart(
    key="proposals_by_origin",
    mart="rpt_proposals_by_session",
    shape=standing,
    title=Text(
        en="From submission to outcome: items by origin and outcome",
        fr="De la présentation au résultat\u00a0: éléments par origine et résultat",
    ),
    mark=Stacks(
        category="origin_label",
        value="standing_count",
        series="outcome_label",
        key="outcome",
    ),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of items known by the cut-off date.",
        fr="Nombre d'éléments connus à la date d'arrêté.",
    ),
    source=REGISTER,
    columns=(ORIGIN, OUTCOME, ITEMS),
    order=("origin_sort", "outcome_sort"),
    note=Text(
        en="The paper does not say which submitter sent which item, China apart: the "
        "flow starts from what came together. How the outcomes divide between the "
        "proposals and the comment received by 9 August 2024 is not stated.",
        fr="Le document n'indique pas l'auteur de chaque élément, sauf pour la "
        "Chine\u00a0: le flux part de ce qui est arrivé ensemble. La répartition des "
        "résultats entre les propositions et le commentaire reçus au 9\u00a0août 2024 "
        "n'est pas indiquée.",
    ),
    empty=NO_ITEMS,
    headline=Headline(
        parts_of,
        (
            Text(
                en="{total} items came in: {parts}",
                fr="{total} éléments reçus\u00a0: {parts}",
            ),
            Text(
                en="{total} item came in: {parts}",
                fr="{total} élément reçu\u00a0: {parts}",
            ),
        ),
    ),
)
