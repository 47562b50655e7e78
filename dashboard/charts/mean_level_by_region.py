"""Mean level of implementation by region."""

from __future__ import annotations

from dashboard.chart import Answers, Bars, Chart, Unit
from dashboard.columns import MEAN_LEVEL, MEMBERS, REGION, REPORTING, STALE
from dashboard.headline.headlines import Headline, ends
from dashboard.sources import IMPLEMENTATION, LEVELS, NO_ANSWERS
from warehouse.text import Text

CHART = Chart(
    key="mean_level_by_region",
    mart="rpt_implementation_by_region",
    rows={"standard_id": "ALL"},
    title=Text(
        en="Mean level of implementation, by region",
        fr="Niveau moyen de mise en œuvre, par région",
    ),
    mark=Bars(
        category="region_name",
        value="mean_level",
        key="region_id",
        answers=Answers(),
    ),
    unit=Unit.LEVEL,
    unit_text=LEVELS,
    source=IMPLEMENTATION,
    columns=(REGION, MEAN_LEVEL, REPORTING, MEMBERS, STALE),
    order=("region_name",),
    note=Text(
        en="A Member's mean over the standards it answered; then the mean of Members.",
        fr="Moyenne de chaque Membre sur les normes auxquelles il a répondu, puis "
        "moyenne des Membres.",
    ),
    empty=NO_ANSWERS,
    headline=Headline(
        ends,
        (
            Text(
                en="Mean level of {world} out of 3 in the world: from {low} "
                "({low_name}) to {high} ({high_name})",
                fr="Niveau moyen de {world} sur 3 dans le monde\u00a0: de {low} "
                "({low_name}) à {high} ({high_name})",
            ),
            Text(
                en="{name}: mean level of {value} out of 3, against {world} in the "
                "world",
                fr="{name}\u00a0: niveau moyen de {value} sur 3, contre {world} dans "
                "le monde",
            ),
            Text(
                en="Mean level of {world} out of 3 in the world",
                fr="Niveau moyen de {world} sur 3 dans le monde",
            ),
        ),
    ),
)
