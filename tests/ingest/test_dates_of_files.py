"""Dates as lists of activities give them, in every kind of file."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from tables import SUFFIXES, write_table

from ingest.check import check_file

RECEIVED_ON = date(2025, 10, 1)
HEADERS = ["title", "start_date", "end_date", "region"]


@pytest.fixture(params=SUFFIXES)
def check(request, tmp_path):
    """Check rows of start and end, each a title of its own, in one kind of file."""

    def written(*rows, headers=HEADERS, region="ESA"):
        path = tmp_path / f"list{request.param}"
        body = [
            [f"Workshop {number}", *(row if len(row) == 3 else (*row, region))]
            for number, row in enumerate(rows)
        ]
        write_table(path, [headers, *body])
        checked = check_file(path, RECEIVED_ON)
        assert checked.rows_read == checked.rows_accepted + checked.rows_quarantined
        assert checked.rows_read == len(rows)
        return checked

    return written


def times(checked):
    names = [
        f"{end}_date_{what}"
        for end in ("start", "end")
        for what in ("value", "precision")
    ]
    return checked.verdict.tables["activities"].select(names).rows()


def codes(checked):
    return checked.problems["code"].to_list()


def test_period_in_the_cell_of_the_start_gives_both_days(check):
    checked = check(
        ("12-14 March 2025", ""),
        ("du 12 au 14 mars 2025", "2025-03-14"),
        ("28 Nov - 1 Dec 2016", "1 December 2016"),
        ("12/03/2025-14/03/2025", ""),
        ("2025-03-12/2025-03-14", "2025-03-12/2025-03-14"),
        ("12 March 2025", "12-14 March 2025"),
    )
    assert codes(checked) == []
    march = (date(2025, 3, 12), "day", date(2025, 3, 14), "day")
    november = (date(2016, 11, 28), "day", date(2016, 12, 1), "day")
    assert times(checked) == [march, march, november, march, march, march]


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (("12-14 March 2025", "15 March 2025"), "start_date"),
        (("12-14 March 2025", "March 2025"), "start_date"),
        (("12-14 March 2025", "12-15 March 2025"), "start_date"),
        (("13 March 2025", "12-14 March 2025"), "end_date"),
        (("March 2025", "1-14 March 2025"), "end_date"),
        (("2021-2024", "2023"), "start_date"),
    ],
)
def test_period_that_the_other_cell_contradicts_is_held(check, cells, header):
    checked = check(cells)
    assert codes(checked) == ["cells_contradict"]
    assert checked.problems["column_name"].to_list() == [header]
    assert checked.rows_accepted == 0


def test_month_or_year_alone_loads_with_its_precision(check):
    checked = check(
        ("March 2025", ""),
        ("mars 2025", "mai 2025"),
        ("2025-03", ""),
        ("03/2025", ""),
        ("2024", ""),
        ("2024", "2025-02-28"),
    )
    assert codes(checked) == []
    month = (date(2025, 3, 1), "month", None, None)
    year = (date(2024, 1, 1), "year", None, None)
    assert times(checked) == [
        month,
        (date(2025, 3, 1), "month", date(2025, 5, 31), "month"),
        *(month, month, year),
        (date(2024, 1, 1), "year", date(2025, 2, 28), "day"),
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("2026", ""), "future_date"),
        (("November 2025", ""), "future_date"),
        (("30 September - 2 October 2025", ""), "future_date"),
        (("2024", "2026"), "future_date"),
        (("March 2025", "28 February 2025"), "bad_date"),
        (("1970-01-01", ""), "bad_date"),
        (("1900-02-29", ""), "bad_date"),
        (("30 December 1899", ""), "bad_date"),
        (("01/01/1904", ""), "bad_date"),
        (("1989", ""), "bad_date"),
        (("2025-03-12", "1900-01-01"), "bad_date"),
    ],
)
def test_time_that_cannot_be_is_held(check, cells, code):
    checked = check(cells)
    assert codes(checked)[0] == code
    assert checked.rows_accepted == 0


def test_date_of_a_row_that_loads_settles_the_others(check):
    checked = check(
        ("03/04/2025", ""), ("13/04/2025", ""), ("05/06/2025", "06/06/2025")
    )
    assert codes(checked) == []
    starts = [row[0] for row in times(checked)]
    assert starts == [date(2025, 4, 3), date(2025, 4, 13), date(2025, 6, 5)]


def test_month_first_is_settled_likewise(check):
    checked = check(("03/04/2025", ""), ("04/13/2025", ""), ("12-11-2024", ""))
    assert codes(checked) == []
    starts = [row[0] for row in times(checked)]
    assert starts == [date(2025, 3, 4), date(2025, 4, 13), date(2024, 12, 11)]


def test_end_of_a_row_settles_its_start(check):
    checked = check(("12/03/2025", "14/03/2025"))
    assert codes(checked) == []
    assert times(checked) == [(date(2025, 3, 12), "day", date(2025, 3, 14), "day")]


def test_date_of_a_held_row_settles_nothing(check):
    checked = check(("03/04/2025", ""), ("13/04/2025", "", "Atlantis"))
    assert codes(checked) == ["ambiguous_date", "unknown_region"]
    assert checked.rows_accepted == 0


def test_dates_in_both_orders_settle_nothing(check):
    checked = check(("03/04/2025", ""), ("13/04/2025", ""), ("04/13/2025", ""))
    assert codes(checked) == ["ambiguous_date"]
    assert checked.rows_accepted == 2


def test_month_first_in_a_french_file_leaves_the_others_open(check):
    headers = ["titre", "date_début", "date_fin", "région"]
    checked = check(("03/04/2025", ""), ("04/13/2025", ""), headers=headers)
    assert codes(checked) == ["ambiguous_date"]
    assert checked.rows_accepted == 1
    checked = check(("03/04/2025", ""), ("13/04/2025", ""), headers=headers)
    assert codes(checked) == []


def test_row_that_settles_the_order_must_load_by_it(tmp_path):
    # Read day first, the two rows contradict each other, and neither loads.
    rows = "activity_id,title,start_date,region\nX,A,03/04/2025,ESA\nX,B,13/04/2025,ESA"
    path = tmp_path / "list.csv"
    path.write_text(rows, encoding="utf-8")
    checked = check_file(path, RECEIVED_ON)
    assert codes(checked) == ["ambiguous_date"]
    assert checked.rows_accepted == 1


def test_day_the_row_was_known_settles_and_is_settled(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "title,region,start_date,received_on\n"
        "A,ESA,2024,03/04/2025\nB,ESA,2024,13/04/2025",
        encoding="utf-8",
    )
    checked = check_file(path, RECEIVED_ON)
    assert codes(checked) == []
    known = checked.verdict.tables["activities"]["_received_on"].to_list()
    assert known == [date(2025, 4, 3), date(2025, 4, 13)]


def test_period_of_a_kpi_may_lie_before_1990(tmp_path):
    path = tmp_path / "levels.csv"
    path.write_text(
        "member,standard,period,level\nBTN,1,1985,1\nFJI,1,1970,1", encoding="utf-8"
    )
    assert codes(check_file(path, RECEIVED_ON)) == []


def workbook(cells, epoch=False):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"date_1904": epoch}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["title", "start_date", "region"])
        for number, (value, look) in enumerate(cells, start=1):
            sheet.write_row(number, 0, [f"Workshop {number}", None, "ESA"])
            sheet.write_number(number, 1, value, book.add_format({"num_format": look}))
    return content.getvalue()


def serial(day, epoch=date(1899, 12, 30)):
    return (day - datetime.combine(epoch, datetime.min.time())).total_seconds() / 86400


@pytest.mark.parametrize("is_1904", [False, True])
def test_numbers_of_a_workbook_are_the_dates_that_it_shows(tmp_path, is_1904):
    epoch = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
    day = serial(datetime(2025, 3, 12), epoch)  # noqa: DTZ001
    path = tmp_path / "list.xlsx"
    cells = [
        (2024, "General"),
        (2024, "0"),
        (day, "yyyy-mm-dd"),
        (day + 0.375, "dd/mm/yyyy hh:mm"),
        (day, "mmm-yy"),
        (day, "yyyy"),
        (day, "dddd, d mmmm yyyy"),
    ]
    path.write_bytes(workbook(cells, is_1904))
    checked = check_file(path, RECEIVED_ON)
    assert codes(checked) == []
    day = (date(2025, 3, 12), "day", None, None)
    year = (date(2024, 1, 1), "year", None, None)
    month = (date(2025, 3, 1), "month", None, None)
    shown = (date(2025, 1, 1), "year", None, None)
    assert times(checked) == [year, year, day, day, month, shown, day]


@pytest.mark.parametrize("is_1904", [False, True])
def test_numbers_that_are_no_dates_of_this_age_are_held(tmp_path, is_1904):
    path = tmp_path / "list.xlsx"
    look = "yyyy-mm-dd"
    cells = [(0, look), (1, look), (60, look), (2024, look), (25569 - 1462, look)]
    path.write_bytes(workbook(cells, is_1904))
    checked = check_file(path, RECEIVED_ON)
    # Day 0 of either calendar is shown as no date at all.
    assert codes(checked) == ["number_not_as_shown", *["bad_date"] * 4]
    assert checked.rows_accepted == 0
