"""The files received: listed as they stand, and withdrawn once, from a day on."""

import json

import duckdb
import pytest

from warehouse.connect import RESTRICTED_FILE

ANSWERS = "member,standard,period,level\nSEN,1,2024,2\nSEN,2,2024,1\n"
HELD = "member,standard,period,level\nNarnia,1,2024,2\nBEN,2,2019,1\n"


@pytest.fixture
def home(tmp_path, fos):
    """A home with three small files: one superseded, one late with a row held."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "first.csv").write_text(ANSWERS, encoding="utf-8")
    (inbox / "held.csv").write_text(HELD, encoding="utf-8")
    (inbox / "again.csv").write_text(ANSWERS.replace("2,2024,1", "2,2024,3"))
    (inbox / "received.csv").write_text(
        "file_name,received_on,sender\nfirst.csv,2025-03-01,Dakar\n"
        "held.csv,2025-03-02,Cotonou\nagain.csv,2025-04-01,Dakar\n"
    )
    home = tmp_path / "var"
    for name in ("first", "held", "again"):
        fos(home, "ingest", inbox / f"{name}.csv", expected=(0, 1))
    return home


def listed(fos, home, *options):
    answer = fos(home, "submissions", "--json", *options)
    return json.loads(answer.stdout)["submissions"]


def test_list_says_who_sent_what_and_how_it_stands(home, fos):
    first, held, again = listed(fos, home)
    assert (first["members"], first["sender"]) == (["SEN"], "Dakar")
    assert (first["superseded_by"], again["superseded_by"]) == ("S000003", None)
    assert first["is_clean"] is again["is_clean"] is True
    assert (held["rows_quarantined"], held["is_clean"]) == (1, False)
    assert [one["is_late"] for one in (first, held, again)] == [False, True, False]


def test_list_is_narrowed_by_member_and_source(home, fos):
    assert [one["submission_id"] for one in listed(fos, home, "--member", "ben")] == [
        "S000002"
    ]
    assert len(listed(fos, home, "--source", "implementation")) == 3
    assert listed(fos, home, "--source", "kpis") == []
    refused = fos(home, "submissions", "--member", "XYZ", expected=(1,))
    assert refused.stderr.count("\n") == 1


def test_lines_end_with_the_counts(home, fos):
    text = fos(home, "submissions").stdout
    assert text.splitlines()[-1] == (
        "3 submissions: 2 clean, 1 with rows held, 1 late, 1 superseded, 0 withdrawn"
    )


def test_withdrawal_is_recorded_once(home, fos):
    answer = fos(
        home, "withdraw", "S000003", "--why", "sent by mistake", "--on", "2025-05-01"
    )
    assert "withdrawn from 2025-05-01 on" in answer.stdout
    first, _, again = listed(fos, home)
    assert (again["withdrawn_on"], again["withdrawal_reason"]) == (
        "2025-05-01",
        "sent by mistake",
    )
    assert first["superseded_by"] is None
    refused = fos(home, "withdraw", "S000003", "--why", "again", expected=(1,))
    assert refused.stderr.startswith("fos: S000003 was withdrawn on 2025-05-01")
    with duckdb.connect(str(home / "ledger.duckdb")) as connection:
        rows = connection.execute("select reason from intake.withdrawals").fetchall()
    assert rows == [("sent by mistake",)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("S000099", "--why", "unknown"),
        ("S000001", "--why", "  "),
        ("S000001", "--why", "too early", "--on", "2025-02-28"),
        ("S000001", "--why", "too late", "--on", "2999-01-01"),
        ("S000001", "--why", "no day", "--on", "01/02"),
    ],
)
def test_what_cannot_be_withdrawn_is_refused_in_one_line(home, fos, arguments):
    refused = fos(home, "withdraw", *arguments, expected=(1,))
    assert refused.stderr.startswith("fos: ")
    assert refused.stderr.count("\n") == 1
    assert {one["withdrawn_on"] for one in listed(fos, home)} == {None}


def test_asking_makes_no_ledger(tmp_path, fos):
    for command in (("submissions",), ("withdraw", "S000001", "--why", "x")):
        refused = fos(tmp_path / "none", *command, expected=(1,))
        assert "run `fos ingest` first" in refused.stderr
    assert not (tmp_path / "none").exists()


def test_list_agrees_with_the_marts(busy_release, fos):
    home = busy_release.path.parent.parent
    rows = {one["submission_id"]: one for one in listed(fos, home)}
    database = str(busy_release.path / RESTRICTED_FILE)
    with duckdb.connect(database, read_only=True) as connection:
        superseded = connection.execute(
            "select submission_id, superseded_by from marts.dim_submissions"
        ).fetchall()
        late = connection.execute(
            "select submission_id, is_late from marts.rpt_data_quality "
            "where as_of_session_id = 'LATEST'"
        ).fetchall()
    assert dict(superseded) == {key: one["superseded_by"] for key, one in rows.items()}
    assert dict(late) == {key: one["is_late"] for key, one in rows.items()}
