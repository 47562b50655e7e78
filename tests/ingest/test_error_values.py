"""The error of a formula is never an answer: in no column, and in no format."""

from datetime import date

import openpyxl
import pytest
from tables import SUFFIXES, ods_cell, write_ods, write_table

from ingest.check import check_file
from ingest.reading.error_value import is_error_value
from ingest.reading.words import read_level, read_status

DAY = date(2025, 10, 1)
KPI = {
    "member": "BEL",
    "kpi": "EC-02",
    "period": "2024",
    "value": "45 %",
    "numerator": "45",
    "denominator": "100",
    "status": "",
    "note": "",
    "may_be_named": "no",
}
LEVEL = {"member": "BEL", "standard": "1", "period": "2024", "level": "2"}
ACTIVITY = {
    "title": "Workshop",
    "start_date": "2024-05-01",
    "end_date": "2024-05-02",
    "region": "EUR",
    "host": "BEL",
    "city": "Brussels",
    "type": "workshop",
    "participants": "22",
    "administration_count": "3",
    "member_count": "2",
    "members": "BEL; FRA",
    "partner": "UPU",
    "received_on": "2024-06-01",
}
ITEM = {
    "proposal_no": "7",
    "title": "A title",
    "submitter": "BEL",
    "received_date": "2024-05-01",
    "theme": "",
    "outcome": "",
    "merged_into": "",
    "session": "",
}
NUMBERS = {
    *("value", "numerator", "denominator", "participants"),
    *("administration_count", "member_count"),
}
ERRORS = (
    *("#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"),
    *("#CALC!", "#GETTING_DATA", "#BUSY!", "Err:502", "Err:508", "Err :511"),
    *("#NV", "#WERT!", "#BEZUG!", "#ÜBERLAUF!", "#VALEUR!", "#NOM?", "#NOM ?"),
    *(
        "#NOMBRE!",
        "#DIV/0\u202f!",
        "#N/D",
        "#¡VALOR!",
        "#¿NOMBRE?",
        "#\u041d/\u0414",
        "#ССЫЛКА!",
    ),
    *("#n/a", " #N/A ", "#N/A N/A", "########"),
)


@pytest.mark.parametrize("text", ERRORS)
def test_errors_of_spreadsheets_are_known_in_every_language(text):
    assert is_error_value(text)
    assert read_status(text) is None
    assert read_level(text).finding.code == "bad_level"


@pytest.mark.parametrize(
    "text",
    [
        *("n/a", "NA", "s.o.", "#38", "n° 38", "#1!", "Error", "Err", "", "-", "#"),
        *("What is #REF! about?", "the #N/A of last year", "Errata: 502", "N/D"),
        *("#ecommerce", "Item #3!"),
    ],
)
def test_what_only_looks_like_an_error_is_none(text):
    assert not is_error_value(text)


def checked_row(path, row):
    return check_file(write_table(path, [list(row), list(row.values())]), DAY)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#NV", "Err:502", "#N/D"])
@pytest.mark.parametrize(
    ("row", "column"),
    [(row, column) for row in (KPI, LEVEL, ACTIVITY, ITEM) for column in row]
    + [(LEVEL, "evidence")],
    ids=lambda one: one if isinstance(one, str) else next(iter(one)),
)
def test_error_of_a_formula_holds_its_row_whatever_the_column(
    tmp_path, row, column, error
):
    checked = checked_row(tmp_path / "a.csv", {**row, column: error})
    codes = checked.problems["code"].to_list()
    if column == "note":
        assert codes == ["error_in_note"]
        assert checked.rows_accepted == 1
        return
    assert (checked.rows_accepted, checked.rows_quarantined) == (0, 1)
    assert codes == ["bad_number" if column in NUMBERS else "error_value"]
    for message in ("message_en", "message_fr"):
        assert f" {error} " in checked.problems[message][0].replace("“", " ").replace(
            "”", " "
        ).replace("\u00a0", " ")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("row", "column"), [(KPI, "value"), (KPI, "status"), (LEVEL, "level")]
)
def test_error_of_a_formula_holds_its_row_in_every_format(
    tmp_path, suffix, row, column
):
    checked = checked_row(tmp_path / f"a{suffix}", {**row, column: "#N/A"})
    assert (checked.rows_accepted, checked.rows_quarantined) == (0, 1)


def test_one_error_in_a_list_holds_the_row_and_is_named(tmp_path):
    checked = checked_row(tmp_path / "a.csv", {**ACTIVITY, "members": "BEL; #N/A; FRA"})
    problem = checked.problems.row(0, named=True)
    assert (problem["code"], checked.rows_accepted) == ("error_value", 0)
    assert "“#N/A”" in problem["message_en"]


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#NUM!"])
def test_cell_of_the_type_error_is_no_answer(tmp_path, error):
    book = openpyxl.Workbook()
    book.active.append(["member", "kpi", "period", "value"])
    book.active.append(["BEL", "EC-02", "2024", error])
    assert book.active["D2"].data_type == "e"
    book.save(tmp_path / "a.xlsx")
    checked = check_file(tmp_path / "a.xlsx", DAY)
    assert checked.problems["code"].to_list() == ["bad_number"]
    assert checked.rows_accepted == 0


@pytest.mark.parametrize("shown", ["#N/A", "Err:502", "#NOM ?", ""])
def test_error_of_libreoffice_is_no_answer(tmp_path, shown):
    cell = ods_cell(shown, string_value="").replace(
        "<table:table-cell ",
        '<table:table-cell table:formula="of:=NA()" calcext:value-type="error" ',
    )
    rows = [["member", "kpi", "period", "value"], ["BEL", "EC-02", "2024", cell]]
    checked = check_file(write_ods(tmp_path / "a.ods", rows), DAY)
    assert (checked.rows_accepted, checked.rows_quarantined) == (0, 1)
    code = "bad_number" if shown else "formula_without_value"
    assert checked.problems["code"].to_list() == [code]
