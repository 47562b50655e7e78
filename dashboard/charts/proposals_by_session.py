"""The stock of items session by session, by outcome."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart, Marts, Scope, Stacks, Unit
from dashboard.charts.mean_level_by_session import with_session_labels
from dashboard.charts.proposals_by_outcome import standing
from dashboard.choice import Choice
from dashboard.columns import ITEMS, OUTCOME, SESSION
from dashboard.headline.headlines import Headline, parts_of_last
from dashboard.sources import NO_ITEMS, REGISTER
from warehouse.text import Text

KEYS = ("as_of_session_id", "session_sort", "outcome", "outcome_sort")
LABELS = ("outcome_label_en", "outcome_label_fr")


def stock(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the items at each outcome and session, whatever their origin."""
    rows = standing(marts, choice).group_by(*KEYS, *LABELS)
    return with_session_labels(rows.agg(pl.col("standing_count").sum()), marts)


CHART = Chart(
    key="proposals_by_session",
    mart="rpt_proposals_by_session",
    shape=stock,
    scope=Scope.UP_TO_SESSION,
    title=Text(
        en="Items of the second periodic review, session by session",
        fr="Éléments de la deuxième révision périodique, session par session",
    ),
    mark=Stacks(
        category="session_label",
        value="standing_count",
        series="outcome_label",
        key="outcome",
    ),
    unit=Unit.COUNT,
    unit_text=Text(
        en="Number of items known by the cut-off date of the session.",
        fr="Nombre d'éléments connus à la date d'arrêté de la session.",
    ),
    source=REGISTER,
    columns=(SESSION, OUTCOME, ITEMS),
    order=("session_sort", "outcome_sort"),
    note=Text(
        en="How the outcomes divide between the proposals and the comment received by "
        "9 August 2024 is not stated.",
        fr="La répartition des résultats entre les propositions et le commentaire "
        "reçus au 9\u00a0août 2024 n'est pas indiquée.",
    ),
    empty=NO_ITEMS,
    headline=Headline(
        parts_of_last,
        (
            Text(
                en="{name}: {total} items, {parts}",
                fr="{name}\u00a0: {total} éléments, {parts}",
            ),
            Text(
                en="{name}: {total} item, {parts}",
                fr="{name}\u00a0: {total} élément, {parts}",
            ),
        ),
    ),
)
