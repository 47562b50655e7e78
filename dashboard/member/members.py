"""The Members of the WCO and the European Union, as a page offers and finds them."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.chart import Marts
from dashboard.choice import Choice
from dashboard.compose import labelled
from dashboard.kept import MOST_LISTS, kept
from dashboard.words import alphabetical
from warehouse.text import Lang

UNION = "EU"


@kept(MOST_LISTS)
def offered_members(marts: Marts, lang: Lang) -> list[str]:
    """Return every Member and the European Union, in the language's order."""
    rows = marts("dim_members").select("member_id", f"name_{lang}").rows()
    return [key for key, _ in sorted(rows, key=lambda row: alphabetical(row[1]))]


@kept(MOST_LISTS)
def member_names(marts: Marts, lang: Lang) -> dict[str, str]:
    """Return the name of every Member and of the European Union."""
    rows = marts("dim_members").to_dicts()
    return {row["member_id"]: labelled(row, "name")(lang) for row in rows}


@kept(MOST_LISTS)
def member_of(marts: Marts, member_id: str) -> dict[str, Any]:
    """Return the row of one Member."""
    rows = marts("dim_members")
    return rows.row(by_predicate=pl.col("member_id") == member_id, named=True)


@kept(MOST_LISTS)
def published_levels(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the levels by principle that may be named at the chosen session."""
    rows = marts("rpt_member_levels_by_principle")
    return rows.filter(pl.col("as_of_session_id") == choice.as_of)


@kept(MOST_LISTS)
def is_member_at(marts: Marts, choice: Choice) -> bool:
    """Return whether the chosen Member had acceded by the day of the session."""
    rows = marts("fct_members_by_session").filter(
        pl.col("as_of_session_id") == choice.as_of, pl.col("member_id") == choice.member
    )
    return not rows.is_empty()
