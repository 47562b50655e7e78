"""When something was: a day, a month, a year, or from one to another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.date_parts import Order
from ingest.reading.span import read_end, read_span
from warehouse.text import Lang

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))


def days(first, last):
    return (
        date.fromisoformat(first),
        "day",
        date.fromisoformat(last),
        "day",
    )


@pytest.mark.parametrize(
    "text",
    [
        "12-14 March 2025",
        "12–14 March 2025",
        "12 - 14 March, 2025",
        "12 to 14 March 2025",
        "from 12 to 14 March 2025",
        "12th–14th of March 2025",
        "12 & 14 Mar. 2025",
        "March 12-14, 2025",
        "March 12 to 14, 2025",
        "Mar 12 – Mar 14, 2025",
        "12-Mar-2025 to 14-Mar-2025",
        "Wednesday 12 - Friday 14 March 2025",
        "du 12 au 14 mars 2025",
        "du mercredi 12 au vendredi 14 mars 2025",
        "12 au 14 mars 2025",
        "entre le 12 et le 14 mars 2025",
        "12/14 mars 2025",
        "12/03/2025-14/03/2025",
        "12/03/2025 – 14/03/2025",
        "12/03/2025 au 14/03/2025",
        "12-14/03/2025",
        "12.-14.03.2025",
        "12.03.2025-14.03.2025",
        "12-03-2025 - 14-03-2025",
        "2025-03-12/2025-03-14",
        "2025-03-12 - 2025-03-14",
        "2025-03-12 to 2025-03-14",
        "2025-03-12--2025-03-14",
        "2025-03-12/14",
        "2025-03-12T09:00/2025-03-14T17:00",
        "12\u00a0\u2011\u00a014\u00a0mars\u00a02025",
    ],
)
def test_period_of_days_gives_start_and_end(text):
    assert read_span(text).values == days("2025-03-12", "2025-03-14")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("28 Nov - 1 Dec 2016", "2016-11-28", "2016-12-01"),
        ("28 Nov. au 1er déc. 2016", "2016-11-28", "2016-12-01"),
        ("November 28 - December 1, 2016", "2016-11-28", "2016-12-01"),
        ("28/11-01/12/2016", "2016-11-28", "2016-12-01"),
        ("2016-11-28/12-01", "2016-11-28", "2016-12-01"),
        ("31 December 2024 to 2 January 2025", "2024-12-31", "2025-01-02"),
        ("31/12/2024 - 02/01/2025", "2024-12-31", "2025-01-02"),
        ("du 1er au 3 mars 2025", "2025-03-01", "2025-03-03"),
    ],
)
def test_first_day_takes_what_it_lacks_from_the_last(text, first, last):
    assert read_span(text).values == days(first, last)


@pytest.mark.parametrize(
    ("text", "first", "precision"),
    [
        ("March 2025", "2025-03-01", "month"),
        ("mars 2025", "2025-03-01", "month"),
        ("Mar-2025", "2025-03-01", "month"),
        ("2025-03", "2025-03-01", "month"),
        ("2025/03", "2025-03-01", "month"),
        ("03/2025", "2025-03-01", "month"),
        ("3/2025", "2025-03-01", "month"),
        ("2024", "2024-01-01", "year"),
        ("2024.0", "2024-01-01", "year"),
    ],
)
def test_month_or_year_alone_is_its_first_day_and_says_so(text, first, precision):
    expected = (date.fromisoformat(first), precision, None, None)
    assert read_span(text).values == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("March-May 2025", ("2025-03-01", "month", "2025-05-31", "month")),
        ("de mars à mai 2025", ("2025-03-01", "month", "2025-05-31", "month")),
        ("Nov 2024 - Feb 2025", ("2024-11-01", "month", "2025-02-28", "month")),
        ("2024-01 - 2024-02", ("2024-01-01", "month", "2024-02-29", "month")),
        ("2021-2024", ("2021-01-01", "year", "2024-12-31", "year")),
        ("2023 to 2024", ("2023-01-01", "year", "2024-12-31", "year")),
        ("2024 to 12/13/2025", ("2024-01-01", "year", "2025-12-13", "day")),
    ],
)
def test_period_of_months_or_years_ends_on_their_last_day(text, values):
    start, precision, end, end_precision = values
    expected = (
        date.fromisoformat(start),
        precision,
        date.fromisoformat(end),
        end_precision,
    )
    assert read_span(text).values == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12-14 March", "date_without_year"),
        ("du 12 au 14 mars", "date_without_year"),
        ("12 March", "date_without_year"),
        ("28 Dec - 2 Jan 2025", "bad_date"),  # of which year is the first?
        ("14-12 March 2025", "bad_date"),
        ("30-31 February 2025", "bad_date"),
        ("10, 12 and 14 March 2025", "bad_date"),
        ("12-14/03/25", "bad_date"),
        ("Q1 2024", "bad_date"),
        ("spring 2025", "bad_date"),
        ("2025-13", "bad_date"),
        ("2023/24", "bad_date"),
        ("2011/12", "bad_date"),
        ("45000", "bad_date"),
        ("1985", "bad_date"),
        ("1900-02-28", "bad_date"),
        ("1970-01-01/2025-01-01", "bad_date"),
        ("2023-2024", "ambiguous_date"),
        ("2023/2024", "ambiguous_date"),
        ("03/04-05/04/2025", "ambiguous_date"),
        ("1-3/4/2025", "ambiguous_date"),
        ("03/04/2025", "ambiguous_date"),
    ],
)
def test_what_is_no_certain_time_is_held(text, code):
    assert read_span(text).finding.code == code


def test_order_of_the_file_settles_a_period():
    text = "03/04-05/04/2025"
    expected = days("2025-04-03", "2025-04-05")
    assert read_span(text, Lang.EN, Order.DAY_FIRST).values == expected
    assert read_span(text, Lang.FR).values == expected
    expected = days("2025-03-04", "2025-05-04")
    assert read_span(text, Lang.EN, Order.MONTH_FIRST).values == expected


def test_what_is_no_date_is_told_that_a_month_or_a_year_will_do():
    finding = read_span("soon").finding
    assert "a year, 2025, will do" in finding.message(Lang.EN, "soon")
    assert "une année, 2025, suffit" in finding.message(Lang.FR, "soon")


@pytest.mark.parametrize(
    ("text", "end", "precision"),
    [
        ("2025-03-14", "2025-03-14", "day"),
        ("March 2025", "2025-03-31", "month"),
        ("2024", "2024-12-31", "year"),
    ],
)
def test_end_of_a_month_or_year_is_its_last_day(text, end, precision):
    expected = (None, None, date.fromisoformat(end), precision)
    assert read_end(text).values == expected


@given(DAYS, DAYS)
def test_two_iso_days_read_back_in_their_order(one, other):
    reading = read_span(f"{one.isoformat()}/{other.isoformat()}")
    if one <= other:
        assert reading.values == (one, "day", other, "day")
    else:
        assert reading.finding.code == "bad_date"


@given(DAYS, DAYS, st.sampled_from(Lang))
def test_two_numeric_days_are_those_days_or_asked(one, other, lang):
    first, last = sorted((one, other))
    reading = read_span(f"{first:%d/%m/%Y}-{last:%d/%m/%Y}", lang)
    if reading.values:
        assert reading.values == (first, "day", last, "day")
    else:
        assert reading.finding.code == "ambiguous_date"


@given(st.text(max_size=40), st.sampled_from(Lang))
def test_any_text_is_a_time_or_refused(text, lang):
    reading = read_span(text, lang)
    assert bool(reading.values) == (reading.finding is None)
