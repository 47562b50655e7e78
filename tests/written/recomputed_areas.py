"""Areas for update, from the answers, activities and register set side by side."""

from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal

from recomputed import (
    counted,
    less,
    levels_of_members,
    mean,
    members_of,
    remembered,
    shares,
)
from recomputed_kpis import (
    activities_for,
    computed,
    figures_by_period,
    is_in_review,
    reached,
)


@remembered
def _in_region(cells, members):
    return tuple(cell for cell in cells if cell.row["member_id"] in members)


def _behind(key, parts, lists):
    """Return the KPIs that a region and the world both have a figure of, and is_behind.

    Of each the latest period for which both have one.
    """
    region, found = key["region_id"], {}
    for kpi_id, kpi in lists.kpis.items():
        mine = kpi["principle_id"] == key["principle_id"]
        if region == "WORLD" or not mine or not _is_compared(kpi):
            continue
        if kpi["aggregation_rule"] == "computed":
            pair = _computed_pair(kpi_id, region, parts, lists, lists.cut_off(key))
        else:
            pair = _latest_pair(kpi_id, parts, lists)
        if pair:
            here, world = (_as_shown(kpi, figures) for figures in pair)
            lower = kpi["direction"] == "lower_is_better"
            is_behind = here > world if lower else here < world
            found[kpi_id] = is_behind, pair[0]["is_sample"]
    return found


def _is_compared(kpi):
    """Say whether one KPI of a region can stand behind the world's."""
    is_for_context = kpi["direction"] == "context_only"
    return not is_for_context and kpi["kpi_id"] not in ("EC-42", "EC-43")


DIGITS = {"percent": 3, "yes_no": 3, "level": 2, "score": 2, "usd": 0}


def _as_shown(kpi, figures):
    """Return a figure by Member with the digits that people see."""
    rule, value = kpi["aggregation_rule"], figures["value"]
    if rule == "sum":
        value /= figures["reporting_member_count"]
    is_whole = kpi["unit"] == "count" and rule not in ("mean", "median", "sum")
    return shown(value, DIGITS.get(kpi["unit"], 0 if is_whole else 1))


def shown(value, digits):
    step = Decimal(1).scaleb(-digits)
    return Decimal(repr(round(value, 9))).quantize(step, rounding=ROUND_HALF_EVEN)


def _latest_pair(kpi_id, parts, lists):
    sides = [
        figures_by_period(parts[name], kpi_id, lists.minimum, lists)
        for name in ("kpi_answers", "kpi_world")
    ]
    shown = [
        period
        for period, row in sides[0].items()
        if row["value"] is not None
        and sides[1].get(period, {}).get("value") is not None
    ]
    last = max(shown, key=lambda p: (p[1], p[0]), default=None)
    return last and (sides[0][last], sides[1][last])


def _computed_pair(kpi_id, region, parts, lists, end):
    world = {
        "members": parts["members_world"],
        "answers": parts.get("all_answers", ()),
    }
    members = members_of(parts["members"])
    here = world | {
        "members": parts["members"],
        "answers": _in_region(world["answers"], members),
    }
    return (
        computed(kpi_id, region, here, end, lists),
        computed(kpi_id, "WORLD", world, end, lists),
    )


def area(key, parts, lists):
    asked, cut_off, minimum = lists.asked(key), lists.cut_off(key), lists.minimum
    n = len(parts["members"])
    row = shares(levels_of_members(parts["answers"], asked, cut_off), n, minimum)
    then = {}
    if "answers_before" in parts:
        before = levels_of_members(parts["answers_before"], asked, cut_off)
        then = shares(before, n, minimum)
    world = shares(levels_of_members(parts["world"], asked, cut_off), 1, minimum)
    behind = _behind(key, parts, lists)
    region = key["region_id"]
    heard = [
        each
        for each in counted(parts["register"])
        if each["row_kind"] == "experience" and each["status"] == "given"
    ]
    mean_level, world_mean = row["mean_level"], world["mean_level"]
    change = less(mean_level, then.get("mean_level"))
    held = activities_for(parts["activities"], region)
    return row | {
        "world_mean_level": world_mean,
        "mean_level_change": change,
        "lowest_mean_level_rank": _rank(key, parts, lists, mean_level),
        "kpi_count": len(behind),
        "behind_kpi_count": sum(is_behind for is_behind, _ in behind.values()),
        "behind_kpi_ids": ";".join(sorted(k for k, v in behind.items() if v[0]))
        or None,
        "proposal_count": _proposals(key, parts, lists),
        "is_proposal_count_stated": _proposals(key, parts, lists) is not None,
        "is_lowest_in_region": _rank(key, parts, lists, mean_level) == 1,
        "activity_count": sum(map(is_in_review, held)),
        "member_reached_count": len(
            reached(parts["activities"], members_of(parts["members"]))
        ),
        "experience_count": sum(
            region in (each["region_id"], "WORLD") for each in heard
        ),
        "is_experience_count_stated": any(
            region in (each["region_id"], "WORLD") for each in heard
        )
        and all(
            each["presenter_id"] is not None
            for each in heard
            if region in (each["region_id"], "WORLD")
        ),
        "is_sample": row["sample_member_count"] > 0
        or any(is_sample for _, is_sample in behind.values()),
        "is_below_world": mean_level is not None
        and region != "WORLD"
        and shown(mean_level, 2) < shown(world_mean, 2),
        "is_behind_in_kpis": any(is_behind for is_behind, _ in behind.values()),
        "is_falling": change is not None and shown(change, 2) < 0,
        "is_without_activity": not any(map(is_in_review, held)),
        "is_without_experience": not any(
            region in (each["region_id"], "WORLD") for each in heard
        ),
    }


def _rank(key, parts, lists, own):
    """Return the place of a principle among those of its region, the lowest first."""
    if own is None:
        return None
    means = _means_by_principle(parts["other_levels"], lists)
    return 1 + sum(shown(other, 2) < shown(own, 2) for other in means)


@remembered
def _means_by_principle(cells, lists):
    """Return the mean of each principle on which enough Members answered."""
    means = []
    for principle in lists.principles:
        ids = {
            s for s, row in lists.standards.items() if row["principle_id"] == principle
        }
        by_member = defaultdict(list)
        for told in counted(cells):
            if told["item_id"] in ids:
                by_member[told["member_id"]].append(told["level"])
        if len(by_member) >= lists.minimum:
            means.append(mean(sum(v) / len(v) for v in by_member.values()))
    return means


def _proposals(key, parts, lists):
    """Return how many items name the principle or a standard of it as their theme."""
    items = [
        row["theme"].strip().lower()
        for row in counted(parts["register"])
        if row["row_kind"] == "item" and row["theme"] is not None
    ]
    if not items:
        return None
    mine = [
        lists.principles[key["principle_id"]] | {"standard_id": key["principle_id"]}
    ]
    rows = lists.standards.values()
    mine += [row for row in rows if row["principle_id"] == key["principle_id"]]
    names = {row["standard_id"] for row in mine}
    names |= {row[f"name_{lang}"].lower() for row in mine for lang in ("en", "fr")}
    return sum(theme in names for theme in items)
