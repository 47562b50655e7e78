"""Figures recomputed from the cells behind them, by plain loops that know no SQL.

Every function gets a row's key and the cells of its lineage by part, and returns the
figures that the row should have.
"""

import math
from collections import defaultdict
from datetime import date

REVIEW = date(2022, 7, 1)
OUT = ("too_late", "withdrawn")
QUARTERS = (0.25, 0.5, 0.75)
TEN, THREE = 10, 3


class Lists:
    """The code lists, sessions and rules that figures go by, as the marts publish them.

    `minimum` is the number of answers below which no share or mean is shown.
    """

    def __init__(self, facts, minimum):
        self.minimum = minimum
        self.sessions = facts.sessions
        self.kpis = {row["kpi_id"]: row for row in facts.mart("dim_kpis")}
        self.standards = {
            row["standard_id"]: row for row in facts.mart("dim_standards")
        }
        self.principles = {
            row["principle_id"]: row for row in facts.mart("dim_principles")
        }

    def cut_off(self, key):
        return self.sessions[key["as_of_session_id"]]["cut_off_date"]

    def previous_cut_off(self, key):
        before = self.sessions[key["as_of_session_id"]]["previous_session_id"]
        return self.sessions[before]["cut_off_date"] if before else date.min

    def asked(self, key):
        """Return how many standards the row is about."""
        if key.get("standard_id", "ALL") != "ALL":
            return 1
        principle = key.get("principle_id", "ALL")
        rows = self.standards.values()
        return sum(principle in ("ALL", row["principle_id"]) for row in rows)


def remembered(compute):
    """Remember what was computed of the same cells: many rows share a region's."""
    memory = {}

    def again(cells, *more):
        key = (id(cells), *more)
        if key not in memory:
            memory[key] = cells, compute(cells, *more)  # held, so that the id stays
        return memory[key][1]

    return again


def counted(cells, *roles):
    return [cell.row for cell in cells if cell.role in (roles or ("counted",))]


def mean(values):
    values = list(values)
    return math.fsum(values) / len(values) if values else None


def quantile(values, share):
    values = sorted(values)
    place = (len(values) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def spread(rows, value, is_unnamed, unit):
    """Return the quartiles and median of answers, where they tell no Member's own.

    With an unnamed answer among them, the mean of the five around each position, from
    ten answers on, and only if none or three of those five are unnamed.
    """
    told = sorted((value(row), is_unnamed(row)) for row in rows)
    values = [one for one, _ in told]
    if not any(unnamed for _, unnamed in told):
        return [quantile(values, share) if values else None for share in QUARTERS]
    if len(told) < TEN:
        return [None] * len(QUARTERS)
    found = []
    for share in QUARTERS:
        middle = math.floor((len(told) - 1) * share + 0.5)
        five = told[middle - 2 : middle + 3]
        unnamed = sum(is_one for _, is_one in five)
        figure = rounded(sum(one for one, _ in five) / len(five), unit)
        found.append(figure if unnamed == 0 or unnamed >= THREE else None)
    return found


def rounded(figure, unit):
    digits = {"percent": 3, "yes_no": 3, "level": 2, "count": 0}.get(unit)
    if digits is None:
        digits = 2 - math.floor(math.log10(abs(figure))) if figure else 0
    size = 10.0**digits
    return math.floor(figure * size + 0.5) / size


def less(now, then):
    return None if now is None or then is None else now - then


def months_before(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError


def entries(text):
    return [part.strip() for part in (text or "").split(";") if part.strip()]


@remembered
def members_of(cells):
    return frozenset(cell.row["member_id"] for cell in cells)


@remembered
def levels_of_members(cells, asked, cut_off, *roles):
    """Return what each Member that answered stands at."""
    answers = defaultdict(list)
    for row in counted(cells, *roles):
        answers[row["member_id"]].append(row)
    stale_before = months_before(cut_off, 24)
    return {
        member: {
            "mean": sum(row["level"] for row in rows) / len(rows),
            "full": sum(row["level"] == 3 for row in rows),
            "answers": len(rows),
            "implemented": sum(row["level"] == 3 for row in rows) == asked,
            "stale": all(row["period_end_date"] < stale_before for row in rows),
            "sample": any(row["is_sample"] for row in rows),
            "named": all(row["may_be_named"] for row in rows),
        }
        for member, rows in answers.items()
    }


@remembered
def region_mean(cells, asked, cut_off, minimum):
    """Return the mean of the Members' means, where enough answered, and how many."""
    found = levels_of_members(cells, asked, cut_off).values()
    shown = len(found) >= minimum
    return (mean(one["mean"] for one in found) if shown else None), len(found)


def shares(found, member_count, minimum):
    n, full = len(found), sum(one["implemented"] for one in found.values())
    shown = n >= minimum
    return {
        "member_count": member_count,
        "reporting_member_count": n,
        "silent_member_count": member_count - n,
        "implemented_member_count": full,
        "sample_member_count": sum(one["sample"] for one in found.values()),
        "implemented_share": full / n if shown else None,
        "low_share": full / member_count if shown else None,
        "high_share": (full + member_count - n) / member_count if shown else None,
        "mean_level": mean(one["mean"] for one in found.values()) if shown else None,
        "is_publishable": shown,
    }


def implementation_by_region(key, parts, lists):
    asked, cut_off = lists.asked(key), lists.cut_off(key)
    found = levels_of_members(parts["answers"], asked, cut_off)
    row = shares(found, len(parts["members"]), lists.minimum)
    then = {}
    if "answers_before" in parts:
        before = levels_of_members(parts["answers_before"], asked, cut_off)
        then = shares(before, len(parts["members_before"]), lists.minimum)
    return row | {
        "stale_member_count": sum(one["stale"] for one in found.values()),
        "is_sample": row["sample_member_count"] > 0,
        "implemented_share_change": less(
            row["implemented_share"], then.get("implemented_share")
        ),
        "mean_level_change": less(row["mean_level"], then.get("mean_level")),
    }


def is_late(file, answers):
    """Whether a file came over six months after the last period it answers on."""
    last = max((row["period_end_date"] for row in answers), default=None)
    return last is not None and file["received_on"] > months_before(last, -6)
