"""Capacity-building activities known at a session, and whom they were for."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Marts
from dashboard.choice import WORLD, Choice


def known_at(
    marts: Marts, choice: Choice, mart: str = "fct_activities"
) -> pl.DataFrame:
    """Return the activities, or what sources say of them, known by the cut-off."""
    sessions = marts("dim_sessions").filter(pl.col("session_id") == choice.as_of)
    cut_off = sessions["cut_off_date"].max()
    return marts(mart).filter(
        pl.col("known_date") <= cut_off, pl.col("latest_start_date") <= cut_off
    )


def of_region(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the activities for the chosen region; for the world all of them."""
    rows = known_at(marts, choice)
    if choice.region == WORLD:
        return rows
    bridge = marts("bridge_activity_regions").filter(
        pl.col("region_id") == choice.region
    )
    return rows.join(bridge.select("activity_id"), on="activity_id", how="semi")
