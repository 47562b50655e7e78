"""Capacity building by region: the mart, the facts and the shipped file agree."""

import csv
from collections import defaultdict
from datetime import date

import pytest

from warehouse.settings import PROJECT_ROOT

SHIPPED = PROJECT_ROOT / "ingest/sources/activities/files"
REGIONS = ("AMS", "EUR", "ESA", "WCA", "MENA", "AP")
REVIEW_START = date(2022, 7, 1)
TRUST = ("high", "medium", "low")


def pairs(release, bridge, column):
    """Return what a bridge says of each activity."""
    found = defaultdict(set)
    for row in release.mart(bridge).to_dicts():
        found[row["activity_id"]].add(row[column])
    return found


def totals(activities):
    """Return the sums of some activities, as the mart names them."""
    return {
        "activity_count": len(activities),
        "participant_count": sum(row["participant_count"] or 0 for row in activities),
        "participants_unknown_activity_count": sum(
            row["participant_count"] is None for row in activities
        ),
        "stated_member_count": sum(
            row["stated_member_count"] or 0 for row in activities
        ),
    }


def region_totals(activities, region_id):
    """Return the totals of a region, or of the world, in which each counts once."""
    return totals(
        [
            row
            for row in activities
            if region_id == "WORLD" or region_id in row["regions"]
        ]
    )


def facts(release):
    regions = pairs(release, "bridge_activity_regions", "region_id")
    return [
        row | {"regions": regions[row["activity_id"]]}
        for row in release.mart("fct_activities").to_dicts()
    ]


def latest(release):
    return [
        row
        for row in release.mart("rpt_activities_by_region").to_dicts()
        if row["as_of_session_id"] == "LATEST"
    ]


def shipped():
    """Return the shipped activities, each as its most trusted source tells of it."""
    rows = []
    for path in SHIPPED.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows += [row for row in csv.DictReader(file) if "participants" in row]
    found = {}
    for row in sorted(rows, key=lambda row: TRUST.index(row["confidence"])):
        region_ids = row["region"].replace("A/P", "AP").replace("GLOBAL", "WORLD")
        read = {
            "participant_count": int(row["participants"] or 0) or None,
            "stated_member_count": int(row["member_count"] or 0) or None,
            "regions": {region.strip() for region in region_ids.split(";")},
        }
        found.setdefault(row["activity_id"], read)
    return list(found.values())


def test_figures_of_the_latest_state_equal_a_plain_loop_over_the_activities(release):
    activities = [
        row
        for row in facts(release)
        if row["start_date"] is None or row["start_date"] <= latest_day(release)
    ]
    recent = [
        row
        for row in activities
        if row["start_date"] and row["start_date"] >= REVIEW_START
    ]
    for row in latest(release):
        for prefix, counted in (("", recent), ("total_", activities)):
            for name, number in region_totals(counted, row["region_id"]).items():
                assert row[prefix + name] == number, (row["region_id"], prefix + name)


def latest_day(release):
    days = {row["period_end_date"] for row in latest(release)}
    (day,) = days
    return day


@pytest.mark.parametrize("region_id", [*REGIONS, "WORLD"])
def test_real_activities_of_each_region_equal_the_shipped_file(region_id, release):
    real = [row for row in facts(release) if not row["is_sample"]]
    assert shipped()
    assert region_totals(real, region_id) == region_totals(shipped(), region_id)


def test_members_reached_are_those_that_a_source_names(release):
    named = pairs(release, "bridge_activity_members", "member_id")
    members = {
        row["member_id"]: row["region_id"]
        for row in release.mart("dim_members").to_dicts()
        if row["is_counted_member"]
    }
    reached = {
        member_id
        for row in facts(release)
        for member_id in named[row["activity_id"]] & set(members)
    }
    for row in latest(release):
        own = {
            member_id
            for member_id in reached
            if row["region_id"] in (members[member_id], "WORLD")
        }
        assert row["total_member_reached_count"] == len(own)
        assert row["total_member_reached_share"] == len(own) / row["member_count"]
        assert row["member_reached_count"] <= len(own)


def test_an_activity_for_the_whole_world_counts_in_the_world_alone(release):
    regions = pairs(release, "bridge_activity_regions", "region_id")
    for row in facts(release):
        if row["is_global"]:
            assert regions[row["activity_id"]] == {"WORLD"}


def test_nothing_known_later_is_counted_earlier(release):
    rows = release.mart("rpt_activities_by_region").to_dicts()
    first = min(row["known_date"] for row in facts(release))
    for row in rows:
        if row["period_end_date"] < first:
            assert row["total_activity_count"] == 0


def test_hosts_are_named_in_both_languages_members_or_not(release):
    hosts = {
        row["host_iso3"]: (row["host_name_en"], row["host_name_fr"])
        for row in release.mart("fct_activities").to_dicts()
    }
    assert hosts.pop(None) == (None, None)
    assert hosts["BRA"] == ("Brazil", "Brésil")
    assert hosts["ABW"] == ("Aruba", "Aruba")  # no Member
    assert all(name for names in hosts.values() for name in names)
