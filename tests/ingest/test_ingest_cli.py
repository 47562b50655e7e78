"""`fos check` and `fos ingest`: JSON, exit codes, and what the ledger keeps."""

import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from warehouse.cli import cli

FILES = Path(__file__).parent / "files"
SHOWN = ("code", "severity", "sheet", "row", "column", "cell", "value")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


def run_json(*words):
    answer = run(*words, "--json")
    return answer.exit_code, json.loads(answer.stdout)


def ledger(home, query):
    with duckdb.connect(str(home / "ledger.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("command", ["check", "ingest"])
@pytest.mark.parametrize(
    ("name", "status", "exit_code"),
    [
        ("clean_english.csv", "accepted", 0),
        ("consent_unclear.csv", "accepted", 0),
        ("misspelt_member.csv", "partial", 1),
        ("missing_level_column.csv", "held", 1),
        ("no_known_headers.csv", "unreadable", 2),
        ("workbook_in_name_only.xlsx", "unreadable", 2),
    ],
)
def test_exit_code_says_what_became_of_the_file(home, command, name, status, exit_code):
    code, document = run_json(command, FILES / name, "--received-on", "2025-10-01")
    assert (code, document["files"][0]["status"]) == (exit_code, status)


def test_json_is_one_document_of_the_agreed_shape(home):
    code, document = run_json("check", FILES / "misspelt_member.csv")
    assert code == 1
    file = document["files"][0]
    assert list(file) == [
        *("file", "sha256", "source", "submission_id", "status"),
        *("rows_read", "rows_accepted", "rows_quarantined", "problems"),
    ]
    assert len(file["sha256"]) == 64
    assert file["submission_id"] is None
    problem = file["problems"][0]
    assert list(problem) == [*SHOWN, "message_en", "message_fr"]
    assert [problem[key] for key in SHOWN] == [
        *("unknown_member", "error", None, 2, "member", "A2", "Buthan")
    ]
    assert document["totals"]["rows_read"] == 2


def test_check_writes_nothing_and_needs_no_ledger(home):
    assert run("check", FILES / "clean_english.csv").exit_code == 0
    assert not home.exists()


def test_rows_of_every_file_add_up(home):
    _, document = run_json("check", FILES, "--received-on", "2025-10-01")
    assert len(document["files"]) > 20
    for file in [*document["files"], document["totals"]]:
        assert file["rows_read"] == file["rows_accepted"] + file["rows_quarantined"]


def test_messages_are_in_the_language_asked_for(home):
    path = FILES / "misspelt_member.csv"
    assert "error unknown_member: Row 2" in run("check", path).stdout
    french = run("check", path, "--lang", "fr").stdout
    assert "erreur unknown_member\u00a0: Ligne 2" in french
    assert "did you mean" not in french


def test_same_bytes_again_are_a_duplicate_and_change_nothing(home):
    path = FILES / "misspelt_member.csv"
    first, before = run_json("ingest", path)
    counts = "select count(*), sum(rows_read) from intake.submissions"
    kept = ledger(home, counts)
    second, after = run_json("ingest", path)
    assert (first, second) == (1, 0)
    assert after["files"][0]["status"] == "duplicate"
    assert after["files"][0]["submission_id"] == before["files"][0]["submission_id"]
    assert ledger(home, counts) == kept


def test_ledger_keeps_rows_problems_and_held_rows_of_a_file(home):
    run("ingest", FILES / "misspelt_member.csv", "--received-on", "2025-10-01")
    assert ledger(
        home,
        "select member_id, _row, _cell, _received_on from raw.implementation_levels",
    )[0][:3] == ("FRA", 3, "D3")
    assert ledger(home, 'select code, "row", cell from intake.problems') == [
        ("unknown_member", 2, "A2")
    ]
    assert ledger(
        home, 'select raw_table, "row", codes from intake.quarantined_rows'
    ) == [("implementation_levels", 2, "unknown_member")]
    columns = "select field, header, column_letter, header_row from intake.columns"
    assert ("level", "level", "D", 1) in ledger(home, columns)


def test_unreadable_file_is_kept_with_its_reason(home):
    run("ingest", FILES / "workbook_in_name_only.xlsx")
    assert ledger(home, "select status, rows_read from intake.submissions") == [
        ("unreadable", 0)
    ]
    assert ledger(home, "select code from intake.problems") == [("unreadable_file",)]
    assert [path for path in (home / "received").rglob("*") if path.is_file()]


def test_rows_sent_before_another_shape_of_the_same_table_still_load(home):
    code, _ = run_json("ingest", FILES / "sample_flag.csv", FILES / "clean_french.csv")
    assert code == 0
    samples = ledger(
        home, "select _is_sample, count(*) from raw.implementation_levels group by 1"
    )
    assert sorted(samples) == [(False, 2), (True, 1)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "nowhere.csv"), "nowhere.csv: there is no such file or folder"),
        (("check", FILES, "--received-on", "soon"), "'soon' is not a date"),
        (("check", FILES, "--received-on", "03/04/2025"), "is not a date"),
        (("ingest", FILES, "--source", "moon"), "no source 'moon'"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line_and_exit_2(home, words, said):
    answer = run(*words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_files_of_other_kinds_in_a_folder_are_named_on_standard_error(home, tmp_path):
    (tmp_path / "box").mkdir()
    (tmp_path / "box/paper.pdf").write_bytes(b"%PDF")
    (tmp_path / "box/a.csv").write_bytes((FILES / "clean_english.csv").read_bytes())
    answer = run("check", tmp_path / "box")
    assert answer.exit_code == 0
    assert "paper.pdf" in answer.stderr


def test_long_lists_of_problems_are_cut_for_people_and_whole_in_json(home, tmp_path):
    rows = "".join(f"M{number}x,1,2024,9\n" for number in range(80))
    (tmp_path / "many.csv").write_text(f"member,standard,period,level\n{rows}")
    answer = run("check", tmp_path / "many.csv")
    assert "60 more problems" in answer.stdout
    assert (
        len(run_json("check", tmp_path / "many.csv")[1]["files"][0]["problems"]) == 160
    )


def test_errors_are_never_cut_off_behind_warnings(home, tmp_path):
    answers = [
        f"BTN,EC-02,{year}-{month},45 %"
        for year in range(1990, 2000)
        for month in (
            "01",
            "02",
            "03",
            "04",
            "05",
            "06",
            "07",
            "08",
            "09",
            "10",
            "11",
            "12",
        )
    ]
    path = tmp_path / "kpis.csv"
    rows = "\n".join([*answers, "Buthan,EC-02,2015,45 %"])
    path.write_text(f"member,kpi,period,value\n{rows}\n", encoding="utf-8")
    answer = run("check", path)
    assert "error unknown_member" in answer.output
    assert answer.output.count("value_without_ratio") == 99


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "files: 2 (accepted 1, partial 1); rows: 5 read"),
        ("fr", "fichiers\u00a0: 2 (accepté 1, partiel 1)\u202f; lignes\u00a0: 5 lues"),
    ],
)
def test_several_files_end_with_their_totals_and_where_the_errata_are(
    home, tmp_path, lang, said
):
    paths = [FILES / "clean_english.csv", FILES / "misspelt_member.csv"]
    folder = tmp_path / "errata"
    answer = run("ingest", *paths, "--errata", folder, "--lang", lang)
    *_, totals, errata = answer.output.splitlines()
    assert totals.startswith(said)
    assert str(folder) in errata
    assert len(list(folder.glob("*.eml"))) == 1
    assert said[:6] not in run("check", paths[0], "--lang", lang).output


@pytest.mark.parametrize("command", ["check", "ingest"])
def test_file_with_the_longest_of_names_is_read_with_the_others(
    home, tmp_path, command
):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (251 * "x", 83 * "字", "short"):
        (folder / f"{name}.csv").write_text(
            f"member,kpi,period,value\nButhan,EC-14,2024,{len(name)}\n"
        )
    words = ["--errata", tmp_path / "errata"] if command == "ingest" else []
    code, document = run_json(command, folder, *words)
    assert code == 1
    assert [file["status"] for file in document["files"]] == ["held"] * 3
    written = list((tmp_path / "errata").glob("*.xlsx"))
    assert len(written) == (3 if command == "ingest" else 0)


def test_what_is_passed_over_in_a_folder_is_named(home, tmp_path):
    for name in ("a.csv", "Readme answers.csv", ".b.csv", "~$c.xlsx", "d.pdf"):
        (tmp_path / name).write_text("member,kpi,period,value\nBEL,EC-14,2024,1\n")
    code, document = run_json("check", tmp_path)
    assert (code, len(document["files"])) == (0, 1)
    names = [".b.csv", "Readme answers.csv", "d.pdf", "~$c.xlsx"]
    assert [Path(one).name for one in document["passed_over"]] == names
    said = run("check", tmp_path, "--lang", "fr").output
    assert all(name in said for name in names)
