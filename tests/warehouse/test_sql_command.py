"""`fos sql`: formats, exit codes, and one line where it says no."""

import csv
import io
import json

import openpyxl
import polars as pl
import pytest

REGIONS = "select region_id, name_fr from dim_regions order by region_id"
IDS = ["AMS", "AP", "ESA", "EUR", "MENA", "WCA"]


def refused(fos, home, *arguments):
    finished = fos(home, "sql", *arguments, expected=(1,))
    assert finished.stdout == ""
    assert "Traceback" not in finished.stderr
    assert finished.stderr.startswith("fos: ")
    assert finished.stderr.count("\n") == 1
    return finished.stderr


def test_table_is_the_usual_format(release_home, fos):
    answer = fos(release_home, "sql", REGIONS)
    assert answer.stderr == ""
    lines = answer.stdout.splitlines()
    assert lines[0].split() == ["|", "region_id", "|", "name_fr", "|"]
    assert [line.split()[1] for line in lines[2:]] == IDS


def test_csv_is_csv_and_nothing_else(release_home, fos):
    answer = fos(release_home, "sql", REGIONS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.stdout)))
    assert [row["region_id"] for row in rows] == IDS
    assert answer.stdout.endswith("\n")
    assert not answer.stdout.endswith("\n\n")


def test_json_is_an_array_of_objects(release_home, fos):
    answer = fos(release_home, "sql", REGIONS, "--format", "json")
    rows = json.loads(answer.stdout)
    assert [row["region_id"] for row in rows] == IDS


def test_an_empty_answer_is_an_answer(release_home, fos):
    query = "select * from dim_regions where region_id = 'NONE'"
    assert fos(release_home, "sql", query, "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize("kind", ["parquet", "xlsx"])
def test_binary_formats_go_to_a_file(release_home, fos, tmp_path, kind):
    path = tmp_path / f"regions.{kind}"
    answer = fos(release_home, "sql", REGIONS, "--format", kind, "-o", path)
    assert answer.stdout == answer.stderr == ""
    if kind == "parquet":
        assert pl.read_parquet(path)["region_id"].to_list() == IDS
    else:
        sheet = openpyxl.load_workbook(path).active
        assert [row[0] for row in sheet.iter_rows(2, values_only=True)] == IDS


@pytest.mark.parametrize("kind", ["parquet", "xlsx"])
def test_binary_formats_without_a_file_are_refused(release_home, fos, kind):
    words = refused(fos, release_home, "select 1", "--format", kind)
    assert f"add -o FILE.{kind}" in words


@pytest.mark.parametrize("kind", ["table", "csv", "json"])
def test_text_goes_to_a_file_too(release_home, fos, tmp_path, kind):
    path = tmp_path / "answer"
    printed = fos(release_home, "sql", REGIONS, "--format", kind).stdout
    fos(release_home, "sql", REGIONS, "--format", kind, "-o", path)
    assert path.read_text(encoding="utf-8").strip() == printed.strip()


def test_limit_is_said_on_standard_error(release_home, fos):
    arguments = ("sql", REGIONS, "--format", "json", "--limit", "2")
    answer = fos(release_home, *arguments)
    assert len(json.loads(answer.stdout)) == 2
    assert answer.stderr == "fos: only the first 2 rows; use --limit for more\n"


def test_a_release_can_be_named(release_home, fos, release):
    answer = fos(release_home, "sql", REGIONS, "--release", release.release_id)
    assert "EUR" in answer.stdout
    words = refused(fos, release_home, REGIONS, "--release", "20990101T000000Z")
    assert "no release '20990101T000000Z'" in words


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("drop table dim_members", "only SELECT"),
        ("select * from read_text('/etc/passwd')", "read_text() is not allowed"),
        ("select * from nowhere", "there is no mart 'nowhere'"),
        ("select nope from dim_members", "nope"),
        ("selec 1", "Parser Error"),
        ("", "give one SELECT"),
    ],
)
def test_what_is_refused_is_one_line(release_home, fos, query, word):
    assert word in refused(fos, release_home, query)


def test_a_query_that_takes_too_long_is_one_line(release_home, fos):
    query = "select count(*) from range(100000000000)"
    assert "stopped after 1 s" in refused(fos, release_home, query, "--seconds", "1")


def test_a_file_that_cannot_be_written_is_one_line(release_home, fos, tmp_path):
    path = tmp_path / "no" / "folder.csv"
    words = refused(fos, release_home, "select 1", "--format", "csv", "-o", path)
    assert f"cannot write {path}" in words


@pytest.mark.parametrize("limit", ["0", "-1", "x"])
def test_a_limit_of_nothing_is_a_usage_error(release_home, fos, limit):
    answer = fos(release_home, "sql", "select 1", "--limit", limit, expected=(2,))
    assert "--limit" in answer.stderr


def test_texts_in_csv_cannot_run_as_formulas(release_home, fos):
    query = "select '=1+1' as a, '-5' as b"
    answer = fos(release_home, "sql", query, "--format", "csv")
    assert answer.stdout == "a,b\n'=1+1,-5\n"


def test_files_of_the_folder_one_stands_in_are_not_run(
    release_home, fos, tmp_path, monkeypatch
):
    for name in ("duckdb", "warehouse", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "EUR" in fos(release_home, "sql", REGIONS).stdout
