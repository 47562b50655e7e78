"""Periods in words, and numbers of capacity building as their sources put them."""

import pytest

from dashboard.activity_words import participants, taking_part
from dashboard.cells import in_a_tile
from dashboard.chart import Unit
from dashboard.kpi.periods import kind, period_words
from dashboard.render.entries import Entry, Fact, entries_list, facts_list
from dashboard.words import compact
from warehouse.text import Lang, Text

WIDE, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("period", "name", "en", "fr"),
    [
        ("2024", "year", "2024", "2024"),
        ("2024-H1", "half", "first half of 2024", "premier semestre 2024"),
        ("2024-Q3", "quarter", "third quarter of 2024", "troisième trimestre 2024"),
        ("2024-05", "month", "May 2024", "mai 2024"),
        ("2023/24", "july_year", "July 2023 to June 2024", "juillet 2023 à juin 2024"),
        ("1999/00", "july_year", "July 1999 to June 2000", "juillet 1999 à juin 2000"),
        ("2026-09-12", "day", f"12{WIDE}September 2026", f"12{WIDE}septembre 2026"),
        (
            "2022-07-01/2026-09-12",
            "span",
            f"1{WIDE}July 2022 to 12{WIDE}September 2026",
            f"1er{WIDE}juillet 2022 à 12{WIDE}septembre 2026",
        ),
        ("of old", "", "of old", "of old"),
    ],
)
def test_a_period_is_said_in_words(period, name, en, fr):
    assert kind(period) == name
    assert period_words(period, Lang.EN) == en
    assert period_words(period, Lang.FR) == fr


@pytest.mark.parametrize(
    ("qualifier", "count", "en", "fr"),
    [
        ("exact", 25, "25 participants", f"25{WIDE}participants"),
        ("exact", 1, "1 participant", f"1{WIDE}participant"),
        (
            "more_than",
            1700,
            "more than 1,700 participants",
            f"plus de 1{NARROW}700{WIDE}participants",
        ),
        (
            "close_to",
            100,
            "close to 100 participants",
            f"près de 100{WIDE}participants",
        ),
        ("about", 50, "about 50 participants", f"environ 50{WIDE}participants"),
        ("unknown", None, "number not stated", "nombre non indiqué"),
        ("more_than", None, "number not stated", "nombre non indiqué"),
    ],
)
def test_participants_keep_the_word_of_their_source(qualifier, count, en, fr):
    row = {"participants_qualifier": qualifier, "participant_count": count}
    assert participants(row, Lang.EN) == en
    assert participants(row, Lang.FR) == fr


def test_countries_are_told_apart_from_members():
    row = {
        "participants_qualifier": "exact",
        "participant_count": 25,
        "administration_count": 16,
        "stated_member_count": 6,
    }
    assert taking_part(row, Lang.EN) == (
        "25 participants; 16 administrations, countries or territories, Members or "
        "not; 6 Members by the source's own count"
    )


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (0.25, "0.25", "0,25"),
        (2.5, "2.5", "2,5"),
        (12.345, "12.3", "12,3"),
        (1234.0, "1,234", f"1{NARROW}234"),
        (1_200_000.0, "1.2M", f"1,2{WIDE}M"),
        (-50_000.0, "\u221250K", f"\u221250{WIDE}k"),
    ],
)
def test_a_number_in_little_room(value, en, fr):
    assert compact(value, Lang.EN) == en
    assert compact(value, Lang.FR) == fr


def test_a_tile_says_a_share_without_decimals_and_a_level_with_one():
    assert in_a_tile(0.478, Unit.SHARE, Lang.FR) == f"48{NARROW}%"
    assert in_a_tile(2.06, Unit.LEVEL, Lang.EN) == "2.1"
    assert in_a_tile(None, Unit.LEVEL, Lang.EN) == ""


SOURCE = Text(en="Source", fr="Source")


def test_an_address_stands_in_full_as_a_link():
    html = facts_list([Fact(SOURCE, "WCO", "https://example.org/a?b=1&c")], Lang.EN)
    assert 'href="https://example.org/a?b=1&amp;c"' in html
    assert ">https://example.org/a?b=1&amp;c</a>" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", ""])
def test_what_is_no_address_of_a_page_is_no_link(address):
    assert "<a" not in facts_list([Fact(SOURCE, "WCO", address)], Lang.EN)


def test_what_a_file_says_is_never_markup():
    entry = Entry(
        "<b>title</b>", "<i>when</i>", (Fact(SOURCE, "<u>x</u>"),), "<s>k</s>"
    )
    html = entries_list([entry], Lang.EN)
    assert not any(f"<{tag}>" in html for tag in ("b", "i", "u", "s"))
    assert "&lt;b&gt;title" in html
