"""Members of the chosen region that implement each standard."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Answers, Asked, Bars, Chart, Marts, Unit
from dashboard.choice import Choice
from dashboard.columns import (
    HIGH,
    IMPLEMENTED,
    LOW,
    MEMBERS,
    REPORTING,
    SHARE,
    STANDARD,
)
from dashboard.headline.headlines import Headline, rows_at_ends
from dashboard.headline.words import MOST_AND_LEAST
from dashboard.sources import BAND_NOTE, IMPLEMENTATION, NO_ANSWERS
from warehouse.text import Text


def by_standard(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the rows of single standards, each name with its number of 2022."""
    rows = marts("rpt_implementation_by_region")
    number = pl.col("standard_no_2022").cast(pl.String)
    return rows.filter(pl.col("standard_id") != "ALL").with_columns(
        pl.concat_str(number, pl.lit(". "), pl.col(f"standard_name_{lang}")).alias(
            f"standard_name_{lang}"
        )
        for lang in ("en", "fr")
    )


CHART = Chart(
    key="implementation_by_standard",
    mart="rpt_implementation_by_region",
    shape=by_standard,
    rows={"region_id": Asked.REGION},
    title=Text(
        en="Members that fully implement each standard: {region}",
        fr="Membres appliquant pleinement chaque norme\u00a0: {region}",
    ),
    mark=Bars(
        category="standard_name",
        value="implemented_share",
        key="standard_id",
        low="low_share",
        high="high_share",
        answers=Answers(),
    ),
    unit=Unit.SHARE,
    unit_text=Text(
        en="Share of the Members that answered; level 3 (full) in the standard.",
        fr="Part des Membres ayant répondu\u202f; niveau 3 (complet) dans la norme.",
    ),
    source=IMPLEMENTATION,
    columns=(STANDARD, SHARE, LOW, HIGH, IMPLEMENTED, REPORTING, MEMBERS),
    order=("standard_no_2022",),
    note=BAND_NOTE,
    empty=NO_ANSWERS,
    headline=Headline(rows_at_ends, (MOST_AND_LEAST,)),
)
