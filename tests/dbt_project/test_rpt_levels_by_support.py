"""Levels beside support: equal to a plain loop, and no Member's own can be read off."""

from collections import defaultdict
from datetime import date
from statistics import fmean

import duckdb
import pytest

from warehouse.connect import RESTRICTED_FILE

MINIMUM = 3
LOW = 1.5
REGIONS = ("AMS", "EUR", "ESA", "WCA", "MENA", "AP")


def rows(release, sql):
    database = str(release.path / RESTRICTED_FILE)
    with duckdb.connect(database, read_only=True) as connection:
        return connection.sql(sql).pl().to_dicts()


def two_years_before(day):
    last = day.day if (day.month, day.day) != (2, 29) else 28
    return date(day.year - 2, day.month, last)


@pytest.fixture(scope="module")
def groups(busy_release):
    """What each group is made of, by a plain loop over the restricted file."""
    sessions = rows(
        busy_release,
        "select session_id, cut_off_date, session_sort from marts.dim_sessions "
        "where is_reporting order by session_sort",
    )
    members = defaultdict(dict)
    for row in rows(
        busy_release,
        "select * from marts.rpt_member_levels_by_principle "
        "where principle_id = 'ALL' and is_counted_member",
    ):
        members[row["as_of_session_id"]][row["member_id"]] = row
    named = rows(
        busy_release,
        "select member_id, start_date, known_date from marts.fct_activities "
        "join marts.bridge_activity_members using (activity_id)",
    )
    return {
        session["session_id"]: _of_session(session, sessions, members, named)
        for session in sessions
    }


def _of_session(session, sessions, members, named):
    cut_off = session["cut_off_date"]
    since = two_years_before(cut_off)
    earlier = [s["session_id"] for s in sessions if s["cut_off_date"] <= since]
    before = members[earlier[-1]] if earlier else {}
    helped = {
        row["member_id"]
        for row in named
        if row["known_date"] <= cut_off and since < row["start_date"] <= cut_off
    }
    found = defaultdict(list)
    for member_id, row in members[session["session_id"]].items():
        past = before.get(member_id, {"mean_level": None, "may_be_named": False})
        level = row["mean_level"]
        fact = {
            "level": level,
            "before": past["mean_level"] if level is not None else None,
            "named": row["may_be_named"],
            "both_named": row["may_be_named"] and past["may_be_named"],
        }
        for region in (row["region_id"], "WORLD"):
            found[region, member_id in helped].append(fact)
    return found


@pytest.fixture(scope="module")
def mart(busy_release):
    return busy_release.mart("rpt_levels_by_support").to_dicts()


def test_each_session_has_both_groups_of_every_region(mart, groups):
    keys = {(r["as_of_session_id"], r["region_id"], r["is_supported"]) for r in mart}
    assert len(keys) == len(mart) == len(groups) * 7 * 2


def test_figures_equal_a_plain_loop_over_the_members(mart, groups):
    shown = 0
    for row in mart:
        facts = groups[row["as_of_session_id"]][row["region_id"], row["is_supported"]]
        levels = [fact["level"] for fact in facts if fact["level"] is not None]
        pairs = [fact for fact in facts if fact["before"] is not None]
        assert row["member_count"] == len(facts)
        assert row["reporting_member_count"] == len(levels)
        assert row["compared_member_count"] == len(pairs)
        if row["is_publishable"]:
            shown += 1
            low = sum(level < LOW for level in levels)
            assert row["low_member_count"] == low
            assert row["low_member_share"] == pytest.approx(low / len(levels))
        if row["is_change_publishable"]:
            shown += 1
            after = fmean(fact["level"] for fact in pairs)
            before = fmean(fact["before"] for fact in pairs)
            assert row["mean_level_change"] == pytest.approx(after - before)
    assert shown > 20


def enough(facts, name):
    """Whether taking the named Members away leaves none, or the minimum."""
    unnamed = sum(not fact[name] for fact in facts)
    return len(facts) >= MINIMUM and (unnamed == 0 or unnamed >= MINIMUM)


@pytest.mark.parametrize(
    ("flag", "measured", "name"),
    [
        ("is_publishable", "level", "named"),
        ("is_change_publishable", "before", "both_named"),
    ],
    ids=["low levels", "before and after"],
)
def test_no_unnamed_member_can_be_read_off(flag, measured, name, mart, groups):
    shown = {
        (row["as_of_session_id"], row["region_id"], row["is_supported"])
        for row in mart
        if row[flag]
    }
    for session, found in groups.items():
        answered = {
            key: [fact for fact in facts if fact[measured] is not None]
            for key, facts in found.items()
        }
        for region in (*REGIONS, "WORLD"):
            pair = [answered.get((region, group), []) for group in (True, False)]
            if any((session, region, group) in shown for group in (True, False)):
                # The region's own mean is public: one group gives the other.
                assert all(not facts or enough(facts, name) for facts in pair)
        for group in (True, False):
            if (session, "WORLD", group) not in shown:
                continue
            hidden = [
                fact
                for region in REGIONS
                if (session, region, group) not in shown
                for fact in answered.get((region, group), [])
            ]
            assert not hidden or enough(hidden, name)
            whole = answered["WORLD", group]
            assert len({fact[measured] for fact in whole}) > 1 or enough(whole, name)


def test_whole_groups_that_say_the_same_are_not_shown(mart, groups):
    for row in mart:
        facts = groups[row["as_of_session_id"]][row["region_id"], row["is_supported"]]
        unnamed = [fact for fact in facts if not fact["named"]]
        if row["is_publishable"] and unnamed and all(f["level"] for f in facts):
            assert len({fact["level"] < LOW for fact in unnamed}) > 1


def test_crowding_counts_the_activities_of_a_quarter_as_known_by_the_session(release):
    activities = release.mart("fct_activities").to_dicts()
    mart = release.mart("rpt_activities_by_quarter").to_dicts()
    counts = defaultdict(set)
    for row in activities:
        for region in (row["region_ids"] or "").split(";"):
            if region in REGIONS and row["type"]:
                start = row["start_date"]
                quarter = date(start.year, start.month - (start.month - 1) % 3, 1)
                counts[region, quarter, row["type"]].add(row["activity_id"])
    latest = [row for row in mart if row["as_of_session_id"] == "LATEST"]
    assert {
        (r["region_id"], r["quarter_start_date"], r["type"]): r["activity_count"]
        for r in latest
    } == {key: len(ids) for key, ids in counts.items()}
    crowded = [row["activity_ids"] for row in latest if row["is_crowded"]]
    assert "CB-P07;CB-P08" in crowded
    first = [row for row in mart if row["as_of_session_id"] == "PTC-237"]
    assert len(first) < len(latest)
