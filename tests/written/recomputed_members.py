"""Each Member's own levels and scorecard, from its answers, activities and files."""

from collections import defaultdict

from recomputed import (
    OUT,
    REVIEW,
    counted,
    entries,
    is_late,
    less,
    levels_of_members,
    region_mean,
)


def member_levels(key, parts, lists):
    asked, cut_off = lists.asked(key), lists.cut_off(key)
    member = key["member_id"]
    chosen = ("counted", "not_counted")

    def own(cells):
        return levels_of_members(cells, asked, cut_off, *chosen).get(member)

    now, then = own(parts["own"]), own(parts.get("own_before", ()))
    region = region_mean(parts["region"], asked, cut_off, lists.minimum)
    world = region_mean(parts["world"], asked, cut_off, lists.minimum)
    is_shown = bool(then and then["named"]) or not (now and now["named"])
    change = less(now and now["mean"], then and then["mean"])
    return {
        "mean_level": now and now["mean"],
        "region_mean_level": region[0],
        "world_mean_level": world[0],
        "mean_level_change": change if is_shown else None,
        "answered_standard_count": now["answers"] if now else 0,
        "implemented_standard_count": now["full"] if now else 0,
        "region_reporting_member_count": region[1],
        "world_reporting_member_count": world[1],
        "is_reporting_member": now is not None,
        "is_stale": bool(now and now["stale"]),
        "is_sample": bool(now and now["sample"]),
        "may_be_named": bool(now and now["named"]),
    }


def scorecard(key, parts, lists):
    cut_off = lists.cut_off(key)
    levels = member_levels(key, parts, lists)
    told = (*parts["own"], *parts["kpi_answers"])
    told = [cell for cell in told if cell.row.get("origin") != "external"]
    known = [cell.row for cell in told if cell.role not in OUT]
    files = [cell.row for cell in parts["files"]]
    by_file = defaultdict(list)
    for cell in told:
        by_file[cell.row["submission_id"]].append(cell.row)
    taking_part = [
        row
        for row in counted(parts["activities"])
        if key["member_id"] in entries(row["member_ids"])
    ]
    named = [row["may_be_named"] for row in known]
    named += [row["may_be_named"] for f in files for row in by_file[f["submission_id"]]]
    kpis = [c for c in told if c.kind == "kpi" and c.role in ("counted", "not_counted")]
    return levels | {
        "activity_count": len(
            {
                row["activity_id"]
                for row in taking_part
                if row["start_date"] and row["start_date"] >= REVIEW
            }
        ),
        "total_activity_count": len({row["activity_id"] for row in taking_part}),
        "kpi_answer_count": len(kpis),
        "submission_count": len({row["submission_id"] for row in known}),
        "late_submission_count": sum(
            is_late(file, by_file[file["submission_id"]]) for file in files
        ),
        "withdrawn_submission_count": sum(
            file["withdrawn_on"] is not None and file["withdrawn_on"] <= cut_off
            for file in files
        ),
        "held_row_count": sum(file["quarantined_row_count"] for file in files),
        "problem_count": len(parts["problems"]),
        "last_received_on": max((f["received_on"] for f in files), default=None),
        "may_be_named": all(named) if named else False,
        "is_sample": levels["is_sample"]
        or any(row["is_sample"] for row in (*known, *taking_part)),
    }
