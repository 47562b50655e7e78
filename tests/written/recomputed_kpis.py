"""Figures of KPIs recomputed from the cells behind them, and what is made of them."""

from collections import defaultdict

from recomputed import (
    OUT,
    REVIEW,
    counted,
    entries,
    less,
    levels_of_members,
    mean,
    members_of,
    remembered,
    spread,
)
from recomputed_bridges import bridge, period_of, stages_of, unnamed_of

FACTORS = {"per_1000": 1000, "per_100000": 100000}
FIGURES = ("value", "first_quartile", "median", "third_quartile")


def make(rule, unit, rows):
    """Return what a rule makes of some answers, by Member; None where it cannot."""
    values = [row["value"] for row in rows]
    if not rows:
        return None
    match rule:
        case "ratio_of_sums":
            whole = sum(row["denominator"] for row in rows)
            part = sum(row["numerator"] for row in rows)
            return part / whole * FACTORS.get(unit, 1) if whole else None
        case "median":
            return None
        case "sum":
            return sum(values)
    return mean(values)


def is_unnamed(row):
    """Whether an answer may not be named; a public index is nobody's own."""
    return not row["may_be_named"] and row["origin"] != "external"


def with_both(rows):
    return [r for r in rows if None not in (r["numerator"], r["denominator"])]


def figures(kpi, cells, member_count, minimum):
    """Return what answers on one KPI and period come to."""
    rows = counted(cells)
    both, rule = with_both(rows), kpi["aggregation_rule"]
    enough, enough_both = len(rows) >= minimum, len(both) >= minimum
    used = both if rule == "ratio_of_sums" else rows
    is_shown = enough_both if rule == "ratio_of_sums" else enough
    row = {
        "member_count": member_count,
        "reporting_member_count": len(rows),
        "silent_member_count": member_count - len(rows),
        "ratio_member_count": len(both),
        "sample_member_count": sum(row["is_sample"] for row in rows),
        "value": make(rule, kpi["unit"], used) if is_shown else None,
        "numerator": None,
        "denominator": None,
        "is_sample": any(row["is_sample"] for row in rows),
    }
    for status in ("not_applicable", "not_available", "not_yet_due"):
        silent = counted(cells, "no_value")
        row[f"{status}_member_count"] = sum(
            told["answer_status"] == status for told in silent
        )
    found = spread(rows, lambda told: told["value"], is_unnamed, kpi["unit"])
    for name, figure in zip(FIGURES[1:], found, strict=True):
        row[name] = figure if enough else None
    if rule == "median":
        row["value"] = row["median"]
    if rule == "share_yes" and enough:
        row["numerator"] = sum(told["value"] for told in rows)
        row["denominator"] = len(rows)
    elif rule != "share_yes" and enough_both:
        row["numerator"] = sum(told["numerator"] for told in both)
        row["denominator"] = sum(told["denominator"] for told in both)
    return row


def activities_for(cells, region):
    """Return the activities that count for a region; one for the world in the world."""
    return [
        row
        for row in counted(cells)
        if region == "WORLD" or region in entries(row["region_ids"])
    ]


def is_in_review(row):
    return row["start_date"] is not None and row["start_date"] >= REVIEW


def reached(cells, members, is_all=False):
    """Return the Members of a region that a source names as taking part."""
    return {
        member
        for row in counted(cells)
        if is_all or is_in_review(row)
        for member in entries(row["member_ids"])
    } & members


def computed(kpi_id, region, parts, end, lists, before=""):
    """Return the figures of a KPI that no Member is asked for."""
    members = members_of(parts[f"members{before}"])
    n = len(members)
    row = dict.fromkeys((*FIGURES, "numerator", "denominator"))
    row |= {"member_count": n, "reporting_member_count": n, "sample_member_count": 0}
    if kpi_id in ("EC-42", "EC-43"):
        cells = parts[f"activities{before}"]
        row |= _of_activities(kpi_id, region, cells, parts[f"members{before}"])
    elif kpi_id == "EC-48":
        row |= _response(parts[f"answers{before}"], members)
    else:
        row |= _of_levels(parts[f"answers{before}"], end, lists.minimum)
    row["silent_member_count"] = n - row["reporting_member_count"]
    row["ratio_member_count"] = row["reporting_member_count"]
    for status in ("not_applicable", "not_available", "not_yet_due"):
        row[f"{status}_member_count"] = 0
    return row


def least_reached(region, cells, member_cells):
    """Return how many Members of a region took part at least.

    Those named; or as many as one activity had by its source's own count, less those
    named from elsewhere; in the world also the sum of the regions.
    """
    homes = {each.row["member_id"]: each.row["region_id"] for each in member_cells}
    if region == "WORLD":
        told = [stated for _, stated, _ in _stated_rows(cells)]
        others = sorted(set(homes.values()))
        regional = [_least_of_region(one, cells, homes) for one in others]
        named = len(reached(cells, set(homes)))
        return max(named, min(max(told, default=0), len(homes)), sum(regional))
    return _least_of_region(region, cells, homes)


def _least_of_region(region, cells, homes):
    own = {member for member, home in homes.items() if home == region}
    told = [
        stated - sum(homes.get(m, region) != region for m in set(named))
        for regions, stated, named in _stated_rows(cells)
        if regions == [region]
    ]
    return min(max([len(reached(cells, own)), *told]), len(own))


def _stated_rows(cells):
    return [
        (
            entries(row["region_ids"]),
            row["stated_member_count"],
            entries(row["member_ids"]),
        )
        for row in counted(cells)
        if is_in_review(row) and row["stated_member_count"] is not None
    ]


def _of_activities(kpi_id, region, cells, member_cells):
    """Return the events delivered, or the share of Members reached at least."""
    held = activities_for(cells, region)
    is_sample = any(each["is_sample"] for each in held)
    if kpi_id == "EC-42":
        count = sum(map(is_in_review, held))
        return {"value": count, "numerator": count, "is_sample": is_sample}
    part = least_reached(region, cells, member_cells)
    whole = len(members_of(member_cells))
    ratio = {"value": part / whole, "numerator": part, "denominator": whole}
    return ratio | {"is_sample": is_sample}


SAID = ("reported", "not_applicable", "not_available")


def _response(cells, members):
    """Return the share of Members that answered anything; an index is no answer."""
    told = defaultdict(list)
    for cell in cells:
        is_own = cell.row.get("origin") != "external" and cell.role not in OUT
        if is_own and cell.row["answer_status"] in SAID:
            told[cell.row["member_id"]].append(cell.row["is_sample"])
    heard = [any(flags) for member, flags in told.items() if member in members]
    return {
        "value": len(heard) / len(members),
        "numerator": len(heard),
        "denominator": len(members),
        "sample_member_count": sum(heard),
        "is_sample": any(heard),
    }


def _of_levels(cells, end, minimum):
    """Return the mean level over all standards, with its quartiles."""
    found = levels_of_members(cells, 16, end).values()
    means = [one["mean"] for one in found]
    quartiles = spread(
        found, lambda one: one["mean"], lambda one: not one["named"], "level"
    )
    sample = sum(one["sample"] for one in found)
    row = {
        "reporting_member_count": len(means),
        "sample_member_count": sample,
        "is_sample": sample > 0,
    }
    if len(means) < minimum:
        return row
    return row | {
        "value": mean(means),
        **dict(zip(FIGURES[1:], quartiles, strict=True)),
        "numerator": sum(one["full"] for one in found),
        "denominator": sum(one["answers"] for one in found),
    }


def kpi_by_region(key, parts, lists):
    kpi = lists.kpis[key["kpi_id"]]
    is_computed = kpi["aggregation_rule"] == "computed"
    rows = []
    for before in ("", "_before"):
        if f"members{before}" not in parts:
            rows.append({"value": None})
        elif is_computed:
            end = lists.cut_off(key)
            rows.append(
                computed(key["kpi_id"], key["region_id"], parts, end, lists, before)
            )
        else:
            cells, members = parts[f"answers{before}"], parts[f"members{before}"]
            rows.append(figures(kpi, cells, len(members), lists.minimum))
    row, then = rows
    row["is_publishable"] = row["value"] is not None
    row["are_quartiles_publishable"] = row["median"] is not None
    row["value_change"] = less(row["value"], then["value"])
    row["low_share"] = row["high_share"] = None
    if kpi["aggregation_rule"] == "share_yes" and row["numerator"] is not None:
        n = row["member_count"]
        row["low_share"] = row["numerator"] / n
        row["high_share"] = (row["numerator"] + row["silent_member_count"]) / n
    return row


@remembered
def figures_by_period(cells, kpi_id, minimum, lists):
    """Return the figures of a KPI on each period that anyone answered on."""
    by_period = defaultdict(list)
    for cell in cells:
        if cell.row["item_id"] == kpi_id and cell.role not in OUT:
            by_period[period_of(cell.row)].append(cell)
    kpi = lists.kpis[kpi_id]
    return {
        period: figures(kpi, tuple(found), 0, minimum)
        for period, found in by_period.items()
    }


def _known_by(cells, kpi_id, lists):
    """Return the latest period with a figure for the world, the longest of several."""
    found = figures_by_period(cells, kpi_id, lists.minimum, lists)
    shown = [period for period, row in found.items() if row["value"] is not None]
    return max(shown, key=lambda p: (p[1], -p[0].toordinal()), default=None)


def _on(cells, period, rule):
    rows = [row for row in counted(cells) if period_of(row) == period]
    return {
        row["member_id"]: (row["value"], row["numerator"], row["denominator"])
        for row in (with_both(rows) if rule == "ratio_of_sums" else rows)
    }


def kpi_bridge(key, parts, lists):
    kpi_id = key["kpi_id"]
    kpi = lists.kpis[kpi_id]
    rule = kpi["aggregation_rule"]
    now, then = parts["answers"], parts.get("answers_before", ())
    period = _known_by(parts["world"], kpi_id, lists)
    period_then = _known_by(parts.get("world_before", ()), kpi_id, lists)
    before, again = _on(then, period_then, rule), _on(now, period_then, rule)
    after = _on(now, period, rule)
    members = members_of(parts["members"])
    members_before = members_of(parts.get("members_before", ()))
    stages = {}
    for member in ({*before} | {*after}) & members:
        was, now_said = before.get(member), after.get(member)
        revised = None
        if was is not None:
            revised = was if now_said is None else again.get(member, was)
        is_new = member not in members_before
        stages[member] = stages_of(was, revised, now_said, is_new)

    def figure(answers):
        names = ("value", "numerator", "denominator")
        rows = [dict(zip(names, answer, strict=True)) for answer in answers]
        return make(rule, kpi["unit"], rows)

    used = with_both if rule == "ratio_of_sums" else list
    told = {
        "": (now, period),
        "_again": (now, period_then),
        "_then": (then, period_then),
    }
    answers = [
        each
        for cells, on in told.values()
        for each in used(counted(cells))
        if period_of(each) == on and each["member_id"] in stages
    ]
    row = bridge(stages, figure, lists.minimum, unnamed_of(answers))
    row["is_sample"] = any(each["is_sample"] for each in answers)
    return row
