"""What is said of single Members: published only where they agreed to be named."""

import duckdb
import pytest

from warehouse.connect import RESTRICTED_FILE

MEMBER_LEVEL = (
    "fct_implementation_levels",
    "fct_kpi_values",
    "rpt_member_levels_by_principle",
    "rpt_member_scorecard",
)


def whole(busy_release, mart):
    path = busy_release.path / RESTRICTED_FILE
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql(f"select * from marts.{mart}").pl().to_dicts()


@pytest.mark.parametrize("mart", MEMBER_LEVEL)
def test_published_rows_may_be_named_or_are_public(mart, busy_release):
    for row in busy_release.mart(mart).to_dicts():
        assert row["may_be_named"] or row.get("origin") == "external"


@pytest.mark.parametrize("mart", MEMBER_LEVEL)
def test_restricted_file_holds_the_whole(mart, busy_release):
    assert len(whole(busy_release, mart)) > busy_release.mart(mart).height


def test_scorecard_has_every_member_of_the_day_and_the_union(busy_release):
    counts = {
        row["as_of_session_id"]: row["member_count"]
        for row in busy_release.mart("rpt_implementation_by_region").to_dicts()
        if row["region_id"] == "WORLD" and row["standard_id"] == "ALL"
    }
    rows = whole(busy_release, "rpt_member_scorecard")
    for session_id, member_count in counts.items():
        members = [row for row in rows if row["as_of_session_id"] == session_id]
        assert len([row for row in members if row["is_counted_member"]]) == member_count
        uncounted = [row for row in members if not row["is_counted_member"]]
        assert [row["member_id"] for row in uncounted] == ["EU"]


def test_a_scorecard_is_published_only_if_each_known_answer_may_be_named(busy_release):
    answers = [
        *whole(busy_release, "fct_implementation_levels"),
        *(
            r
            for r in whole(busy_release, "fct_kpi_values")
            if r["origin"] != "external"
        ),
    ]
    unnamed = {row["member_id"] for row in answers if not row["may_be_named"]}
    last = [
        row["member_id"]
        for row in busy_release.mart("rpt_member_scorecard").to_dicts()
        if row["as_of_session_id"] == "LATEST"
    ]
    withdrawn = {row["member_id"] for row in answers if row["withdrawn_on"]}
    assert not set(last) & (unnamed - withdrawn)


def test_member_stands_beside_the_same_region_and_world_as_the_regional_mart(
    busy_release,
):
    means = {
        (row["as_of_session_id"], row["region_id"]): row["mean_level"]
        for row in busy_release.mart("rpt_implementation_by_region").to_dicts()
        if row["standard_id"] == "ALL"
    }
    for row in whole(busy_release, "rpt_member_scorecard"):
        for region_id, shown in (
            (row["region_id"], row["region_mean_level"]),
            ("WORLD", row["world_mean_level"]),
        ):
            mean = means[row["as_of_session_id"], region_id]
            assert shown == (None if mean is None else pytest.approx(mean))


def test_data_quality_names_no_one_who_did_not_agree(busy_release):
    for row in busy_release.mart("rpt_data_quality").to_dicts():
        assert row["may_be_named"] or row["member_id"] is None
        assert row["may_be_named"] or row["region_id"] is None
