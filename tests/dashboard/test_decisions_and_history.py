"""What a session is asked to decide, and what became of one item, with citations."""

import pytest

from dashboard.choice import Choice
from dashboard.findings.decisions import decisions
from dashboard.findings.history import by_document, history, item_numbers, mergers
from dashboard.findings.standards import standard_changes
from warehouse.text import Lang

LATEST = Choice(Lang.EN)


def test_the_decisions_name_the_numbers_and_sum_to_the_items_due(book):
    sentence, one_by_one = decisions(book, Choice(Lang.EN, "PTC-249"))
    assert "43 items are to be decided" in sentence
    assert "28 items whose numbers are not given" in " ".join(one_by_one)
    assert "9 items whose numbers are not given" in " ".join(one_by_one)
    words = " ".join(one_by_one)
    assert "Nos. 38, 39, 41 and 43: an outcome is recommended" in words
    assert "Nos. 40 and 42: no outcome is stated yet." in words
    assert "PTC working document, para. 11, 12" in words


def test_the_council_is_asked_nothing_of_the_register(book):
    sentence, one_by_one = decisions(book, Choice(Lang.FR, "COUNCIL-147"))
    assert "rien dans le registre" in sentence
    assert one_by_one == ["Le document n'adresse pas d'autre demande à cette session."]


@pytest.mark.parametrize("lang", Lang)
def test_the_history_of_a_merged_item_stands_at_both_its_ends(book, lang):
    choice = Choice(lang)
    steps = history(book, choice, "43")
    assert len(steps) == 3
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
