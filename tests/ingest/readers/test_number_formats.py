"""Number formats: the section that shows a value decides what its cell is read as."""

from datetime import date, time
from decimal import Decimal

import openpyxl
import pytest
from tables import ods_cell, write_ods

from ingest.check import check_file
from ingest.readers.number_format import format_of
from ingest.readers.seen import seen
from ingest.readers.shown_number import render

DAY = date(2025, 10, 1)
ACCOUNTS = '_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-;_-* "-"??\\ _€_-;_-@_-'
SCALED = '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0'


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ('[=0]"-";0%', 1, "100%"),
        ('[=0]"-";0%', 0, "-"),
        ("[<=1]0%;General", 45, "45"),
        ("[<=1]0%;General", 0.5, "50%"),
        ("0.0%;(0.0%);0", -0.5, "(50.0%)"),
        ("0.0%;(0.0%);0", 0, "0"),
        ("#,##0", 1234567, "1,234,567"),
        ("#,##0,", 1234567, "1,235"),
        ("0.0,,", 1234567, "1.2"),
        ("0.00", 0.005, "0.01"),
        ("0.0##", 1.5, "1.5"),
        ("00000", 42, "00042"),
        ("00-00", 1234, "12-34"),
        (SCALED, 1234567, "1.2M"),
        (SCALED, 12345, "12.3K"),
        (SCALED, 12, "12"),
        ('0.0" million"', 1.2, "1.2 million"),
        ("\\+0;\\-0", -3, "-3"),
        ("[Blue]0;[Red]0", -3, "3"),
        ("[$€-40C] 0.00", 12.5, "€ 12.50"),
        ("[$-40C]0.00", 12.5, "12.50"),
        ('[=1]"yes";[=0]"no";General', 1, "yes"),
        ('[=1]"yes";[=0]"no";General', 7, "7"),
        ("0;-0;;@", 0, ""),
        ("General", 0.1, "0.1"),
        ("[<5]0", 7, "7"),
    ],
)
def test_section_that_applies_shows_the_number(code, number, shown):
    section, is_dropped = format_of(code).section_of(number)
    stored = Decimal(str(number))
    assert render(section, stored, is_minus_dropped=is_dropped) == shown


def test_number_that_no_section_shows_fills_its_cell():
    assert format_of("[<1]0%;[>5]0").section_of(3) == (None, False)


@pytest.mark.parametrize(
    ("shown", "stored", "text", "holds"),
    [
        ("100%", "1", "100%", None),
        ("45 %", "0.4532", "45.32%", None),
        ("45%", "45", "45%", None),
        ("1 234,5", "1234.52", "1234.52", None),
        ("1.234", "1234", "1234", None),
        ("1.234", "1.234", "1.234", None),
        ("1.234", "1.5", "1.234", "1.5"),
        ("(1,234.50)", "-1234.5", "-1234.5", None),
        ("5-", "-5", "-5", None),
        ("5", "-5", "5", "-5"),
        ("1.2 million", "1234567", "1234567", None),
        ("1,2 millions", "1.2", "1,2 millions", "1.2"),
        ("1,2 Mio", "1.2", "1,2 Mio", "1.2"),
        ("45 k", "45", "45 k", "45"),
        ("1235", "1234567", "1235", "1234567"),
        ("4.5", "45", "4.5", "45"),
        ("n.d.", "0", "n.d.", "0"),
        ("-", "0", "-", "0"),
        (" -   ", "0", "0", None),
        ("", "0", "0", "0"),
        ("<1", "0.3", "<1", "0.3"),
        ("###", "12.5", "12.5", None),
        ("1/2", "0.5", "0.5", None),
        ("1 1/3", "1.33333", "1.33333", None),
        ("1.23E+05", "123456", "123456", None),
        ("26.5 h", "26.5", "26.5 h", None),
        ("5 ‰", "0.005", "5 ‰", "0.005"),
        ("2024-05-01", "45413", "2024-05-01", "45413"),
    ],
)
def test_what_is_shown_agrees_with_the_number_or_is_in_doubt(
    shown, stored, text, holds
):
    found = seen(shown, Decimal(stored))
    assert (found, found.holds) == (text, holds)


def test_percent_sign_that_may_be_either_is_in_doubt():
    assert seen("0%", Decimal("0.004")).holds == "0.004"
    assert seen("0%", Decimal("0.004"), is_hundredth=True) == "0.4%"
    assert seen("0%", Decimal("0.004"), is_hundredth=False) == "0.004%"


HEADERS = ["member", "kpi", "period", "value"]


def in_xlsx(path, value, number_format, kpi):
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    book.active.append(["BEL", kpi, "2024", value])
    book.active["D2"].number_format = number_format
    book.save(path)
    return check_file(path, DAY)


def in_ods(path, value, shown, kpi, kind="float", name="value"):
    cell = ods_cell(shown, kind, **{name: value})
    return check_file(write_ods(path, [HEADERS, ["BEL", kpi, "2024", cell]]), DAY)


def value_of(checked):
    assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined == 1
    tables = checked.verdict.tables
    return tables["kpi_values"]["value_number"].to_list() if tables else []


# A count of Members, a percentage without upper limit, one with, dollars, days, hours.
COUNT, GROWTH, SHARE, MONEY, DAYS, HOURS = (
    *("EC-03", "EC-26", "EC-02"),
    *("EC-23", "EC-15", "EC-14"),
)


@pytest.mark.parametrize(
    ("value", "code", "kpi", "expected"),
    [
        (1, '[=0]"-";0%', SHARE, 1.0),
        (45, "[<=1]0%;General", GROWTH, 0.45),
        (1, '[=0]"n.d.";0\\ %', SHARE, 1.0),
        (0.45, "0%;-0%;0%", SHARE, 0.45),
        (0.45, '0.0%;[Red]-0.0%;"-"', SHARE, 0.45),
        (0.45, "[>0.5]0%;[<=0.5]0.0%", SHARE, 0.45),
        (45, '0"%"', SHARE, 0.45),
        (45, "0\\%", SHARE, 0.45),
        (0.45, "0\\ %", SHARE, 0.45),
        (0.4, "[Color10]0.00%", SHARE, 0.4),
        (0, ACCOUNTS, MONEY, 0.0),
        (1234.5, ACCOUNTS, MONEY, 1234.5),
        (1234567, '0.0,," M"', MONEY, 1234567.0),
        (12345, '0.0,"k"', MONEY, 12345.0),
        (12.5, "[$$-409]#,##0.00", MONEY, 12.5),
        (1.234, "0.000", HOURS, 1.234),
        (26.5, '0.0" h"', HOURS, 26.5),
        (1.5, "# ?/?", HOURS, 1.5),
        (1234.5, "0.00E+00", MONEY, 1234.5),
        (1234567, "#\\ ##0", MONEY, 1234567.0),
    ],
)
def test_cell_of_a_workbook_is_the_value_that_its_sender_sees(
    tmp_path, value, code, kpi, expected
):
    assert value_of(in_xlsx(tmp_path / "a.xlsx", value, code, kpi)) == [expected]


@pytest.mark.parametrize(
    ("value", "code", "kpi", "shown"),
    [
        (0, '[=0]"-";0%', SHARE, "-"),
        (0, '[=0]"n.d.";0\\ %', SHARE, "n.d."),
        (1.2, '0.0" million"', MONEY, "1.2 million"),
        (1.2, '0.0" millions"', MONEY, "1.2 millions"),
        (1.2, '0.0"Mio"', MONEY, "1.2Mio"),
        (45, '0 "k"', MONEY, "45 k"),
        (1234567, "#,##0,", MONEY, "1,235"),
        (1234567, "0.0,,", MONEY, "1.2"),
        (45, "0\\.0", HOURS, "4.5"),
        (1230, '0"h"00', HOURS, "12h30"),
        (0.3, '[<1]"<1";0', HOURS, "<1"),
        (3, "[<1]0%;[>5]0", GROWTH, "########"),
        (-0.05, "0%;0%", "EC-21", "5%"),
    ],
)
def test_number_that_is_shown_as_another_is_held_with_what_is_shown(
    tmp_path, value, code, kpi, shown
):
    checked = in_xlsx(tmp_path / "a.xlsx", value, code, kpi)
    assert value_of(checked) == []
    problem = checked.problems.row(0, named=True)
    assert problem["code"] == "number_not_as_shown"
    assert f"“{shown}” and holds {value}," in problem["message_en"]
    assert f"« {shown} » et contient" in problem["message_fr"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "code"), [(5, ";;;"), (0, "0;-0;;@"), (0, '[=0]"";0'), ("26", ";;;")]
)
def test_number_that_is_not_shown_is_held(tmp_path, value, code):
    checked = in_xlsx(tmp_path / "a.xlsx", value, code, HOURS)
    assert value_of(checked) == []
    assert checked.problems["code"].to_list() == ["number_not_shown"]
    assert f"shows nothing and holds {value};" in checked.problems["message_en"][0]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("45", '@"%"', [0.45]),
        ("45", '@\\ "%"', [0.45]),
        ("45", '0;0;0;@" %"', [0.45]),
        ("45 %", ACCOUNTS, [0.45]),
        ("45", '@" million"', []),
        ("45 %", '0;0;0;"n/a"', []),
    ],
)
def test_text_of_a_cell_is_read_with_the_words_of_its_format(
    tmp_path, text, code, expected
):
    assert value_of(in_xlsx(tmp_path / "a.xlsx", text, code, SHARE)) == expected


@pytest.mark.parametrize(
    ("value", "code", "kpi"),
    [
        (12.5, "[$€-40C] 0.00", MONEY),
        (5, '0" ‰"', SHARE),
        (26.5, '0.0" h"', DAYS),
        (26.5, '0.0" days"', HOURS),
        (12, '0" parcels"', DAYS),
    ],
)
def test_number_in_another_unit_is_held_with_its_words(tmp_path, value, code, kpi):
    checked = in_xlsx(tmp_path / "a.xlsx", value, code, kpi)
    assert value_of(checked) == []
    assert checked.problems["code"].to_list() == ["bad_number"]


@pytest.mark.parametrize(
    ("value", "shown", "kpi", "expected"),
    [
        ("1", "100%", SHARE, [1.0]),
        ("0.453", "45 %", SHARE, [0.453]),
        ("45", "45", GROWTH, [0.45]),
        ("45", "45%", SHARE, [0.45]),
        ("1234567", "1,2 M", MONEY, [1234567.0]),
        ("1.234", "1,234", HOURS, [1.234]),
        ("1.2", "1,2 million", MONEY, []),
        ("0", "n.d.", SHARE, []),
        ("0", "", SHARE, []),
        ("45", "4,5", HOURS, []),
        ("5", "7", HOURS, []),
    ],
)
def test_cell_of_libreoffice_agrees_with_its_text_or_is_held(
    tmp_path, value, shown, kpi, expected
):
    checked = in_ods(tmp_path / "a.ods", value, shown, kpi)
    assert value_of(checked) == expected
    if not expected:
        code = "number_not_as_shown" if shown else "number_not_shown"
        assert checked.problems["code"].to_list() == [code]


@pytest.mark.parametrize("code", ["[h]:mm", "[h]:mm:ss", "[hh]:mm", "[h]:mm;@"])
def test_duration_is_read_in_hours_for_a_kpi_in_hours(tmp_path, code):
    checked = in_xlsx(tmp_path / "a.xlsx", 26.5 / 24, code, HOURS)
    assert value_of(checked) == [26.5]
    assert checked.verdict.tables["kpi_values"]["value"].to_list() == ["26:30"]


def test_clock_of_less_than_a_day_is_as_many_hours(tmp_path):
    assert value_of(in_xlsx(tmp_path / "a.xlsx", time(10, 30), "h:mm", HOURS)) == [10.5]


@pytest.mark.parametrize(
    ("code", "kpi", "shown"),
    [
        ("[h]:mm", DAYS, "26:30"),
        ("[h]:mm", SHARE, "26:30"),
        ("h:mm", HOURS, "2:30"),
        ("[mm]", HOURS, "1590"),
        ("mm:ss", HOURS, "30:00"),
        ("h:mm AM/PM", HOURS, "2:30 AM"),
        ("[s]", HOURS, "95400"),
    ],
)
def test_duration_that_is_no_number_of_hours_is_held_as_shown(
    tmp_path, code, kpi, shown
):
    checked = in_xlsx(tmp_path / "a.xlsx", 26.5 / 24, code, kpi)
    assert value_of(checked) == []
    message = checked.problems["message_en"][0]
    assert f"“{shown}”" in message
    assert "26.5" in message


@pytest.mark.parametrize(
    ("stored", "shown", "kpi", "expected"),
    [
        ("PT26H30M00S", "26:30", HOURS, [26.5]),
        ("PT26H30M00S", "26:30:00", HOURS, [26.5]),
        ("P1DT2H30M00S", "26:30", HOURS, [26.5]),
        ("PT26H30M00S", "02:30", HOURS, []),
        ("PT26H30M00S", "26:30", DAYS, []),
        ("PT00H26M30S", "26:30", HOURS, []),
        ("-PT26H30M00S", "-26:30", HOURS, []),
    ],
)
def test_duration_of_libreoffice_is_read_in_hours(
    tmp_path, stored, shown, kpi, expected
):
    path = tmp_path / "a.ods"
    checked = in_ods(path, stored, shown, kpi, "time", "time_value")
    assert value_of(checked) == expected


@pytest.mark.parametrize("text", ["26:30", "26 h 30", "26h30"])
def test_duration_that_is_typed_is_held_and_says_how_to_write_it(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_text(f"member,kpi,period,value\nBEL,{HOURS},2024,{text}\n")
    checked = check_file(path, DAY)
    assert value_of(checked) == []
    if ":" in text:
        assert "in hours: 26.5" in checked.problems["message_en"][0]


def test_words_of_a_format_are_no_matter_in_a_column_of_text(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["title", "start_date", "region", "city", "participants"])
    book.active.append([45, date(2024, 5, 1), "EUR", 1.2, 22])
    book.active["A2"].number_format = '"Workshop "0'
    book.active["D2"].number_format = '0.0" million"'
    book.active["E2"].number_format = '0" participants"'
    book.save(tmp_path / "a.xlsx")
    rows = check_file(tmp_path / "a.xlsx", DAY).verdict.tables["activities"]
    assert rows["title"].to_list() == ["Workshop 45"]
    assert rows["city"].to_list() == ["1.2 million"]
    assert rows["participants_value"].to_list() == [22]
