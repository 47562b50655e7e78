"""What became of each item: the table on the page and what a session has to decide."""

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
    assert found["Item 43"] == "Merged into 36 (recommended; stated)"
    assert found["Item 36"] == "No outcome stated; no. 43 merged into it"


def test_counts_of_the_table_sum_to_the_43_items(book):
    rows = findings.dispositions(book, Choice())
    told = lines(book, Choice())
    assert sum(int(row[1]) for row in told) == rows["item_count"].sum() == 43
    assert "36 more numbers" in findings.number_alone(rows, Lang.EN)


def test_no_session_knows_of_a_later_outcome(book):
    early = lines(book, Choice(Lang.EN, "PTC-247"))
    assert {row[3] for row in early if row[0].startswith("Item")} == {
        "No outcome stated"
    }
    assert findings.dispositions(book, Choice(Lang.EN, "PTC-237")).is_empty()


@pytest.mark.parametrize("lang", Lang)
def test_both_languages_have_the_same_rows(lang, book):
    rows = lines(book, Choice(lang, "PTC-249"))
    assert len(rows) == 12
    assert {len(row) for row in rows} == {len(findings.DISPOSITIONS)}
    assert all(cell for row in rows for cell in row)


def test_the_ptc_decides_on_items_and_the_council_on_texts(book):
    rows = findings.dispositions(book, Choice(Lang.EN, "PTC-249"))
    words = findings.due(book, Choice(Lang.EN, "PTC-249"), rows)
    assert "43 items are to be decided" in words
    assert "no outcome is stated yet: 30" in words
    assert "an outcome is recommended and not yet decided: 13" in words
    council = Choice(Lang.FR, "COUNCIL-147")
    rows = findings.dispositions(book, council)
    assert "rien dans le registre" in findings.due(book, council, rows)
