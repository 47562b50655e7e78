"""Numbers, dates, plurals and spaces as English and French write them."""

from datetime import UTC, date, datetime

import pytest

from dashboard import words
from warehouse.text import Lang, Text

NARROW, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("value", "digits", "en", "fr"),
    [
        (1234567, 0, "1,234,567", f"1{NARROW}234{NARROW}567"),
        (1234.5, 1, "1,234.5", f"1{NARROW}234,5"),
        (-0.25, 2, "\u22120.25", "\u22120,25"),
        (0, 0, "0", "0"),
    ],
)
def test_numbers_follow_their_language(value, digits, en, fr):
    assert words.number(value, Lang.EN, digits) == en
    assert words.number(value, Lang.FR, digits) == fr


def test_a_share_has_a_narrow_space_before_its_sign_in_french_alone():
    assert words.share(0.415, Lang.EN) == "41.5%"
    assert words.share(0.415, Lang.FR) == f"41,5{NARROW}%"
    assert words.share(1, Lang.FR, 0) == f"100{NARROW}%"


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (0.023, "+2.3 points", f"+2,3{WIDE}points"),
        (-0.5, "\u221250.0 points", f"\u221250,0{WIDE}points"),
        (0.00001, "unchanged", "inchangé"),
    ],
)
def test_a_change_of_a_share_is_in_points_with_its_sign(value, en, fr):
    assert words.points(value, Lang.EN) == en
    assert words.points(value, Lang.FR) == fr


@pytest.mark.parametrize(
    ("precision", "en", "fr"),
    [
        ("day", f"1{WIDE}July 2022", f"1er{WIDE}juillet 2022"),
        ("month", "July 2022", "juillet 2022"),
        ("year", "2022", "2022"),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_known(precision, en, fr):
    first_of_july = date(2022, 7, 1)
    assert words.day(first_of_july, Lang.EN, precision) == en
    assert words.day(first_of_july, Lang.FR, precision) == fr


def test_the_eleventh_is_no_first():
    assert words.day(date(2022, 7, 11), Lang.FR) == f"11{WIDE}juillet 2022"


def test_a_period_within_a_month_names_the_month_once():
    start, end = date(2025, 5, 5), date(2025, 5, 8)
    assert words.days(start, end, Lang.EN) == f"5–8{WIDE}May 2025"
    assert words.days(start, end, Lang.FR) == f"5–8{WIDE}mai 2025"


def test_a_period_over_months_names_both():
    start, end = date(2021, 4, 19), date(2021, 5, 6)
    expected = f"19{WIDE}avril 2021 – 6{WIDE}mai 2021"
    assert words.days(start, end, Lang.FR) == expected


def test_an_end_day_does_not_make_a_month_precise():
    start, end = date(2018, 4, 1), date(2018, 4, 19)
    assert words.days(start, end, Lang.EN, "month") == "April 2018"


@pytest.mark.parametrize(
    ("start", "end", "precisions", "en", "fr"),
    [
        ("2024-01-01", None, ("year", None), "2024", "2024"),
        ("2024-01-01", "2024-12-31", ("year", "year"), "2024", "2024"),
        ("2021-01-01", "2024-12-31", ("year", "year"), "2021 – 2024", "2021 – 2024"),
        ("2025-03-01", None, ("month", None), "March 2025", "mars 2025"),
        ("2025-03-01", "2025-03-31", ("month", "month"), "March 2025", "mars 2025"),
        (
            *("2025-03-01", "2025-05-31", ("month", "month")),
            *("March 2025 – May 2025", "mars 2025 – mai 2025"),
        ),
        (
            *("2024-01-01", "2024-03-15", ("year", "day")),
            *(f"2024 – 15{WIDE}March 2024", f"2024 – 15{WIDE}mars 2024"),
        ),
        (
            *("2025-05-05", "2025-05-08", ("day", "day")),
            *(f"5–8{WIDE}May 2025", f"5–8{WIDE}mai 2025"),
        ),
        (
            *("2025-05-05", "2025-12-31", ("day", "year")),
            *(f"5{WIDE}May 2025 – 2025", f"5{WIDE}mai 2025 – 2025"),
        ),
    ],
)
def test_each_end_of_a_period_is_as_precise_as_it_is_known(
    start, end, precisions, en, fr
):
    period = (date.fromisoformat(start), end and date.fromisoformat(end))
    assert words.days(*period, Lang.EN, *precisions) == en
    assert words.days(*period, Lang.FR, *precisions) == fr


def test_a_moment_says_its_zone():
    built = datetime(2026, 11, 23, 20, 27, tzinfo=UTC)
    assert words.moment(built, Lang.EN) == f"23{WIDE}November 2026, 20:27{WIDE}UTC"


@pytest.mark.parametrize(
    ("count", "en", "fr"),
    [
        (0, "0 Members", f"0{WIDE}Membre"),
        (1, "1 Member", f"1{WIDE}Membre"),
        (2, "2 Members", f"2{WIDE}Membres"),
    ],
)
def test_zero_is_plural_in_english_and_singular_in_french(count, en, fr):
    members = words.Counted(
        Text(en="{count} Member", fr="{count}\u00a0Membre"),
        Text(en="{count} Members", fr="{count}\u00a0Membres"),
    )
    assert members.say(Lang.EN, count) == en
    assert members.say(Lang.FR, count) == fr


def test_lists_end_with_and():
    assert words.listed(["a", "b", "c"], Lang.EN) == "a, b and c"
    assert words.listed(["a", "b"], Lang.FR) == "a et b"
    assert words.listed(["a"], Lang.FR) == "a"


def test_names_stand_in_order_with_accents_and_signs_ignored():
    names = ["Zambie", "Égypte", "Côte d'Ivoire", "Corée", "Espagne"]
    assert sorted(names, key=words.alphabetical) == [
        "Corée",
        "Côte d'Ivoire",
        "Égypte",
        "Espagne",
        "Zambie",
    ]


def test_french_text_from_the_data_gets_its_spaces():
    typed = "Recommandée ; « le 19 août » : la n° 36, 41 % !"
    assert words.typeset(typed, Lang.FR) == (
        f"Recommandée{NARROW}; «{WIDE}le 19 août{WIDE}»{WIDE}: la n°{WIDE}36, "
        f"41{NARROW}%{NARROW}!"
    )
    assert words.typeset(typed, Lang.EN) == typed
