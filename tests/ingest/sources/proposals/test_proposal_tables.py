"""The five tables of the register as they are read from files."""

from datetime import date
from pathlib import Path

import pytest

from ingest.check import check_file
from ingest.sources.proposals import SOURCE

FILES = Path(__file__).parents[2] / "files"
REGISTER = Path(__file__).parents[4] / "ingest/sources/proposals/files"
RECEIVED_ON = date(2025, 10, 1)


@pytest.mark.parametrize(
    "table", ["items", "events", "totals", "milestones", "experiences"]
)
def test_shipped_register_loads_whole_and_in_its_own_table(table):
    checked = check_file(REGISTER / f"{table}.csv", RECEIVED_ON)
    assert (checked.status, checked.problems.height) == ("accepted", 0)
    assert list(checked.verdict.tables) == [f"proposal_{table}"]


def test_rows_of_the_register_keep_the_day_they_were_known():
    rows = check_file(REGISTER / "events.csv", RECEIVED_ON).verdict.tables
    known = rows["proposal_events"]["_received_on"]
    assert known.min() == date(2023, 6, 22)
    assert known.max() == date(2025, 10, 1)


def test_submitters_of_the_register_are_members_and_stakeholders():
    rows = check_file(REGISTER / "events.csv", RECEIVED_ON).verdict.tables
    submitters = set(rows["proposal_events"]["submitter_id"].drop_nulls())
    assert submitters == {
        *("AZE", "CHN", "COL", "EU", "GTM", "TUR"),
        *("ASAPRA", "FECAICA", "GEA", "ICC"),
    }


def test_item_merged_into_one_that_is_not_there_is_held():
    checked = check_file(
        FILES / "merged_into_an_item_that_is_not_there.csv", RECEIVED_ON
    )
    assert checked.problems.select("code", "cell", "value").rows() == [
        ("orphan_merge", "E4", "40")
    ]
    items = checked.verdict.tables["proposal_items"]
    assert items["outcome_value"].to_list() == ["retained", "merged"]
    assert items["merged_into_value"].to_list() == [None, 36]


def test_events_alone_may_merge_into_items_of_another_file():
    assert check_file(REGISTER / "events.csv", RECEIVED_ON).rows_quarantined == 0


def test_faults_of_the_register_are_named_by_cell():
    checked = check_file(FILES / "proposal_faults.csv", RECEIVED_ON)
    assert checked.problems.select("code", "cell").rows() == [
        ("unknown_member", "C2"),
        ("unknown_status", "D3"),
        ("ambiguous_date", "E3"),
        ("unclear_outcome", "F3"),
        ("unknown_session", "G3"),
        ("unknown_status", "H3"),
        ("bad_number", "A4"),
        ("future_date", "E4"),
        ("missing_value", "A5"),
        ("future_date", "I6"),
    ]
    assert (checked.rows_read, checked.rows_accepted) == (5, 0)


def test_every_table_has_what_the_ledger_and_staging_expect():
    tables = {table.name for table in SOURCE.tables}
    assert tables == {
        f"proposal_{name}"
        for name in ("items", "events", "totals", "milestones", "experiences")
    }
