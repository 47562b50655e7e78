"""Figures on support, activities, files and the register, from their cells."""

import json
from collections import Counter, defaultdict

from recomputed import (
    OUT,
    REVIEW,
    counted,
    entries,
    is_late,
    less,
    levels_of_members,
    mean,
    members_of,
    months_before,
)
from recomputed_kpis import activities_for, is_in_review, least_reached, reached

LOW = 1.5


# ---- capacity building


def activities_by_region(key, parts, lists):
    region = key["region_id"]
    row = _held(region, parts["activities"], members_of(parts["members"]))
    row["least_member_reached_count"] = least_reached(
        region, parts["activities"], parts["members"]
    )
    then = {}
    if "activities_before" in parts:
        members = members_of(parts["members_before"])
        then = _held(region, parts["activities_before"], members)
    for name in ("activity_count", "member_reached_count"):
        row[f"{name}_change"] = less(row[name], then.get(name))
    return row


def _held(region, cells, members):
    held = activities_for(cells, region)
    row = {"member_count": len(members)}
    for prefix, rows in (("", list(filter(is_in_review, held))), ("total_", held)):
        people = [each["participant_count"] for each in rows]
        told = [each["stated_member_count"] for each in rows]
        named = len(reached(cells, members, bool(prefix)))
        row |= {
            f"{prefix}activity_count": len(rows),
            f"{prefix}shared_activity_count": sum(
                ";" in (each["region_ids"] or "") for each in rows
            ),
            f"{prefix}participant_count": sum(n for n in people if n is not None),
            f"{prefix}participants_unknown_activity_count": people.count(None),
            f"{prefix}stated_member_count": sum(n for n in told if n is not None),
            f"{prefix}member_reached_count": named,
            f"{prefix}member_reached_share": named / len(members),
        }
    row["total_unplaced_activity_count"] = sum(
        each["start_date"] is not None
        and each["start_date"] < REVIEW <= each["latest_start_date"]
        for each in held
    )
    row["sample_activity_count"] = sum(each["is_sample"] for each in held)
    row["is_sample"] = row["sample_activity_count"] > 0
    return row


def activities_by_quarter(key, parts, lists):
    rows = counted(parts["activities"])
    quarter, region = key["quarter_start_date"], key["region_id"]
    for row in rows:
        month = (row["start_date"].month - 1) // 3 * 3 + 1
        assert row["start_date"].replace(month=month, day=1) == quarter
        assert region in entries(row["region_ids"])
    donors = {row["donor"] for row in rows if row["donor"] is not None}
    return {
        "activity_count": len(rows),
        "donor_count": len(donors),
        "is_crowded": len(rows) > 1,
        "is_sample": any(row["is_sample"] for row in rows),
    }


def activities_by_month(key, parts, lists):
    rows = counted(parts["activities"])
    month, region = (key["start_year"], key["start_month"]), key["region_id"]
    for row in rows:
        is_year = row["start_date_precision"] == "year"
        own = None if is_year else row["start_date"].month
        assert (row["start_date"].year, own) == month
        assert region in ("WORLD", *entries(row["region_ids"]))
    return {
        "activity_count": len(rows),
        "is_sample": any(row["is_sample"] for row in rows),
    }


def activities_by_member(key, parts, lists):
    (member,) = members_of(parts["members"])
    rows = [
        row
        for row in counted(parts["activities"])
        if member in entries(row["member_ids"])
    ]
    return {
        "activity_count": len(list(filter(is_in_review, rows))),
        "total_activity_count": len(rows),
        "is_sample": any(row["is_sample"] for row in rows),
    }


def levels_by_support(key, parts, lists):
    """Whether a group is safe to show is judged in `test_rpt_levels_by_support`."""
    cut_off = lists.cut_off(key)
    since = months_before(cut_off, 24)
    helped = {
        member
        for row in counted(parts["activities"])
        if row["start_date"] is not None and since < row["start_date"] <= cut_off
        for member in entries(row["member_ids"])
    }
    members = members_of(parts["members"])
    group = members & helped if key["is_supported"] else members - helped
    now = levels_of_members(parts["answers"], 16, cut_off)
    then = levels_of_members(parts.get("answers_before", ()), 16, cut_off)
    answered = group & now.keys()
    both = answered & then.keys()
    low = sum(now[member]["mean"] < LOW for member in answered)
    before = mean(then[member]["mean"] for member in both)
    after = mean(now[member]["mean"] for member in both)
    return {
        "member_count": len(group),
        "reporting_member_count": len(answered),
        "compared_member_count": len(both),
        "sample_member_count": sum(now[member]["sample"] for member in answered),
        "is_sample": any(now[member]["sample"] for member in answered),
        "low_member_count": low,
        "low_member_share": low / len(answered) if answered else None,
        "mean_level_before": before,
        "mean_level_after": after,
        "mean_level_change": less(after, before),
    }


# ---- files


def data_quality(key, parts, lists):
    (file,) = (cell.row for cell in parts["files"])
    own = [c.row for c in parts["answers"] if c.row.get("origin") != "external"]
    severities = Counter(cell.row["severity"] for cell in parts["problems"])
    codes = Counter(cell.row["problem_code"] for cell in parts["problems"])
    return {
        "answering_member_count": len({row["member_id"] for row in own}),
        "row_count": file["accepted_row_count"] + file["quarantined_row_count"],
        "accepted_row_count": file["accepted_row_count"],
        "held_row_count": file["quarantined_row_count"],
        "is_sample": file["is_sample"],
        "problem_count": len(parts["problems"]),
        "error_count": severities["error"],
        "warning_count": severities["warning"],
        "problems_by_code": json.dumps(dict(sorted(codes.items()))),
        "is_late": is_late(file, own),
        "is_superseded": bool(superseded(parts)),
        "is_withdrawn": is_withdrawn(file, lists.cut_off(key)),
        "may_be_named": bool(own) and all(row["may_be_named"] for row in own),
        "period_end_date": max((row["period_end_date"] for row in own), default=None),
    }


def is_withdrawn(file, cut_off):
    return file["withdrawn_on"] is not None and file["withdrawn_on"] <= cut_off


def superseded(parts):
    """Return the files with rows that a session knew, none of which is current."""
    roles = defaultdict(set)
    for cell in (*parts["answers"], *parts["activities"]):
        if cell.role not in OUT:
            roles[cell.row["submission_id"]].add(cell.role)
    return {name for name, known in roles.items() if known == {"superseded"}}


def problems_by_code(key, parts, lists):
    files = {cell.row["submission_id"]: cell.row for cell in parts["files"]}
    found = Counter(cell.row["submission_id"] for cell in parts["problems"])
    gone = superseded(parts)
    gone |= {n for n, file in files.items() if is_withdrawn(file, lists.cut_off(key))}
    return {
        "problem_count": sum(found.values()),
        "open_problem_count": sum(n for name, n in found.items() if name not in gone),
        "submission_count": len(found),
        "is_sample": any(files[name]["is_sample"] for name in found),
    }
