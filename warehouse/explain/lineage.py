"""Which cells stand behind a row of each report."""

from __future__ import annotations

from collections.abc import Callable

from warehouse.explain.answers import KPIS, LEVELS
from warehouse.explain.cells import Cells, Lineage, Role, Row
from warehouse.explain.facts import Facts
from warehouse.explain.kpi_lineage import all_levels, computed_of, kpi, kpi_bridge
from warehouse.explain.marts import WORLD, listed

ALL = "ALL"
# Inputs of 2024 are one stock: how those retained divide is not stated.
DIVIDED, UNDIVIDED = ("proposal_2024", "comment_2024"), "input_2024"


def standards(facts: Facts, row: Row) -> tuple[str, ...]:
    """Return the standards that a row is about."""
    if row.get("standard_id", ALL) != ALL:
        return (row["standard_id"],)
    if row.get("principle_id", ALL) not in (ALL, None) and "standard_id" not in row:
        principle = row["principle_id"]
        return facts.items("dim_standards", "standard_id", principle_id=principle)
    return facts.items("dim_standards", "standard_id")


def levels(facts: Facts, row: Row) -> Lineage:
    """Answers on a standard, or all, now and at the session before."""
    session, region = row["as_of_session_id"], row["region_id"]
    asked = standards(facts, row)
    before = facts.previous(session)
    lineage = {
        "answers": facts.answers(LEVELS, session, region, asked),
        "members": facts.members(session, region),
    }
    if before:
        lineage["answers_before"] = facts.answers(LEVELS, before, region, asked)
        lineage["members_before"] = facts.members(before, region)
    return lineage


def area(facts: Facts, row: Row) -> Lineage:
    """All that is set side by side of a principle in a region."""
    session, region = row["as_of_session_id"], row["region_id"]
    asked, wanted = standards(facts, row), {"principle_id": row["principle_id"]}
    every = facts.items("dim_standards", "standard_id")
    kpis = facts.items("dim_kpis", "kpi_id", **wanted)
    return (
        levels(facts, row)
        | {
            "world": facts.answers(LEVELS, session, WORLD, asked),
            "other_levels": facts.answers(LEVELS, session, region, every),
            "kpi_answers": facts.answers(KPIS, session, region, kpis),
            "kpi_world": facts.answers(KPIS, session, WORLD, kpis),
            "activities": facts.activities_in(session, region),
            "register": facts.register(session),
        }
        | computed_of(facts, session, kpis)
    )


def member_levels(facts: Facts, row: Row) -> Lineage:
    """A Member's answers on a principle, beside its region's and the world's."""
    session, member = row["as_of_session_id"], row["member_id"]
    asked = standards(facts, row)
    lineage = {
        "own": facts.answers_of(LEVELS, session, member, asked),
        "region": facts.answers(LEVELS, session, row["region_id"], asked),
        "world": facts.answers(LEVELS, session, WORLD, asked),
        "members": facts.members(session, row["region_id"]),
    }
    before = facts.previous(session)
    if before and facts.had_joined(member, before):
        lineage["own_before"] = facts.answers_of(LEVELS, before, member, asked)
    return lineage


def scorecard(facts: Facts, row: Row) -> Lineage:
    """A Member's levels, activities, KPI answers and files."""
    session, member = row["as_of_session_id"], row["member_id"]
    kpis = facts.items("dim_kpis", "kpi_id")
    own = facts.answers_of(KPIS, session, member, kpis)
    return member_levels(facts, row) | {
        "kpi_answers": own,
        "activities": _naming(facts, session, member),
        "files": facts.files_of(session, member),
        "problems": tuple(
            problem
            for file in facts.files_of(session, member)
            for problem in facts.problems_in(file.row["submission_id"])
        ),
    }


def support(facts: Facts, row: Row) -> Lineage:
    """Levels of a region's Members now and two years before, and who was supported."""
    session, region = row["as_of_session_id"], row["region_id"]
    before = row["before_session_id"]
    lineage = {
        "answers": all_levels(facts, session, region)["answers"],
        "members": facts.members(session, region),
        "activities": facts.activities_in(session, region),
    }
    if before:
        lineage["answers_before"] = all_levels(facts, before, region)["answers"]
    return lineage


def activities(facts: Facts, row: Row) -> Lineage:
    """Activities for a region or with its Members, now and at the session before."""
    session, region = row["as_of_session_id"], row["region_id"]
    lineage = {
        "activities": facts.activities_in(session, region),
        "members": facts.members(session, region),
    }
    if before := facts.previous(session):
        lineage["activities_before"] = facts.activities_in(before, region)
        lineage["members_before"] = facts.members(before, region)
    return lineage


def crowding(facts: Facts, row: Row) -> Lineage:
    """The activities of one type in one quarter, or of one month."""
    wanted = listed(row["activity_ids"])
    return {
        "activities": tuple(
            cell
            for cell in facts.activities(row["as_of_session_id"])
            if cell.role is Role.COUNTED and cell.row["activity_id"] in wanted
        )
    }


def naming(facts: Facts, row: Row) -> Lineage:
    """A Member, and the activities that name it as taking part."""
    session, member = row["as_of_session_id"], row["member_id"]
    return {
        "activities": _naming(facts, session, member),
        "members": tuple(
            cell
            for cell in facts.members(session, row["region_id"])
            if cell.row["member_id"] == member
        ),
    }


def _naming(facts: Facts, session: str, member: str) -> Cells:
    return tuple(
        cell
        for cell in facts.activities(session)
        if member in listed(cell.row["member_ids"])
    )


def file(facts: Facts, row: Row) -> Lineage:
    """One file, its problems, and what of it counted at a session."""
    session, submission = row["as_of_session_id"], row["submission_id"]
    return {
        "files": facts.files((submission,)),
        "problems": facts.problems_in(submission),
        **facts.content_of(session, submission),
    }


def problems(facts: Facts, row: Row) -> Lineage:
    """The problems of one code in the files received by a session."""
    session = row["as_of_session_id"]
    found = tuple(
        cell
        for cell in facts.problems()
        if cell.row["problem_code"] == row["problem_code"]
        and cell.row["severity"] == row["severity"]
        and cell.row["received_on"] <= facts.cut_off(session)
    )
    names = tuple(dict.fromkeys(cell.row["submission_id"] for cell in found))
    # Of a file that may not be named its problems are published as a number alone.
    names += facts.files_with(session, row["problem_code"])
    contents = [facts.content_of(session, name) for name in names]
    return {
        "problems": found,
        "files": facts.files(names),
        "answers": tuple(cell for one in contents for cell in one["answers"]),
        "activities": tuple(cell for one in contents for cell in one["activities"]),
    }


def register(facts: Facts, row: Row) -> Lineage:
    """The items of one origin, with all their steps; of none stated all there is."""
    rows = _items_and_steps(facts, row["as_of_session_id"])
    return {"register": _of_origin(rows, row["origin"])}


def _of_origin(rows: Cells, origin: str | None) -> Cells:
    of_origin = [cell for cell in rows if _stock(cell.row["origin"]) == origin]
    if origin is None or not of_origin:
        return rows
    numbers = {cell.row["proposal_no"] for cell in of_origin} - {None}
    keys = {cell.row["row_key"] for cell in of_origin}
    return tuple(
        cell
        for cell in rows
        if cell.row["proposal_no"] in numbers or cell.row["row_key"] in keys
    )


def _stock(origin: str | None) -> str | None:
    """Return the origin that the balance counts an item under."""
    return UNDIVIDED if origin in DIVIDED else origin


def _items_and_steps(facts: Facts, session: str) -> Cells:
    known = facts.register(session)
    return tuple(cell for cell in known if cell.row["row_kind"] != "experience")


def submitters(facts: Facts, row: Row) -> Lineage:
    """The paragraphs that name who submitted, and the Members of a region."""
    session = row["as_of_session_id"]
    return {
        "register": tuple(
            cell for cell in facts.register(session) if cell.row["event"] == "submitted"
        ),
        "members": facts.members(session, row["region_id"]),
    }


def disposition(facts: Facts, row: Row) -> Lineage:
    """The steps of one item, with those merged into it; or those of a whole group."""
    rows = _items_and_steps(facts, row["as_of_session_id"])
    number = row["proposal_no"]
    if number is None:
        return {"register": rows}
    own = _of_item(rows, number)
    is_received = any(cell.row["event"] == "received" for cell in own)
    if row["outcome"] is not None or row["item_count"] == 0 or is_received:
        return {"register": own}
    # It counts as one of the group that it came with.
    group = _of_origin(rows, row["origin"])
    return {"register": own + tuple(cell for cell in group if cell not in own)}


def _of_item(rows: Cells, number: int) -> Cells:
    into = {
        cell.row["proposal_no"] for cell in rows if cell.row["merged_into_no"] == number
    }
    return tuple(cell for cell in rows if cell.row["proposal_no"] in into | {number})


LINEAGES: dict[str, Callable[[Facts, Row], Lineage]] = {
    "rpt_implementation_by_region": levels,
    "rpt_implementation_bridge": levels,
    "rpt_kpi_by_region": kpi,
    "rpt_kpi_bridge": kpi_bridge,
    "rpt_areas_for_update": area,
    "rpt_member_levels_by_principle": member_levels,
    "rpt_member_scorecard": scorecard,
    "rpt_levels_by_support": support,
    "rpt_activities_by_region": activities,
    "rpt_activities_by_quarter": crowding,
    "rpt_activities_by_month": crowding,
    "rpt_activities_by_member": naming,
    "rpt_data_quality": file,
    "rpt_problems_by_code": problems,
    "rpt_proposals_by_session": register,
    "rpt_submitters_by_region": submitters,
    "rpt_proposal_dispositions": disposition,
}
