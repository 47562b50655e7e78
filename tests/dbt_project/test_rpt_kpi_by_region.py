"""KPI figures by region, recomputed from the answers by a plain loop."""

from collections import defaultdict
from functools import lru_cache

import duckdb
import pytest
import recomputed as recomputed_figures
from recomputed_kpis import is_unnamed

from warehouse.connect import RESTRICTED_FILE

RULES = ("ratio_of_sums", "mean", "median", "sum", "share_yes")
FACTORS = {"per_1000": 1000, "per_100000": 100000}
COUNTS = ("member_count", "reporting_member_count", "silent_member_count")
FIGURES = ("value", "first_quartile", "median", "third_quartile")
RATIOS = ("numerator", "denominator", "value_change")
REGIONS = ("AMS", "EUR", "ESA", "WCA", "MENA", "AP", "WORLD")


@lru_cache
def rows_of(path, mart):
    with duckdb.connect(str(path / RESTRICTED_FILE), read_only=True) as connection:
        return connection.sql(f"select * from marts.{mart}").pl().to_dicts()


def sessions_of(path):
    return [row for row in rows_of(path, "dim_sessions") if row["is_reporting"]]


def members_at(path, region_id, day):
    return {
        row["member_id"]
        for row in rows_of(path, "dim_members")
        if row["is_counted_member"]
        and row["accession_date"] <= day
        and region_id in (row["region_id"], "WORLD")
    }


def is_known(answer, day):
    """Say whether an answer had arrived by the day and was not withdrawn by then."""
    withdrawn_on = answer["withdrawn_on"]
    return answer["received_on"] <= day and (withdrawn_on is None or withdrawn_on > day)


def chosen_at(path, day):
    """Return the answer of each Member that counts on the day, by KPI and period."""
    chosen = defaultdict(dict)
    order = ("received_on", "submission_id", "row_number")
    for answer in sorted(
        rows_of(path, "fct_kpi_values"), key=lambda row: [row[name] for name in order]
    ):
        if is_known(answer, day):
            key = tuple(
                answer[name]
                for name in ("kpi_id", "period_start_date", "period_end_date")
            )
            is_empty = answer["answer_status"] == "not_reported"
            if not (is_empty and answer["member_id"] in chosen[key]):
                chosen[key][answer["member_id"]] = answer
    return chosen


def ratio_of(answers, minimum):
    """Return the sums over the answers that give both parts, if they are enough."""
    both = [
        (row["numerator"], row["denominator"])
        for row in answers
        if row["numerator"] is not None and row["denominator"] is not None
    ]
    if len(both) < minimum:
        return None, None
    return sum(part for part, _ in both), sum(whole for _, whole in both)


def value_of(kpi, values, median, numerator, denominator):
    match kpi["aggregation_rule"]:
        case "ratio_of_sums":
            if not denominator:
                return None
            return numerator / denominator * FACTORS.get(kpi["unit"], 1)
        case "median":
            return median
        case "sum":
            return sum(values)
        case "mean" | "share_yes":
            return sum(values) / len(values)


def figure(kpi, members, answers, minimum):
    """Return what one region stands at, from its Members' answers."""
    reported = [
        row
        for member_id, row in answers.items()
        if member_id in members and row["answer_status"] == "reported"
    ]
    counts = {
        "member_count": len(members),
        "reporting_member_count": len(reported),
        "silent_member_count": len(members) - len(reported),
    }
    if len(reported) < minimum:
        return counts | dict.fromkeys((*FIGURES, "numerator", "denominator"))
    values = sorted(row["value"] for row in reported)
    numerator, denominator = ratio_of(reported, minimum)
    if kpi["aggregation_rule"] == "share_yes":
        numerator, denominator = sum(values), len(values)
    quartiles = recomputed_figures.spread(
        reported, lambda row: row["value"], is_unnamed, kpi["unit"]
    )
    return counts | {
        "value": value_of(kpi, values, quartiles[1], numerator, denominator),
        **dict(zip(FIGURES[1:], quartiles, strict=True)),
        "numerator": numerator,
        "denominator": denominator,
    }


@lru_cache
def recomputed(path, minimum):
    """Return every figure of every session, computed anew."""
    kpis = {row["kpi_id"]: row for row in rows_of(path, "dim_kpis")}
    figures = {}
    for session in sessions_of(path):
        day = session["cut_off_date"]
        members = {region: members_at(path, region, day) for region in REGIONS}
        for key, answers in chosen_at(path, day).items():
            for region in REGIONS:
                figures[session["session_id"], region, *key] = figure(
                    kpis[key[0]], members[region], answers, minimum
                )
    for key, found in figures.items():
        before = figures.get((previous(path)[key[0]], *key[1:]), {}).get("value")
        is_known_twice = before is not None and found["value"] is not None
        found["value_change"] = found["value"] - before if is_known_twice else None
    return figures


@lru_cache
def previous(path):
    return {
        row["session_id"]: row["previous_session_id"]
        for row in rows_of(path, "dim_sessions")
    }


def key_of(row):
    names = ("as_of_session_id", "region_id", "kpi_id")
    periods = ("period_start_date", "period_end_date")
    return tuple(row[name] for name in (*names, *periods))


def published(busy_release, *rules):
    rows = busy_release.mart("rpt_kpi_by_region").to_dicts()
    return [row for row in rows if row["aggregation_rule"] in rules]


@pytest.mark.parametrize("rule", RULES)
def test_figures_equal_a_plain_loop_over_the_answers(rule, busy_release):
    expected = recomputed(busy_release.path, busy_release.manifest["minimum_answers"])
    rows = published(busy_release, rule)
    assert any(row["is_publishable"] for row in rows)
    for row in rows:
        found = expected[key_of(row)]
        assert [row[name] for name in COUNTS] == [found[name] for name in COUNTS]
        for name in (*FIGURES, *RATIOS):
            wanted = found[name]
            if wanted is None:
                assert row[name] is None, (name, key_of(row))
            else:
                assert row[name] == pytest.approx(wanted, rel=1e-9, abs=1e-9), name


def test_every_period_that_someone_answered_has_a_row_for_each_region(busy_release):
    expected = recomputed(busy_release.path, busy_release.manifest["minimum_answers"])
    assert {key_of(row) for row in published(busy_release, *RULES)} == set(expected)


def test_too_few_answers_show_counts_and_nothing_else(busy_release):
    minimum = busy_release.manifest["minimum_answers"]
    for row in published(busy_release, *RULES):
        assert row["is_publishable"] == (row["value"] is not None)
        if row["reporting_member_count"] < minimum:
            hidden = (*FIGURES, *RATIOS, "low_share", "high_share")
            assert {row[name] for name in hidden} == {None}


def test_response_rate_counts_members_that_answered_anything(busy_release):
    rows = [
        row for row in published(busy_release, "computed") if row["kpi_id"] == "EC-48"
    ]
    own = [
        row
        for row in rows_of(busy_release.path, "fct_kpi_values")
        if row["origin"] != "external"
    ]
    answers = [*own, *rows_of(busy_release.path, "fct_implementation_levels")]
    said = ("reported", "not_applicable", "not_available")
    for row in rows:
        day = row["period_end_date"]
        answered = {
            answer["member_id"]
            for answer in answers
            if answer["answer_status"] in said and is_known(answer, day)
        }
        members = members_at(busy_release.path, row["region_id"], day)
        assert row["numerator"] == len(answered & members)
        assert row["denominator"] == len(members)
        assert row["value"] == pytest.approx(len(answered & members) / len(members))


def test_level_of_implementation_is_that_of_the_implementation_mart(busy_release):
    levels = {
        (row["as_of_session_id"], row["region_id"]): row["mean_level"]
        for row in busy_release.mart("rpt_implementation_by_region").to_dicts()
        if row["standard_id"] == "ALL"
    }
    rows = [
        row for row in published(busy_release, "computed") if row["kpi_id"] == "EC-51"
    ]
    assert len(rows) == len(levels)
    for row in rows:
        expected = levels[row["as_of_session_id"], row["region_id"]]
        assert row["value"] == (None if expected is None else pytest.approx(expected))


def test_no_quartile_of_few_answers_is_shown_where_one_may_not_be_named(busy_release):
    """Of three answers the quartiles and the median would be all three."""
    unnamed = defaultdict(int)
    for row in busy_release.mart("fct_answers_by_session").to_dicts():
        if row["source"] == "kpis" and not row["may_be_named"]:
            for region in (row["region_id"], "WORLD"):
                period = row["period_start_date"], row["period_end_date"]
                unnamed[row["as_of_session_id"], region, row["item_id"], *period] += 1
    names = ("as_of_session_id", "region_id", "kpi_id")
    periods = ("period_start_date", "period_end_date")
    shown = 0
    for row in busy_release.mart("rpt_kpi_by_region").to_dicts():
        figures = [row[name] for name in FIGURES[1:]]
        assert row["are_quartiles_publishable"] == (row["median"] is not None)
        if unnamed[tuple(row[name] for name in (*names, *periods))]:
            if row["reporting_member_count"] < 10:
                assert figures == [None] * 3
            shown += row["median"] is not None
    assert shown
