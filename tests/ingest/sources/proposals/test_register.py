"""The register transcribed from the PTC working paper, against what the paper says."""

import csv
import datetime
from collections import Counter

import pytest

from warehouse.settings import PROJECT_ROOT, SEEDS

REGISTER = PROJECT_ROOT / "ingest" / "sources" / "proposals" / "files"
REGISTER_FILES = sorted(REGISTER.glob("*.csv"))


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def seed(name):
    return rows_of(SEEDS / f"{name}.csv")


def register(name):
    return rows_of(REGISTER / f"{name}.csv")


def test_register_has_the_43_items_once():
    numbers = [int(row["proposal_no"]) for row in register("items")]
    assert numbers == list(range(1, 44))


def test_what_was_received_adds_up_to_the_43_items():
    received = Counter()
    for row in register("events"):
        if row["event"] == "received":
            received[row["origin"]] += int(row["item_count"])
    assert received == {
        "proposal_2024": 29,
        "comment_2024": 1,
        "china_2024": 6,
        "deferred_2023": 2,
        "theme": 5,
    }
    assert received.total() == 43


def test_twelve_of_the_36_inputs_of_2024_are_retained():
    events = register("events")
    retained = [row for row in events if row["event"] == "retained"]
    assert sum(int(row["item_count"]) for row in retained) == 12
    assert [r["item_count"] for r in retained if not r["proposal_no"]] == ["9"]
    totals = {row["total_key"]: row["stated_count"] for row in register("totals")}
    assert totals["inputs_2024_retained_total"] == "12"
    assert totals["inputs_2024_total"] == "36"


def test_outcomes_are_those_that_the_paper_recommends():
    outcomes = {
        int(row["proposal_no"]): (row["outcome"], row["merged_into"])
        for row in register("items")
        if row["outcome"]
    }
    kept = ("retained", "")
    assert outcomes == {38: kept, 39: kept, 41: kept, 43: ("merged", "36")}
    for row in [*register("items"), *register("events")]:
        # The nine are retained and reported, 43 "will be merged": no recommendation.
        is_recommended = row["proposal_no"] in {"38", "39", "41"} and row["outcome"]
        assert row["outcome_stage"] == ("recommended" if is_recommended else "")


def test_nine_of_thirty_are_of_the_proposals_and_the_comment():
    nine = [row for row in register("events") if row["item_count"] == "9"]
    assert [row["event"] for row in nine] == ["retained", "reported"]
    assert {row["origin"] for row in nine} == {"input_2024"}
    assert nine[0]["event_date_evidence"] == "inferred"
    assert "how they divide" in nine[0]["note"]
    totals = {row["total_key"]: row for row in register("totals")}
    assert "how they divide" in totals["inputs_retained_first_round"]["note"]


def test_numbers_38_to_43_are_known_from_the_paper_alone():
    for row in [*register("items"), *register("events")]:
        if row["proposal_no"] and int(row["proposal_no"]) >= 38:
            assert row["received_on"] == "2025-10-01"
    six = [row for row in register("events") if row["item_count"] == "6"]
    assert [row["event"] for row in six] == ["submitted", "received"]
    assert {row["received_on"] for row in six} == {"2024-09-19"}


def test_report_of_the_nine_is_stated_and_the_day_of_their_retention_inferred():
    evidence = {row["what"]: row["evidence"] for row in register("milestones")}
    assert evidence["Report on the nine inputs retained"] == "stated"
    first_round = next(row for row in register("milestones") if "thirty" in row["what"])
    assert first_round["evidence"] == "inferred"


def test_paragraph_12_makes_three_requests():
    asked = [row for row in register("milestones") if row["kind"] == "request"]
    assert [row["paragraph"] for row in asked] == ["12", "12", "12"]
    assert {row["session"] for row in asked} == {"PTC-249"}


@pytest.mark.parametrize("path", REGISTER_FILES, ids=lambda path: path.stem)
def test_nothing_says_what_the_paper_does_not(path):
    text = path.read_text(encoding="utf-8")
    for words in ("PTC decides", "CTP décide", "into 36", "merged into it"):
        assert words not in text


def test_items_40_and_42_have_no_stated_outcome():
    for row in register("items"):
        if row["proposal_no"] in {"40", "42"}:
            assert row["outcome"] == row["outcome_evidence"] == ""
            assert row["note"].startswith("No outcome stated")


def test_nothing_is_invented_about_the_items():
    for row in register("items"):
        assert row["title"] == row["theme"] == ""
        is_of_china = int(row["proposal_no"]) >= 38
        assert row["submitter"] == ("CHN" if is_of_china else "")


def test_submitters_are_six_members_and_four_stakeholders():
    submitters = {
        row["submitter"] for row in register("events") if row["event"] == "submitted"
    }
    regions = {row["member_id"]: row["region_id"] for row in seed("members")}
    members = Counter(regions[name] for name in submitters if name in regions)
    assert members == {"EUR": 3, "AMS": 2, "AP": 1}
    kinds = {row["stakeholder_id"]: row["kind"] for row in seed("stakeholders")}
    others = [kinds[name] for name in submitters if name not in regions]
    assert others == ["stakeholder"] * 4


def test_five_regions_gave_their_experience_and_one_is_to_come():
    status = {r["region"]: r["status"] for r in register("experiences") if r["region"]}
    assert set(status) == {row["region_id"] for row in seed("regions")}
    assert {r for r, what in status.items() if what == "announced"} == {"WCA"}
    observers = [r["presenter"] for r in register("experiences") if not r["region"]]
    assert observers == ["EEC"]


@pytest.mark.parametrize(
    "path",
    [path for path in REGISTER_FILES if path.stem != "received"],
    ids=lambda path: path.stem,
)
def test_every_row_of_the_register_cites_its_paragraph_and_evidence(path):
    documents = {row["document"] for row in seed("cited_documents")}
    sessions = {row["session_id"] for row in seed("sessions")} | {""}
    for row in rows_of(path):
        assert row["document"] in documents
        assert all(1 <= int(part) <= 12 for part in row["paragraph"].split(";"))
        assert row["evidence"] in {"stated", "derived", "inferred"}
        assert row.get("session", "") in sessions
        assert row["note"] or row["evidence"] == "stated"
        datetime.date.fromisoformat(row["received_on"])


def test_received_list_names_every_file_of_the_register():
    listed = {row["file_name"] for row in register("received")}
    assert listed == {p.name for p in REGISTER_FILES} - {"received.csv"}


def test_meeting_without_a_year_is_inferred_wherever_it_is_dated():
    for row in register("events"):
        if row["event_date"] == "2025-08-19":
            assert row["event_date_evidence"] == "inferred"
    for row in register("milestones"):
        if row["milestone_date"] == "2025-08-19":
            assert row["evidence"] == "inferred"
