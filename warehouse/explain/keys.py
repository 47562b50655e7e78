"""Which row of a report is meant: keys by name, or in the order of its grain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from warehouse.errors import ReleaseError
from warehouse.explain.cells import Row
from warehouse.explain.facts import Facts

SESSION = "as_of_session_id"
GRAINS: dict[str, tuple[str, ...]] = {
    "rpt_implementation_by_region": (SESSION, "region_id", "standard_id"),
    "rpt_implementation_bridge": (SESSION, "region_id", "standard_id", "measure"),
    "rpt_kpi_by_region": (SESSION, "region_id", "kpi_id", "period"),
    "rpt_kpi_bridge": (SESSION, "region_id", "kpi_id"),
    "rpt_areas_for_update": (SESSION, "principle_id", "region_id"),
    "rpt_member_levels_by_principle": (SESSION, "member_id", "principle_id"),
    "rpt_member_scorecard": (SESSION, "member_id"),
    "rpt_levels_by_support": (SESSION, "region_id", "is_supported"),
    "rpt_activities_by_region": (SESSION, "region_id"),
    "rpt_activities_by_quarter": (SESSION, "region_id", "quarter_start_date", "type"),
    "rpt_activities_by_month": (SESSION, "region_id", "start_year", "start_month"),
    "rpt_activities_by_member": (SESSION, "member_id"),
    "rpt_data_quality": (SESSION, "submission_id"),
    "rpt_problems_by_code": (SESSION, "problem_code", "severity"),
    "rpt_proposals_by_session": (SESSION, "origin", "outcome"),
    "rpt_submitters_by_region": (SESSION, "region_id"),
    "rpt_proposal_dispositions": (SESSION, "disposition_id"),
}
# An item without an origin or outcome has a row too.
NONE = "none"
MOST_NAMED = 20


def written(value: object) -> str:
    """Return a value of a key as one writes it on the command line."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def find_row(facts: Facts, mart: str, asked: Sequence[str]) -> Row:
    """Return the one row of a report with the key asked for.

    Raises:
        ReleaseError: there is no such report, or not one row with that key.
    """
    if mart not in GRAINS:
        raise ReleaseError(
            f"explain: no report {mart!r}; there are {', '.join(GRAINS)}"
        )
    wanted = _wanted(mart, asked)
    rows = facts.frame(mart)
    for column in GRAINS[mart]:
        keys = rows[column].map_elements(written, pl.String, skip_nulls=False)
        if column in wanted:
            rows = rows.filter(keys == wanted[column])
        if column in wanted and rows.is_empty():
            raise ReleaseError(
                f"explain: {mart} has no {column}={wanted[column]}; there are "
                f"{_offered(keys)}"
            )
        if column not in wanted and keys.n_unique() > 1:
            raise ReleaseError(
                f"explain: {mart} wants {column}=…; there are {_offered(keys)}"
            )
    return rows.row(0, named=True)


def _wanted(mart: str, asked: Sequence[str]) -> dict[str, str]:
    """Return the values of the key by column; without a name they go by the grain."""
    grain, wanted = GRAINS[mart], {}
    unnamed = iter(grain)
    for text in asked:
        name, sign, value = text.partition("=")
        if not sign:
            name, value = next(unnamed, ""), text
        if name not in grain:
            raise ReleaseError(
                f"explain: {text!r} is no part of the key of {mart}; it goes by "
                f"{', '.join(grain)}"
            )
        wanted[name] = value
    return wanted


def _offered(keys: pl.Series) -> str:
    names = sorted(keys.unique())
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
