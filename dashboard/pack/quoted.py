"""Which figures of a row the sentences of an annex may quote, by mart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.pack.quotes import Quoted

COLUMNS = {
    "rpt_implementation_by_region": (
        *("reporting_member_count", "member_count", "mean_level"),
        *("implemented_member_count", "implemented_share"),
    ),
    "rpt_implementation_bridge": ("previous_figure", "current_figure"),
    "rpt_kpi_by_region": (
        *("reporting_member_count", "member_count", "value"),
        *("median", "first_quartile", "third_quartile"),
    ),
    "rpt_activities_by_region": (
        *("activity_count", "total_activity_count", "member_count"),
        *("member_reached_count", "total_member_reached_count"),
    ),
}


def quoting(mart: str, row: Mapping[str, Any] | None) -> Quoted | None:
    """Return what a sentence quotes that was made from a row; None without one."""
    return Quoted(mart, row, COLUMNS[mart]) if row else None
