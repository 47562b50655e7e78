"""The same bytes again: nothing happens, unless they would now be read otherwise."""

import json
import shutil
from dataclasses import replace
from functools import partial

import duckdb
import pytest
from click.testing import CliRunner

import ingest.check
import ingest.find
import ingest.receive
from ingest.check import check_file
from ingest.codes import read_codes
from ingest.readers.apart import Limits, ReadingRoom
from ingest.reading_key import reading_key
from warehouse.cli import cli
from warehouse.settings import SEEDS

ANSWERS = "member,standard,period,level\nButhan,data_quality,2024,3\nFJI,1,2024,2\n"
MAPPING = """
version: 1
source: implementation
sheets:
  - columns: {member: Country}
    values:
      - {column: Data, standard: %s, period: 2024}
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("Country,Data\nFiji,3\nTonga,2\n", encoding="utf-8")
    (tmp_path / "table.mapping.yml").write_text(MAPPING % "data_quality")
    return path


def load(path, *options):
    answer = CliRunner().invoke(
        cli, ["ingest", str(path), "--json", "--received-on", "2025-03-01", *options]
    )
    assert answer.stdout, answer.output
    return json.loads(answer.stdout)["files"][0]


def ledger(home, query):
    with duckdb.connect(str(home / "ledger.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def change_lists(tmp_path, monkeypatch, name, line):
    """Let the commands read the code lists with one line more."""
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    with (seeds / f"{name}.csv").open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")
    monkeypatch.setattr(ingest.find, "read_codes", partial(read_codes, seeds))
    monkeypatch.setattr(
        ingest.receive, "reading_key", partial(reading_key, seeds=seeds)
    )


def test_row_held_for_want_of_an_alias_loads_once_the_alias_is_there(
    home, tmp_path, answers, monkeypatch
):
    first = load(answers)
    assert (first["status"], first["rows_quarantined"]) == ("partial", 1)
    change_lists(tmp_path, monkeypatch, "member_aliases", "Buthan,BTN,en,misspelling")
    again = load(answers, "--received-on", "2025-09-01")
    assert (again["status"], again["rows_quarantined"]) == ("accepted", 0)
    assert (again["submission_id"], again["replaces"]) == ("S000002", "S000001")
    submissions = (
        "select submission_id, sha256, received_on::text from intake.submissions"
    )
    one, two = ledger(home, f"{submissions} order by 1")
    # It came on the day it came, and the former reading counts on no day at all.
    assert one[1:] == two[1:] == (first["sha256"], "2025-03-01")
    assert ledger(
        home, "select submission_id, withdrawn_on::text, reason from intake.withdrawals"
    ) == [("S000001", "2025-03-01", "read again as S000002")]
    counts = "select _submission_id, count(*) from raw.implementation_levels"
    assert ledger(home, f"{counts} group by 1 order by 1") == [
        ("S000001", 1),
        ("S000002", 2),
    ]
    third = load(answers)
    assert (third["status"], third["submission_id"]) == ("duplicate", "S000002")


def test_new_alias_that_concerns_no_row_of_a_file_changes_nothing(
    home, tmp_path, answers, monkeypatch
):
    load(answers)
    change_lists(tmp_path, monkeypatch, "member_aliases", "Atlantis,FJI,en,a tale")
    for _ in range(2):
        assert load(answers)["status"] == "duplicate"
    assert ledger(home, "select count(*) from intake.submissions") == [(1,)]
    assert ledger(home, "select count(*) from intake.withdrawals") == [(0,)]
    # It was read with both lists, and asked but once.
    assert ledger(home, "select count(*) from intake.readings") == [(2,)]


def test_changed_mapping_file_is_followed_in_place_of_the_former(home, tmp_path, table):
    assert load(table)["rows_accepted"] == 2
    (tmp_path / "table.mapping.yml").write_text(MAPPING % "no_such_standard")
    broken = load(table)
    assert (broken["status"], broken["submission_id"]) == ("unreadable", None)
    (tmp_path / "table.mapping.yml").write_text(MAPPING % "risk_management")
    again = load(table)
    assert (again["status"], again["replaces"]) == ("accepted", "S000001")
    standards = (
        "select distinct _submission_id, standard from raw.implementation_levels"
    )
    assert sorted(ledger(home, standards)) == [
        ("S000001", "data_quality"),
        ("S000002", "risk_management"),
    ]


def test_mapping_file_reworded_without_effect_changes_nothing(home, tmp_path, table):
    load(table)
    mapping = tmp_path / "table.mapping.yml"
    mapping.write_text(f"# the same\n{mapping.read_text()}")
    assert load(table)["status"] == "duplicate"


def test_table_that_comes_again_without_its_mapping_stays_as_it_was_read(
    home, tmp_path, table
):
    load(table)
    (tmp_path / "table.mapping.yml").unlink()
    assert load(table)["status"] == "duplicate"
    assert ledger(home, "select count(*) from intake.withdrawals") == [(0,)]


def test_unreadable_table_is_read_once_it_has_a_mapping(home, tmp_path, table):
    mapping = (tmp_path / "table.mapping.yml").read_text()
    (tmp_path / "table.mapping.yml").unlink()
    assert load(table)["status"] == "unreadable"
    (tmp_path / "table.mapping.yml").write_text(mapping)
    again = load(table)
    assert (again["status"], again["replaces"]) == ("accepted", "S000001")


def test_file_withdrawn_by_the_steward_is_not_read_again(
    home, tmp_path, answers, monkeypatch
):
    load(answers)
    with duckdb.connect(str(home / "ledger.duckdb")) as connection:
        connection.execute(
            "insert into intake.withdrawals "
            "values ('S000001', '2025-04-01', 'sent by mistake', now()::timestamp)"
        )
    change_lists(tmp_path, monkeypatch, "member_aliases", "Buthan,BTN,en,misspelling")
    assert load(answers)["status"] == "duplicate"


def test_ledger_made_before_files_could_be_read_again_is_carried_over(
    home, tmp_path, answers, monkeypatch
):
    load(answers)
    with duckdb.connect(str(home / "ledger.duckdb")) as connection:
        connection.execute("drop table intake.readings")
        columns = connection.execute("from intake.submissions").fetchall()
        connection.execute("alter table intake.submissions rename to former")
        connection.execute(
            "create table intake.submissions (submission_id varchar primary key, "
            "sha256 varchar not null unique, file_name varchar not null, "
            "byte_count bigint not null, source varchar, received_on date not null, "
            "loaded_at timestamp not null, sender varchar, status varchar not null, "
            "is_sample boolean not null, may_be_named boolean not null, "
            "rows_read bigint not null, rows_accepted bigint not null, "
            "rows_quarantined bigint not null, language varchar)"
        )
        connection.execute("insert into intake.submissions from intake.former")
        connection.execute("drop table intake.former")
    change_lists(tmp_path, monkeypatch, "member_aliases", "Buthan,BTN,en,misspelling")
    assert load(answers)["replaces"] == "S000001"
    assert ledger(home, "from intake.submissions order by submission_id")[:1] == columns


def test_stop_for_want_of_time_is_no_verdict_on_the_bytes(home, answers, monkeypatch):
    busy = ReadingRoom(Limits(patience=0))
    monkeypatch.setattr(ingest.check, "reading_room", lambda: busy)
    try:
        stopped = load(answers)
    finally:
        busy.close()
        monkeypatch.undo()
    assert stopped["status"] == "unreadable"
    assert [one["code"] for one in stopped["problems"]] == ["reading_stopped"]
    assert stopped["submission_id"] is None
    monkeypatch.setenv("FOS_HOME", str(home))
    assert load(answers)["rows_read"] == 2
    assert ledger(home, "select status from intake.submissions") == [("partial",)]


def test_file_once_called_unreadable_is_tried_again(home, tmp_path, monkeypatch):
    path = tmp_path / "answers.csv"
    path.write_text("no table", encoding="utf-8")
    assert load(path)["status"] == "unreadable"
    assert load(path)["status"] == "duplicate"
    # As when a reader learns what it could not read before.
    monkeypatch.setattr(ingest.receive, "check_file", partial(read_instead, tmp_path))
    assert load(path)["rows_accepted"] == 1
    statuses = "select status from intake.submissions order by submission_id"
    assert ledger(home, statuses) == [("unreadable",), ("accepted",)]


def read_instead(folder, path, *arguments, **options):
    better = folder / "better.csv"
    better.write_text("member,standard,period,level\nFJI,1,2024,2\n", encoding="utf-8")
    return replace(check_file(better, *arguments, **options), path=path)
