"""Standards of one region at the session and at the one before."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.charts.implementation_by_standard import by_standard
from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REPORTING, STANDARD
from dashboard.data import Book
from dashboard.kept import MOST_LISTS, kept
from dashboard.view import Cell
from dashboard.words import DASH, TOO_FEW, number, points, share, signed
from warehouse.text import Lang, Text

SHARE = Text(en="Full level", fr="Niveau complet")
SHARE_CHANGE = Text(en="Change of the share", fr="Évolution de la part")
LEVEL = Text(en="Mean level", fr="Niveau moyen")
LEVEL_CHANGE = Text(en="Change of the level", fr="Évolution du niveau")
STANDARD_CHANGES = (
    *(STANDARD.label, SHARE, SHARE_CHANGE, LEVEL, LEVEL_CHANGE),
    *(REPORTING.label, MEMBERS.label),
)


@kept(MOST_LISTS)
def standard_changes(book: Book, choice: Choice) -> list[list[Cell | str]]:
    """Return each standard in the chosen region, now and against the session before.

    The changes are the mart's own; they are missing where either side is not shown.
    """
    rows = by_standard(book.mart, choice).filter(
        pl.col("as_of_session_id") == choice.as_of,
        pl.col("region_id") == choice.region,
    )
    return [_row(row, choice.lang) for row in rows.sort("standard_no_2022").to_dicts()]


def _row(row: dict[str, Any], lang: Lang) -> list[Cell | str]:
    part, level = row["implemented_share"], row["mean_level"]
    part_change, level_change = (
        row["implemented_share_change"],
        row["mean_level_change"],
    )
    words = (
        TOO_FEW(lang) if part is None else share(part, lang),
        DASH(lang) if part_change is None else points(part_change, lang),
        TOO_FEW(lang) if level is None else number(level, lang, 2),
        DASH(lang) if level_change is None else signed(level_change, lang, 2),
        number(row["reporting_member_count"], lang),
        number(row["member_count"], lang),
    )
    return [
        row[f"standard_name_{lang}"],
        *(Cell(text, is_number=True) for text in words),
    ]
