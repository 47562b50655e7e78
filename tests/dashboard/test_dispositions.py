"""What became of each item: the table on the page."""

import pytest

from dashboard.choice import Choice
from dashboard.findings import dispositions as findings
from warehouse.text import Lang


def lines(book, choice):
    rows = findings.dispositions(book, choice)
    return [
        [getattr(cell, "text", cell) for cell in row]
        for row in findings.table_rows(rows, choice.lang)
    ]


def test_both_ends_of_the_merger_are_told(book):
    found = {row[0]: row[3] for row in lines(book, Choice(Lang.EN))}
    assert found["Item 43"] == "Merged with 36 (stated)"
    assert found["Item 36"] == "No outcome stated; no. 43 merged with it"


def test_counts_of_the_table_sum_to_the_43_items(book):
    rows = findings.dispositions(book, Choice())
    told = lines(book, Choice())
    assert sum(int(row[1]) for row in told) == rows["item_count"].sum() == 43
    assert "36 more numbers" in findings.number_alone(rows, Lang.EN)


def test_no_session_knows_of_a_later_outcome(book):
    early = lines(book, Choice(Lang.EN, "PTC-247"))
    assert not [row for row in early if row[0].startswith("Item")]
    assert {row[3] for row in early} == {
        "No outcome stated",
        "Retained for further consideration (stated)",
    }
    assert findings.dispositions(book, Choice(Lang.EN, "PTC-237")).is_empty()


@pytest.mark.parametrize("lang", Lang)
def test_both_languages_have_the_same_rows(lang, book):
    rows = lines(book, Choice(lang, "PTC-249"))
    assert len(rows) == 11
    assert {len(row) for row in rows} == {len(findings.DISPOSITIONS)}
    assert all(cell for row in rows for cell in row)
