"""Share of Members that implement each standard, in each region."""

from __future__ import annotations

from dashboard.chart import Answers, Chart, Heatmap, Unit
from dashboard.charts.implementation_by_standard import by_standard
from dashboard.choice import WORLD
from dashboard.columns import MEMBERS, REGION, REPORTING, SHARE, STANDARD
from dashboard.headline.headlines import Headline, rows_of
from dashboard.sources import IMPLEMENTATION, NO_ANSWERS
from warehouse.text import Text

CHART = Chart(
    key="implementation_heatmap",
    mart="rpt_implementation_by_region",
    shape=by_standard,
    title=Text(
        en="Members that fully implement each standard, by region",
        fr="Membres appliquant pleinement chaque norme, par région",
    ),
    mark=Heatmap(
        row="standard_name",
        column="region_code",
        value="implemented_share",
        key="region_id",
        answers=Answers(),
    ),
    unit=Unit.SHARE,
    unit_text=Text(
        en="Share of the Members that answered; below it, how many answered of how "
        "many.",
        fr="Part des Membres ayant répondu\u202f; au-dessous, nombre de réponses et de "
        "Membres.",
    ),
    source=IMPLEMENTATION,
    columns=(STANDARD, REGION, SHARE, REPORTING, MEMBERS),
    order=("standard_no_2022", "region_name"),
    note=Text(
        en="Numbers of the standards are those of the 2022 edition.",
        fr="Les numéros des normes sont ceux de l'édition 2022.",
    ),
    empty=NO_ANSWERS,
    headline=Headline(
        rows_of(WORLD),
        (
            Text(
                en="{name}: most widely implemented in full, {high_name} ({high}); "
                "least, {low_name} ({low})",
                fr="{name}\u00a0: norme la plus largement appliquée, {high_name} "
                "({high})\u202f; la moins, {low_name} ({low})",
            ),
        ),
    ),
)
