"""Dates: what is certain is read, what may be two days is asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.date import not_too_old, read_date
from ingest.reading.date_parts import Order
from warehouse.text import Lang

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FRENCH_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-03",
        "2025/4/3",
        "2025-04-03T00:00:00",
        "2025-04-03 00:00",
        "03.04.2025",
        "3 April 2025",
        "3 avril 2025",
        "le 3 avril 2025",
        "April 3, 2025",
        "3-Apr-2025",
        "3\u00a0avr. 2025",
        "3rd of April 2025",
        "3-Apr-25",
        "3 avr. 25",
        "3. April 2025",
        "Thursday, 3 April 2025",
        "jeu. 3 avril 2025",
        "le jeudi 3 avril 2025",
        "3 April 2025 (Thursday)",
        "Thu 03.04.2025",
        "2025-04-03T09:30:00",
        "2025-04-03 09:30",
        "2025-04-03T09:30:00.000Z",
        "2025-04-03T22:30:00+02:00",
        "03.04.2025 09:00",
        "3 April 2025, 9.30 am",
        "3 avril 2025 à 9h30",
        "3 April 2025 from 9:00 to 17:00",
        "jeudi 3 avril 2025, 9h-17h",
    ],
)
def test_certain_date_is_read_in_any_file(text):
    assert read_date(text).values == (date(2025, 4, 3),)


@pytest.mark.parametrize(
    ("text", "day"),
    [("25/12/2024", date(2024, 12, 25)), ("12/25/2024", date(2024, 12, 25))],
)
def test_day_past_twelve_settles_the_order(text, day):
    assert read_date(text).values == (day,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12-Mar-12", date(2012, 3, 12)),
        ("12-mars-12", date(2012, 3, 12)),
        ("31-Dec-89", date(2089, 12, 31)),
        ("01-Jan-90", date(1990, 1, 1)),
    ],
)
def test_two_digits_of_a_year_beside_a_month_in_words_leave_one_century(text, day):
    assert read_date(text).values == (day,)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Friday, 3 April 2025", "bad_date"),
        ("3 avril 2025 (lundi)", "bad_date"),
        ("25/12/24", "ambiguous_date"),
        ("03-04-25", "ambiguous_date"),
        ("Mar-12", "ambiguous_date"),
        ("mars-24", "ambiguous_date"),
        ("2024-12-31T23:00:00Z", "ambiguous_date"),
        ("2025-04-03 25:00", "bad_date"),
        ("2025-04-03 09:75", "bad_date"),
        ("12-14 March 2025", "bad_date"),
    ],
)
def test_date_that_is_not_one_certain_day_is_held(text, code):
    assert read_date(text).finding.code == code


def test_day_of_the_week_tells_day_and_month_apart():
    assert read_date("Thursday 03/04/2025").values == (date(2025, 4, 3),)
    assert read_date("Tuesday 03/04/2025").values == (date(2025, 3, 4),)


@pytest.mark.parametrize(
    ("order", "day"),
    [
        (Order.DAY_FIRST, date(2025, 4, 3)),
        (Order.MONTH_FIRST, date(2025, 3, 4)),
        (Order.UNSETTLED, None),
    ],
)
@pytest.mark.parametrize("lang", Lang)
def test_order_that_the_file_shows_goes_before_its_language(order, day, lang):
    reading = read_date("03/04/2025", lang, order)
    assert reading.values == ((day,) if day else ())


def test_points_put_the_day_first_whatever_the_file_shows():
    reading = read_date("03.04.2025", Lang.EN, Order.MONTH_FIRST)
    assert reading.values == (date(2025, 4, 3),)


@pytest.mark.parametrize(
    "day",
    [
        date(1899, 12, 30),
        date(1900, 2, 28),
        date(1904, 1, 1),
        date(1970, 1, 1),
        date(1989, 12, 31),
    ],
)
def test_date_that_programs_write_for_none_is_held(day):
    finding = not_too_old(read_date(day.isoformat())).finding
    assert finding.code == "bad_date"
    assert "before 1990" in finding.message(Lang.EN, day.isoformat())
    assert "antérieure à 1990" in finding.message(Lang.FR, day.isoformat())


def test_french_file_puts_the_day_first():
    assert read_date("03/04/2025", Lang.FR).values == (date(2025, 4, 3),)


def test_english_file_leaves_the_order_open():
    finding = read_date("03/04/2025", Lang.EN).finding
    assert finding.code == "ambiguous_date"
    assert finding.detail.fr == "2025-04-03 ou 2025-03-04"


@pytest.mark.parametrize(
    "text", ["le 19 août", "19 August", "August 19", "on the 19th of August", "1er mai"]
)
def test_date_without_a_year_is_asked(text):
    finding = read_date(text).finding
    assert finding.code == "date_without_year"
    assert "which year" in finding.message(Lang.EN, text)
    assert "quelle année" in finding.message(Lang.FR, text)


def test_date_with_half_a_year_is_asked():
    assert read_date("03/04/25").finding.code == "ambiguous_date"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er juillet 2022", date(2022, 7, 1)),
        ("le 1er\u00a0juillet\u00a02022", date(2022, 7, 1)),
        ("9 August 2024", date(2024, 8, 9)),
        ("on the 9th of August, 2024", date(2024, 8, 9)),
        ("le 19 septembre 2024", date(2024, 9, 19)),
    ],
)
def test_long_dates_of_both_languages_are_read(text, day):
    assert read_date(text).values == (day,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2025-02-30",
        "31/31/2025",
        "45000",
        "2025",
        "1066-10-14",
        "3 Foo 2025",
    ],
)
def test_what_is_no_date_is_refused(text):
    assert read_date(text).finding.code == "bad_date"


@given(DAYS)
def test_iso_reads_back(day):
    assert read_date(day.isoformat()).values == (day,)


@given(DAYS)
def test_french_words_read_back(day):
    first = "er" if day.day == 1 else ""
    text = f"{day.day}{first} {FRENCH_MONTHS[day.month - 1]} {day.year}"
    assert read_date(text).values == (day,)


@given(DAYS, st.sampled_from(Lang))
def test_day_month_year_is_that_day_or_asked(day, lang):
    reading = read_date(f"{day:%d/%m/%Y}", lang)
    assert reading.values == (day,) or reading.finding.code == "ambiguous_date"


@given(st.text(max_size=40), st.sampled_from(Lang))
def test_any_text_is_a_date_or_refused(text, lang):
    reading = read_date(text, lang)
    assert bool(reading.values) == (reading.finding is None)
