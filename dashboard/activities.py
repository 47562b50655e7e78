"""Capacity-building activities that a session knew, and whom they were for."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Marts
from dashboard.choice import WORLD, Choice

SEVERAL = ";"  # between the ids of several regions or Members
WHOLE_WORLD = "GLOBAL"


def known_at(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the activities that count at a session, as the best source tells them."""
    return _told_at(marts, choice).filter(pl.col("cell_role") == "counted")


def words_of_sources(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return what each source says of the activities that count at a session."""
    counted = known_at(marts, choice).select("activity_id")
    return (
        _told_at(marts, choice)
        .filter(pl.col("cell_role").is_in(["counted", "less_trusted"]))
        .join(counted, on="activity_id", how="semi", maintain_order="left")
    )


def of_region(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the activities for the chosen region; for the world all of them."""
    rows = known_at(marts, choice)
    if choice.region == WORLD:
        return rows
    return rows.filter(_holds("region_ids", choice.region))


def naming(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the activities that name the chosen Member as taking part."""
    return known_at(marts, choice).filter(_holds("member_ids", choice.member))


def listed(text: str | None) -> tuple[str, ...]:
    """Return the ids that a text joins, each once."""
    parts = (part.strip() for part in (text or "").split(SEVERAL))
    return tuple(dict.fromkeys(part for part in parts if part))


def regions_of(text: str | None) -> tuple[str, ...]:
    """Return the regions that an activity was for; the whole world is WORLD."""
    return tuple(WORLD if key == WHOLE_WORLD else key for key in listed(text))


def _told_at(marts: Marts, choice: Choice) -> pl.DataFrame:
    rows = marts("fct_activities_by_session")
    return rows.filter(pl.col("as_of_session_id") == choice.as_of)


def _holds(column: str, key: str) -> pl.Expr:
    ids = pl.col(column).str.replace_all(" ", "").str.split(SEVERAL)
    return ids.list.contains(key).fill_null(value=False)
