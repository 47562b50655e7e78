"""What the paper asks of a session, and what became of one item, with citations."""

import pytest

from dashboard.choice import Choice
from dashboard.findings.history import by_document, history, item_numbers, mergers
from dashboard.findings.requests import requests
from dashboard.findings.standards import standard_changes
from warehouse.text import Lang

LATEST = Choice(Lang.EN)


@pytest.mark.parametrize("session", ["PTC-249", "LATEST"])
def test_the_session_is_asked_what_paragraph_12_asks(book, session):
    sentence, one_by_one = requests(book, Choice(Lang.EN, session))
    assert sentence == (
        "3 requests of PTC 249/250 (PTC working document, para. 12; session inferred)."
    )
    note, areas, guidance = one_by_one
    assert note.startswith("Invited to take note of the progress")
    assert areas.startswith("Invited to determine, from those presentations, which")
    assert guidance == "Invited to give guidance on the way forward."
    french = requests(book, Choice(Lang.FR, session))[1]
    assert [words.split(" (")[0][:13] for words in french] == [
        "Invité à pren",
        "Invité à déte",
        "Invité à form",
    ]


@pytest.mark.parametrize("session", ["PTC-247", "PTC-251", "COUNCIL-145"])
def test_no_other_session_is_asked_anything(book, session):
    sentence, one_by_one = requests(book, Choice(Lang.FR, session))
    assert "n'adresse aucune demande à cette session" in sentence
    assert one_by_one == []


@pytest.mark.parametrize("lang", Lang)
def test_the_history_of_a_merged_item_stands_at_both_its_ends(book, lang):
    choice = Choice(lang)
    steps = history(book, choice, "43")
    assert len(steps) == 2
    assert all(step.facts[-1].words for step in steps)
    assert any("36" in fact.words for fact in steps[-1].facts + steps[0].facts)
    (absorbed,) = history(book, choice, "36")
    assert "43" in absorbed.title
    count, merger = mergers(book, choice)
    assert count.startswith("1")
    assert "43" in merger
    assert "36" in merger


def test_an_early_session_knows_no_step_and_no_merger(book):
    early = Choice(Lang.EN, "PTC-237")
    assert history(book, early, "43") == []
    assert mergers(book, early) == ["No merger was known by this session."]
    assert by_document(book, early) == []


def test_the_items_are_the_forty_three(book):
    assert item_numbers(book) == [str(no) for no in range(1, 44)]


def test_paragraphs_name_the_items_that_they_tell_of(book):
    rows = {row[0]: row for row in by_document(book, LATEST)}
    told = rows["PTC working document, para. 10"]
    assert told[2] == "38, 39, 40, 41, 42, 43"


def test_an_item_of_the_address_is_shown_and_an_unknown_one_said(visit):
    app, words = visit("proposals", item="36", lang="fr")
    assert "<h3>N°\u00a043 fusionnée avec elle</h3>" in words
    assert app.selectbox(key="page_item").value == "36"
    _, words = visit("proposals", item="99", lang="fr")
    assert "«\u00a099\u00a0», qui n'est pas proposé" in words


def test_changes_of_the_standards_are_those_of_the_mart(book):
    choice = Choice(Lang.EN, "PTC-249", "EUR")
    rows = standard_changes(book, choice)
    assert len(rows) == 16
    mart = book.mart("rpt_implementation_by_region")
    row = next(
        row
        for row in mart.to_dicts()
        if (row["as_of_session_id"], row["region_id"], row["standard_no_2022"])
        == ("PTC-249", "EUR", 1)
    )
    assert rows[0][5].text == str(row["reporting_member_count"])
    assert (rows[0][4].text == "–") == (row["mean_level_change"] is None)
