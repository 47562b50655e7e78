"""Activities by the month in which they began, as a session knew them."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Marts
from dashboard.choice import WORLD, Choice


def begun(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the months in which activities for the chosen region began."""
    return _at_session(marts, choice).filter(pl.col("region_id") == choice.region)


def years_of(marts: Marts, choice: Choice) -> range:
    """Return the years from the first to the last activity in the whole world."""
    rows = _at_session(marts, choice).filter(pl.col("region_id") == WORLD)
    years = rows["start_year"].drop_nulls().to_list()
    return range(min(years), max(years) + 1) if years else range(0)


def _at_session(marts: Marts, choice: Choice) -> pl.DataFrame:
    rows = marts("rpt_activities_by_month")
    return rows.filter(pl.col("as_of_session_id") == choice.as_of)
