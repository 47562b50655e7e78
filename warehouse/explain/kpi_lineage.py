"""Which cells stand behind the figures of KPIs."""

from __future__ import annotations

from collections.abc import Callable

from warehouse.explain.answers import KPIS, LEVELS
from warehouse.explain.cells import Lineage, Row
from warehouse.explain.facts import Facts
from warehouse.explain.marts import WORLD


def kpi(facts: Facts, row: Row) -> Lineage:
    """What a KPI is made of, on one period, now and at the session before."""
    now = _kpi_at(facts, row, row["as_of_session_id"])
    before = facts.previous(row["as_of_session_id"])
    then = _kpi_at(facts, row, before) if before else {}
    return now | {f"{name}_before": cells for name, cells in then.items()}


def _kpi_at(facts: Facts, row: Row, session: str) -> Lineage:
    region, made = row["region_id"], COMPUTED.get(row["kpi_id"])
    lineage = {"members": facts.members(session, region)}
    if made:
        return made(facts, session, region) | lineage
    period = row["period_start_date"], row["period_end_date"]
    answers = tuple(
        cell
        for cell in facts.answers(KPIS, session, region, (row["kpi_id"],))
        if (cell.row["period_start_date"], cell.row["period_end_date"]) == period
    )
    return {"answers": answers} | lineage


def all_levels(facts: Facts, session: str, region: str) -> Lineage:
    """Return the answers of a region on every standard."""
    every = facts.items("dim_standards", "standard_id")
    return {"answers": facts.answers(LEVELS, session, region, every)}


def _all_answers(facts: Facts, session: str, region: str) -> Lineage:
    every = facts.items("dim_kpis", "kpi_id")
    both = all_levels(facts, session, region)["answers"]
    return {"answers": both + facts.answers(KPIS, session, region, every)}


def _activities(facts: Facts, session: str, region: str) -> Lineage:
    return {"activities": facts.activities_in(session, region)}


# KPIs that no Member is asked for.
COMPUTED: dict[str, Callable[[Facts, str, str], Lineage]] = {
    "EC-42": _activities,
    "EC-43": _activities,
    "EC-48": _all_answers,
    "EC-51": all_levels,
}


def kpi_bridge(facts: Facts, row: Row) -> Lineage:
    """Answers on a KPI on every period, here and in the world, now and before."""
    session, region, kpis = row["as_of_session_id"], row["region_id"], (row["kpi_id"],)
    before = facts.previous(session)
    lineage = {
        "answers": facts.answers(KPIS, session, region, kpis),
        "members": facts.members(session, region),
        "world": facts.answers(KPIS, session, WORLD, kpis),
    }
    if before:
        lineage["answers_before"] = facts.answers(KPIS, before, region, kpis)
        lineage["members_before"] = facts.members(before, region)
        lineage["world_before"] = facts.answers(KPIS, before, WORLD, kpis)
    return lineage


def computed_of(facts: Facts, session: str, kpis: tuple[str, ...]) -> Lineage:
    """Return what the computed KPI of a principle is made of, in the whole world.

    Counts that nobody answered and lower bounds are compared with no other figure.
    """
    if "EC-48" not in kpis:
        return {}
    return {
        "members_world": facts.members(session, WORLD),
        "all_answers": _all_answers(facts, session, WORLD)["answers"],
    }
