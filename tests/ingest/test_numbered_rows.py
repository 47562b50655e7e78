"""Rows of a form that hold their own number alone: no items, and told."""

from datetime import date

import openpyxl
import pytest

from ingest.check import check_file

RECEIVED_ON = date(2025, 10, 1)
HEADERS = "No.,Proposal,Submitted by"


def check(tmp_path, *lines, name="t.csv"):
    (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return check_file(tmp_path / name, RECEIVED_ON)


def told(checked):
    return checked.problems.select("code", "row").rows()


def items(checked):
    return checked.verdict.tables["proposal_items"]["proposal_no_value"].to_list()


@pytest.mark.parametrize(
    "numbers",
    [
        ("3", "4"),
        ("3.", "4."),
        ("n° 3", "N° 4"),
        ("3.0", "4.0"),
        ("(3)", "(4)"),
        ("A-3", "A-4"),
        ("#3", "#4"),
    ],
)
def test_rows_with_a_number_alone_are_no_items(tmp_path, numbers):
    empty = [f"{number},," for number in numbers]
    checked = check(tmp_path, HEADERS, "1,Add,Japan", "2,Delete,Kenya", *empty)
    assert (checked.rows_read, items(checked)) == (2, [1, 2])
    assert told(checked) == [("numbered_rows_empty", 4)]
    [message] = checked.problems["message_en"]
    assert "(rows: 2, from row 4 to row 5)" in message
    assert "de la ligne 4 à la ligne 5" in checked.problems["message_fr"][0]


@pytest.mark.parametrize(
    "row", ["3,,Japan", "3,x,", "General,,", "3 and 4,,", "2025-01-03,,"]
)
def test_row_with_anything_else_is_read_or_held(tmp_path, row):
    checked = check(tmp_path, HEADERS, "1,Add,Japan", row)
    assert checked.rows_read == 2
    assert "numbered_rows_empty" not in checked.problems["code"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("t.md", ["| N° | Proposition |", "|---|---|", "| 1 | Ajouter |", "| 2 | |"]),
        ("t.tsv", ["No\tTitle", "1\tAdd", "2\t"]),
        ("t.csv", ["#,Proposal_no,Title", "1,1,Add", "2,,", "3,3,"]),
        (
            "t.csv",
            ["S/N,title,start_date,region", "1,Course,2024-03-04,ESA", "2,,,"],
        ),
    ],
)
def test_forms_of_every_kind_are_read_so(tmp_path, name, lines):
    checked = check(tmp_path, *lines, name=name)
    assert (checked.rows_read, checked.rows_accepted) == (1, 1)
    assert "numbered_rows_empty" in checked.problems["code"]


def test_form_with_formulas_that_count_on_is_read_so(tmp_path):
    book = openpyxl.Workbook()
    for row in (("No.", "Proposal"), (1, "Add"), ("=A2+1", None), ("=A3+1", None)):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    checked = check_file(tmp_path / "t.xlsx", RECEIVED_ON)
    assert (items(checked), told(checked)) == ([1], [("numbered_rows_empty", 3)])


def test_form_that_nobody_filled_in_has_no_rows(tmp_path):
    checked = check(tmp_path, HEADERS, "1,,", "2,,")
    assert (checked.status, checked.rows_read) == ("accepted", 0)
    assert [code for code, _ in told(checked)] == ["numbered_rows_empty", "no_rows"]


def test_numbers_under_no_header_to_the_left_number_the_rows_too(tmp_path):
    lines = (",Proposal_no,Title,Submitter", "1,1,Add,Japan", "2,,,", "3,,,")
    checked = check(tmp_path, *lines)
    assert checked.rows_read == 1
    assert "numbered_rows_empty" in checked.problems["code"]


def test_value_of_a_mapped_table_is_no_empty_row(tmp_path):
    (tmp_path / "t.mapping.yml").write_text(
        "version: 1\nsource: kpis\npublisher: P\nlicence: L\n"
        "kpis: {TRY-A: {name_en: A, name_fr: A, unit: score}}\n"
        "sheets: [{columns: {member: Who}, values: [{years: [2020, 2021], "
        "kpi: TRY-A}]}]\n",
        encoding="utf-8",
    )
    checked = check(tmp_path, "No,Who,2020,2021", "1,KEN,3,4", "2,,5,", "3,,,")
    assert (checked.rows_read, checked.rows_accepted) == (3, 2)
    assert "missing_value" in checked.problems["code"]


def test_levels_by_number_of_the_standard_are_answers(tmp_path):
    checked = check(
        tmp_path, "member,standard_no,period,level", "KEN,1,2024,3", "KEN,2,2024,"
    )
    assert checked.rows_read == 2
