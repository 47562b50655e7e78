"""Members that implement all sixteen standards, by region."""

from __future__ import annotations

from dashboard.chart import Answers, Bars, Chart, Unit
from dashboard.columns import HIGH, IMPLEMENTED, LOW, MEMBERS, REGION, REPORTING, SHARE
from dashboard.headline.headlines import Headline, ends
from dashboard.sources import BAND_NOTE, IMPLEMENTATION, NO_ANSWERS
from warehouse.text import Text

CHART = Chart(
    key="implementation_by_region",
    mart="rpt_implementation_by_region",
    rows={"standard_id": "ALL"},
    title=Text(
        en="Members that fully implement all sixteen standards, by region",
        fr="Membres appliquant pleinement les seize normes, par région",
    ),
    mark=Bars(
        category="region_name",
        value="implemented_share",
        key="region_id",
        low="low_share",
        high="high_share",
        answers=Answers(),
    ),
    unit=Unit.SHARE,
    unit_text=Text(
        en="Share of the Members that answered; level 3 (full) in every standard.",
        fr="Part des Membres ayant répondu\u202f; niveau 3 (complet) dans chaque "
        "norme.",
    ),
    source=IMPLEMENTATION,
    columns=(REGION, SHARE, LOW, HIGH, IMPLEMENTED, REPORTING, MEMBERS),
    order=("region_name",),
    note=BAND_NOTE,
    empty=NO_ANSWERS,
    headline=Headline(
        ends,
        (
            Text(
                en="{world} of the Members that answered fully implement all sixteen "
                "standards: from {low} ({low_name}) to {high} ({high_name})",
                fr="{world} des Membres ayant répondu appliquent pleinement les seize "
                "normes\u00a0: de {low} ({low_name}) à {high} ({high_name})",
            ),
            Text(
                en="{name}: {value} of the Members that answered fully implement all "
                "sixteen standards, against {world} in the world",
                fr="{name}\u00a0: {value} des Membres ayant répondu appliquent "
                "pleinement les seize normes, contre {world} dans le monde",
            ),
            Text(
                en="{world} of the Members that answered fully implement all sixteen "
                "standards",
                fr="{world} des Membres ayant répondu appliquent pleinement les seize "
                "normes",
            ),
        ),
    ),
)
