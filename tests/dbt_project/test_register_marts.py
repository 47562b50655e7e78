"""The 43 items in the marts: what the paper says of them, and that stocks balance."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

CHINA = range(38, 44)
STOCKS = {"proposal_2024": "input_2024", "comment_2024": "input_2024"}


@pytest.fixture(scope="module")
def proposals(release):
    return {r["proposal_no"]: r for r in release.mart("dim_proposals").to_dicts()}


@pytest.fixture(scope="module")
def events(release):
    return release.mart("fct_proposal_events").to_dicts()


@pytest.fixture(scope="module")
def submitters(release):
    return release.mart("dim_submitters").to_dicts()


@pytest.fixture(scope="module")
def flows(release):
    return release.mart("rpt_proposals_by_session").to_dicts()


@pytest.fixture(scope="module")
def sessions(release):
    rows = release.mart("dim_sessions").sort("session_sort").to_dicts()
    return {row["session_id"]: row for row in rows if row["is_reporting"]}


def test_there_are_the_43_items(proposals):
    assert sorted(proposals) == list(range(1, 44))


def test_twelve_of_the_36_inputs_of_2024_are_retained(events):
    received, retained = Counter(), Counter()
    for event in events:
        if event["event"] == "received":
            received[event["origin"]] += event["item_count"]
        if event["event"] == "retained":
            retained[event["origin"]] += event["item_count"]
    origins = ("proposal_2024", "comment_2024", "china_2024")
    assert sum(received[origin] for origin in origins) == 36
    assert received.total() == 43
    # How the nine divide between the proposals and the comment is not stated.
    assert retained == {"input_2024": 9, "china_2024": 3}


def test_the_numbers_of_nine_retained_inputs_are_unknown(events):
    retained = [event for event in events if event["event"] == "retained"]
    unknown = [event for event in retained if event["proposal_no"] is None]
    assert [event["item_count"] for event in unknown] == [9]
    assert unknown[0]["evidence"] == "stated"
    known = {event["proposal_no"] for event in retained} - {None}
    assert known == {38, 39, 41}


@pytest.mark.parametrize("number", [38, 39, 41])
def test_item_is_retained_by_recommendation(proposals, number):
    item = proposals[number]
    assert (item["outcome"], item["outcome_stage"]) == ("retained", "recommended")
    assert item["outcome_evidence"] == "stated"


def test_item_43_is_merged_into_36(proposals):
    assert (proposals[43]["outcome"], proposals[43]["merged_into_no"]) == ("merged", 36)
    merged = [no for no, item in proposals.items() if item["merged_into_no"]]
    assert merged == [43]


@pytest.mark.parametrize("number", [40, 42])
def test_item_has_no_stated_outcome(proposals, number):
    item = proposals[number]
    assert item["outcome"] is item["outcome_label_en"] is item["merged_into_no"] is None
    assert item["note_en"].startswith("No outcome stated")
    assert item["note_fr"]


def test_what_the_paper_does_not_say_stays_unknown(proposals):
    for number, item in proposals.items():
        assert item["title_en"] is item["title_fr"] is item["theme"] is None
        assert item["submitter_id"] == ("CHN" if number in CHINA else None)
        assert item["evidence"] in {"stated", "derived", "inferred"}
        assert item["paragraph"]


def test_member_submitters_by_region_are_three_two_one(submitters):
    members = [row for row in submitters if row["kind"] == "member"]
    regions = Counter(row["region_id"] for row in members)
    assert regions == {"EUR": 3, "AMS": 2, "AP": 1}


def test_four_stakeholders_submitted_and_have_no_region(submitters):
    others = [row for row in submitters if row["kind"] != "member"]
    assert {row["submitter_id"] for row in others} == {
        "ASAPRA",
        "FECAICA",
        "GEA",
        "ICC",
    }
    assert {row["kind"] for row in others} == {"stakeholder"}
    assert {row["member_id"] or row["region_id"] for row in others} == {None}


def test_how_many_items_each_sent_is_known_of_china_alone(submitters):
    counts = {row["submitter_id"]: row["proposal_count"] for row in submitters}
    assert {name: n for name, n in counts.items() if n is not None} == {"CHN": 6}


def test_every_control_total_is_what_the_register_holds(release):
    rows = release.mart("fct_control_totals").to_dicts()
    assert len(rows) == 25
    for row in rows:
        assert row["stated_count"] == row["recorded_count"], row["total_key"]
        assert row["is_equal"]


def test_experience_of_five_regions_is_given_and_one_is_to_come(release):
    rows = release.mart("fct_experience_sharing").to_dicts()
    status = {row["region_id"]: row["status"] for row in rows if row["region_id"]}
    given = {region for region, word in status.items() if word == "given"}
    assert given == {"AMS", "AP", "ESA", "EUR", "MENA"}
    assert status["WCA"] == "announced"
    observers = [row for row in rows if row["region_id"] is None]
    assert [row["presenter_id"] for row in observers] == ["EEC"]
    assert observers[0]["presenter_fr"]


def test_every_flow_balances(flows):
    assert flows
    for row in flows:
        closing = row["opening_count"] + row["received_count"] - row["decided_count"]
        assert row["closing_count"] == closing >= 0


def stock(flows, session_id, measure):
    counted = Counter()
    for row in flows:
        if row["as_of_session_id"] == session_id:
            counted[row["origin"]] += row[measure]
    return counted


@pytest.mark.parametrize("body", ["PTC", "COUNCIL"])
def test_a_session_opens_with_what_the_one_before_closed_with(flows, sessions, body):
    same_body = [name for name, row in sessions.items() if row["body"] == body]
    assert len(same_body) > 1
    for before, after in pairwise(same_body):
        opening = stock(flows, after, "opening_count")
        assert opening == stock(flows, before, "closing_count")


def test_latest_opens_with_what_the_last_session_closed_with(flows, sessions):
    before = sessions["LATEST"]["previous_session_id"]
    opening = stock(flows, "LATEST", "opening_count")
    assert opening == stock(flows, before, "closing_count")


def test_all_that_came_in_is_decided_or_still_open(flows, sessions, events):
    for session_id, session in sessions.items():
        received = Counter()
        for event in events:
            is_known = event["known_date"] <= session["cut_off_date"]
            if event["event"] == "received" and is_known:
                origin = STOCKS.get(event["origin"], event["origin"])
                received[origin] += event["item_count"]
        open_stock = stock(flows, session_id, "closing_count")
        decided = stock(flows, session_id, "total_decided_count")
        assert +received == +(open_stock + decided), session_id


def test_all_flows_of_a_body_sum_to_the_43_items(flows, sessions):
    received, decided = Counter(), Counter()
    for row in flows:
        if sessions[row["as_of_session_id"]]["body"] == "PTC":
            received[row["origin"]] += row["received_count"]
            decided[row["outcome"]] += row["decided_count"]
    assert received.total() == 43
    assert +decided == {"retained": 12, "merged": 1}


def test_every_session_has_every_known_origin_and_outcome(flows, sessions):
    places = defaultdict(set)
    for row in flows:
        places[row["as_of_session_id"]].add((row["origin"], row["outcome"]))
    assert places.keys() == sessions.keys()
    assert {len(found) for found in places.values()} == {4 * 7}


def test_proposals_and_the_comment_are_one_stock(flows):
    rows = [r for r in flows if r["as_of_session_id"] == "PTC-247"]
    standing = {(r["origin"], r["outcome"]): r["standing_count"] for r in rows}
    assert standing["input_2024", "retained"] == 9
    assert standing["input_2024", None] == 21
    assert standing["china_2024", None] == 6


def test_numbers_of_china_are_not_known_before_the_paper(release):
    rows = release.mart("rpt_proposal_dispositions").to_dicts()
    numbers = defaultdict(set)
    for row in rows:
        if row["proposal_no"] is not None and row["item_count"]:
            numbers[row["as_of_session_id"]].add(row["proposal_no"])
    assert not numbers["PTC-245"] | numbers["PTC-247"] | numbers["COUNCIL-145"]
    assert numbers["PTC-249"] == set(CHINA)
    open_of_china = {
        (row["as_of_session_id"], row["proposal_no"]): row["item_count"]
        for row in rows
        if row["origin"] == "china_2024" and row["outcome"] is None
    }
    assert open_of_china["PTC-247", None] == 6
    assert open_of_china["PTC-249", 40] == open_of_china["PTC-249", 42] == 1
    assert ("PTC-249", None) not in open_of_china


def test_labels_are_in_both_languages(flows, events):
    for row in flows:
        assert row["origin_label_en"] != row["origin_label_fr"]
        assert row["outcome_label_en"] != row["outcome_label_fr"]
    for row in events:
        assert row["event_label_en"] != row["event_label_fr"]
