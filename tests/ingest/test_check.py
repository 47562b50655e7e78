"""Whole files checked: what loads, what is held, and which cell is to blame."""

import json
import shlex
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from ingest.check import check_file

FILES = Path(__file__).parent / "files"
RECEIVED_ON = date(2025, 10, 1)


def check(name):
    return check_file(FILES / name, RECEIVED_ON)


def found(checked):
    return [
        (row["code"], row["cell"]) for row in checked.problems.iter_rows(named=True)
    ]


def levels(checked):
    return checked.verdict.tables["implementation_levels"]


def test_clean_file_loads_whole_with_every_reading_beside_its_text():
    checked = check("clean_english.csv")
    assert (checked.status, checked.source, found(checked)) == (
        "accepted",
        "implementation",
        [],
    )
    first = levels(checked).row(1, named=True)
    assert first == {
        "_sheet": None,
        "_row": 3,
        "_cell": "D3",
        "_lang": "en",
        "_other": None,
        "member": "BTN",
        "member_id": "BTN",
        "member_rule": "iso3",
        "standard": "2",
        "standard_id": "intl_standards_aed",
        "standard_rule": "number_2022",
        "period": "2024",
        "period_start_date": date(2024, 1, 1),
        "period_end_date": date(2024, 12, 31),
        "period_rule": "year",
        "level": "full",
        "level_value": 3,
        "answer_status": "reported",
        "level_rule": "level_word",
        "evidence": None,
        "note": "seen",
        "_may_be_named": False,
        "_received_on": RECEIVED_ON,
        "_is_sample": False,
    }


def test_french_file_in_cp1252_is_read_as_french():
    checked = check("clean_french.csv")
    assert (checked.status, checked.language, found(checked)) == ("accepted", "fr", [])
    assert levels(checked)["member_id"].to_list() == ["BTN", "FRA"]
    assert levels(checked)["answer_status"].to_list() == ["reported", "not_applicable"]


def test_titles_and_blank_rows_never_shift_the_rows():
    checked = check("title_and_blank_rows_above_headers.csv")
    assert levels(checked)["_row"].to_list() == [6, 8]
    assert levels(checked)["_cell"].to_list() == ["D6", "D8"]
    assert checked.verdict.columns["header_row"].unique().to_list() == [4]


def test_headers_in_two_languages_and_with_legends_are_matched():
    assert check("bilingual_headers.csv").status == "accepted"


def test_unknown_columns_are_kept_in_the_row():
    checked = check("unknown_columns.csv")
    others = levels(checked)["_other"].to_list()
    assert [other and json.loads(other) for other in others] == [
        {"region of origin": "north", "(F)": None},
        None,
    ]
    # One beyond the header holds its row, which keeps it as well.
    assert found(checked) == [("too_many_cells", "F2")]
    held = json.loads(checked.verdict.quarantined_rows["content"][0])
    assert (held["region of origin"], held["(F)"]) == ("south", "beside")


def test_missing_column_holds_every_row():
    checked = check("missing_level_column.csv")
    assert (checked.status, checked.rows_quarantined) == ("held", 2)
    assert found(checked) == [("missing_column", None)]
    assert "“level” is missing" in checked.problems["message_en"][0]
    assert set(checked.verdict.quarantined_rows["codes"]) == {"missing_column"}


def test_header_that_stands_twice_holds_every_row():
    checked = check("member_column_twice.csv")
    assert (checked.status, found(checked)) == ("held", [("duplicate_header", "B1")])


def test_table_without_rows_is_accepted_with_a_warning():
    checked = check("headers_without_rows.csv")
    assert (checked.status, found(checked)) == ("accepted", [("no_rows", None)])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("no_known_headers.csv", "unknown_shape"),
        ("empty.csv", "unreadable_file"),
        ("quotation_mark_never_closed.csv", "unreadable_file"),
        ("workbook_in_name_only.xlsx", "unreadable_file"),
    ],
)
def test_file_that_cannot_be_read_says_why_in_both_languages(name, code):
    checked = check(name)
    assert (checked.status, checked.rows_read) == ("unreadable", 0)
    assert found(checked) == [(code, None)]
    assert checked.problems["message_en"][0] != checked.problems["message_fr"][0]


def test_each_fault_of_a_cell_is_named_at_its_cell_and_nothing_else():
    checked = check("every_fault_of_a_cell.csv")
    assert found(checked) == [
        ("unknown_member", "A2"),
        ("ambiguous_member", "A3"),
        ("not_a_member", "A4"),
        ("not_a_country", "A5"),
        ("missing_value", "A6"),
        ("unknown_standard", "B7"),
        ("missing_value", "B8"),
        ("bad_period", "C9"),
        ("future_date", "C10"),
        ("bad_level", "D11"),
        ("bad_level", "D12"),
        ("encoding_repaired", "A13"),
    ]
    assert (checked.rows_read, checked.rows_accepted) == (12, 1)
    assert levels(checked)["member_id"].to_list() == ["CUW"]


def test_problem_says_what_where_and_what_to_do_in_both_languages():
    problem = check("misspelt_member.csv").problems.row(0, named=True)
    assert (problem["row"], problem["column_name"], problem["value"]) == (
        2,
        "member",
        "Buthan",
    )
    assert problem["message_en"] == (
        "Row 2, column “member” (A2): “Buthan” is not a Member that is known by this "
        "name; did you mean Bhutan (BTN)? If so, write that name or code."
    )
    assert problem["message_fr"] == (
        "Ligne 2, colonne «\u00a0member\u00a0» (A2)\u00a0: «\u00a0Buthan\u00a0» n'est "
        "pas un Membre connu sous ce nom\u202f; vouliez-vous dire Bhoutan (BTN)\u202f? "
        "Si oui, écrire ce nom ou ce code."
    )


def test_held_row_keeps_all_its_texts_and_its_codes():
    held = check("misspelt_member.csv").verdict.quarantined_rows.row(0, named=True)
    assert json.loads(held["content"])["member"] == "Buthan"
    assert (held["row"], held["codes"]) == (2, "unknown_member")


def test_of_equal_rows_the_first_loads():
    checked = check("same_row_twice.csv")
    assert found(checked) == [("duplicate_row", "D4")]
    assert levels(checked)["_row"].to_list() == [2, 3]
    assert "what row 2 says" in checked.problems["message_en"][0]


def test_of_contradicting_rows_none_loads():
    checked = check("rows_that_contradict.csv")
    assert found(checked) == [("conflicting_row", "D2"), ("conflicting_row", "D4")]
    assert levels(checked)["_row"].to_list() == [3]


def test_repetition_is_judged_among_rows_that_nothing_else_holds():
    checked = check("repeated_row_whose_twin_is_held.csv")
    assert found(checked) == [("bad_level", "D2")]
    assert levels(checked)["_row"].to_list() == [3]


def test_consent_that_is_not_clear_is_no_consent():
    checked = check("consent_unclear.csv")
    assert found(checked) == [("bad_boolean", "E2")]
    assert levels(checked)["_may_be_named"].to_list() == [False, True, False]
    assert not checked.may_be_named


def test_column_fos_sample_makes_the_whole_file_a_sample():
    checked = check("sample_flag.csv")
    assert checked.is_sample
    assert levels(checked)["_is_sample"].to_list() == [True]


def test_member_cannot_date_its_own_answer_back():
    row = levels(check("answer_that_dates_itself_back.csv")).row(0, named=True)
    assert row["_received_on"] == RECEIVED_ON
    assert json.loads(row["_other"]) == {"received_on": "2024-01-01"}


def test_source_that_is_named_alone_is_looked_for():
    checked = check_file(FILES / "clean_english.csv", RECEIVED_ON, "proposals")
    assert found(checked) == [("unknown_shape", None)]


def fill_workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return check_file(path, RECEIVED_ON)


HEADERS = ("member", "standard", "period", "level")


def test_every_sheet_with_a_table_is_read_and_others_are_named(tmp_path):
    checked = fill_workbook(
        tmp_path / "book.xlsx",
        English=[HEADERS, ("BTN", 1, 2024, 2)],
        Cover=[("Implementation of the Framework",), ("Filled in by", "X")],
        Other=[("name", "size"), ("a", 1)],
        French=[("membre", "norme", "période", "niveau"), ("France", 1, 2024, "prévu")],
    )
    assert found(checked) == [("sheet_ignored", None)]
    assert checked.problems["sheet"].to_list() == ["Other"]
    assert levels(checked)["_sheet"].to_list() == ["English", "French"]
    assert levels(checked)["_lang"].to_list() == ["en", "fr"]


def test_rows_on_two_sheets_may_contradict(tmp_path):
    checked = fill_workbook(
        tmp_path / "book.xlsx",
        One=[HEADERS, ("BTN", 1, 2024, 2)],
        Two=[HEADERS, ("BTN", 1, 2024, 3)],
    )
    assert checked.problems.select("code", "sheet", "cell").rows() == [
        ("conflicting_row", "One", "D2"),
        ("conflicting_row", "Two", "D2"),
    ]
    assert "row Two!2" in checked.problems["message_en"][0]


def test_formula_without_a_value_is_reported_once_at_its_cell(tmp_path):
    checked = fill_workbook(
        tmp_path / "book.xlsx",
        One=[HEADERS, ("BTN", 1, 2024, "=1+1"), ("FRA", 1, 2024, 1)],
    )
    assert found(checked) == [("formula_without_value", "D2")]
    assert (checked.status, checked.rows_accepted) == ("partial", 1)


def test_hidden_sheet_is_named_even_where_nothing_else_is_read(tmp_path):
    book = openpyxl.Workbook()
    hidden = book.create_sheet("Data")
    hidden.append(HEADERS)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "book.xlsx")
    checked = check_file(tmp_path / "book.xlsx", RECEIVED_ON)
    assert found(checked) == [("hidden_content", None), ("unknown_shape", None)]


def test_raw_rows_have_the_same_columns_whatever_the_file_had():
    full, short = levels(check("clean_english.csv")), levels(check("sample_flag.csv"))
    assert full.schema == short.schema
    assert isinstance(full.schema["level_value"], pl.Int16)


@pytest.mark.parametrize("name", ["index.csv", "my index 2024.csv", "n'est.csv"])
def test_table_of_no_known_shape_is_told_both_ways_out(tmp_path, name):
    path = tmp_path / name
    path.write_text("Country,Score 2024\nKenya,3.1\nUganda,2.9\n", encoding="utf-8")
    checked = check_file(path, RECEIVED_ON)
    assert found(checked) == [("unknown_shape", None)]
    for lang in ("en", "fr"):
        message = checked.problems[f"message_{lang}"][0]
        assert f"fos map {shlex.quote(name)}" in message
        assert f"{path.stem}.mapping.yml" in message
        assert "ingest/mapping/README.md" in message
        assert (")\u202f; kpis" in message) == (lang == "fr")
        assert "\n" not in message
