"""The sample: invented, flagged, realistic in its faults, the same at each run."""

import csv
import json
import re
from collections import Counter
from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner

from ingest import sample
from ingest.check import check_file
from ingest.codes import seed
from ingest.inbox import open_inbox
from ingest.questionnaire.write import asked_kpis
from ingest.readers.encoding import decode
from warehouse.cli import cli
from warehouse.settings import SEEDS
from warehouse.text import SAMPLE_LINE


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    sample.write(folder)
    return folder


@pytest.fixture(scope="module")
def checked(folder):
    inputs = open_inbox([folder], date(2026, 12, 31), None).inputs
    return {one.path.name: check_file(one.path, one.received_on) for one in inputs}


def test_sample_is_the_same_bytes_at_each_run(folder, tmp_path):
    sample.write(tmp_path)
    names = sorted(path.name for path in folder.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    for name in names:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_writing_again_leaves_no_file_of_an_earlier_sample(tmp_path):
    (tmp_path / "sample_of_old.csv").write_text("x")
    (tmp_path / "mine.csv").write_text("x")
    sample.write(tmp_path)
    assert not (tmp_path / "sample_of_old.csv").exists()
    assert (tmp_path / "mine.csv").exists()


def test_every_file_is_flagged_and_says_that_it_is_invented(folder, checked):
    assert len(checked) > 100
    for name, file in checked.items():
        assert name.startswith("sample_")
        assert file.is_sample, name
        assert all(rows["_is_sample"].all() for rows in file.verdict.tables.values())
        if name.endswith(".csv"):
            title, _ = decode((folder / name).read_bytes())
            assert SAMPLE_LINE(file.language) in title.splitlines()[0], name
    assert SAMPLE_LINE.en in (folder / "README.md").read_text(encoding="utf-8")


def test_about_a_third_of_the_members_answer_in_every_region(checked):
    members = {
        row["member_id"]: row["region_id"]
        for row in seed(SEEDS, "members").iter_rows(named=True)
    }
    answering = {name.split("_")[2] for name in checked}
    assert 0.28 < len(answering) / len(members) < 0.40
    regions = Counter(members[member] for member in answering)
    assert min(regions[region] for region in set(members.values())) >= 4


def test_most_answer_by_questionnaire_and_some_in_flat_files(checked):
    kinds = Counter(name.split("_")[1] for name in checked)
    assert set(kinds) == {"questionnaire", "implementation", "kpis"}
    assert 190 <= kinds.total() <= 220
    assert kinds["questionnaire"] > 0.7 * kinds.total()
    assert kinds["kpis"] >= 10
    both = {checked[name].source for name in checked if "questionnaire" in name}
    assert both == {"kpis+implementation"}


def test_files_say_the_member_and_period_of_their_names(checked):
    for name, file in checked.items():
        for rows in file.verdict.tables.values():
            assert set(rows["member_id"]) <= {name.split("_")[2]}, name
            assert set(rows["period"]) <= {name.split("_")[3].partition(".")[0]}, name


def test_values_agree_with_their_parts_and_members_answer_most_kpis(checked):
    kpis = [
        row
        for file in checked.values()
        for row in file.verdict.tables.get("kpi_values", pl.DataFrame()).to_dicts()
    ]
    answered = {row["kpi_id"] for row in kpis if row["answer_status"] == "reported"}
    assert answered == set(asked_kpis()["kpi_id"])
    with_parts = [row for row in kpis if row["denominator_number"]]
    assert len(with_parts) > 3000
    scales = {"EC-29": 100_000, "EC-41": 1_000}
    for row in with_parts:
        ratio = row["numerator_number"] / row["denominator_number"]
        expected = ratio * scales.get(row["kpi_id"], 1)
        assert row["value_number"] == pytest.approx(expected, rel=0.02, abs=0.06)


def test_received_dates_run_from_2023_to_2026_and_corrections_come_later(folder):
    with (folder / "received.csv").open(encoding="utf-8", newline="") as file:
        received = {
            row["file_name"]: row["received_on"] for row in csv.DictReader(file)
        }
    years = {day[:4] for day in received.values()}
    assert years == {"2023", "2024", "2025", "2026"}
    corrected = [name for name in received if "_corrected" in name]
    assert corrected
    for name in corrected:
        assert received[name] > received[name.replace("_corrected", "")]


def test_sample_has_the_usual_mess_and_most_of_it_loads(checked):
    statuses = Counter(file.status for file in checked.values())
    assert statuses["accepted"] > 0.85 * len(checked)
    assert statuses["partial"] > 5
    assert statuses["held"] == 1
    assert not statuses["unreadable"]
    codes = {code for file in checked.values() for code in file.problems["code"]}
    assert codes == {
        *("unknown_member", "ambiguous_member", "unknown_standard", "bad_level"),
        *("duplicate_row", "conflicting_row", "missing_column", "hidden_content"),
        *("unknown_kpi", "ambiguous_percent", "value_contradicts_ratio"),
        *("out_of_range", "bad_number", "cells_contradict", "value_without_ratio"),
    }


def test_sample_comes_in_both_languages_and_both_kinds(checked):
    assert {file.language for file in checked.values()} == {"en", "fr"}
    assert {name.rpartition(".")[2] for name in checked} == {"csv", "xlsx"}


def test_few_members_consent_to_be_named(checked):
    named = {name.split("_")[2] for name, file in checked.items() if file.may_be_named}
    answering = {name.split("_")[2] for name in checked}
    assert 3 <= len(named) < 0.5 * len(answering)


def test_command_writes_to_the_folder_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path / "home"))
    runner = CliRunner()
    assert runner.invoke(cli, ["sample", "--out", str(tmp_path / "out")]).exit_code == 0
    answer = runner.invoke(cli, ["sample"])
    assert re.search(r"\d+ sample files in .*home/sample", answer.stdout)
    both = [tmp_path / "out", tmp_path / "home" / "sample"]
    names = [sorted(path.name for path in folder.iterdir()) for folder in both]
    assert names[0] == names[1]
    checked = runner.invoke(cli, ["check", str(tmp_path / "out"), "--json"])
    assert checked.exit_code == 1
    assert json.loads(checked.stdout)["totals"]["unreadable"] == 0
