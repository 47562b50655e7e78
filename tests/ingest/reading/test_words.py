"""Levels, statuses, yes and no, in both languages."""

import pytest

from ingest.reading.words import read_boolean, read_level, read_status, read_word


@pytest.mark.parametrize(
    ("texts", "level"),
    [
        (["0", "0.0", "none", "Aucun", "0 - none"], 0),
        (["1", "planned", "PRÉVU", "prevu", "1: prévu"], 1),
        (["2", "2.0", "2,0", " 2 ", "partial", "partiel", "2 (partial)"], 2),
        (["3", "full", "complet", "complète", "3 – full"], 3),
    ],
)
def test_level_is_read_from_number_or_word(texts, level):
    for text in texts:
        reading = read_level(text)
        assert reading.values == (level, "reported"), text
        assert reading.finding is None


@pytest.mark.parametrize(
    "text", ["4", "-1", "2.5", "done", "50%", "TRUE", "2 - full", "2024", "1,5", "III"]
)
def test_what_is_no_level_is_refused(text):
    assert read_level(text).finding.code == "bad_level"


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        (["n/a", "N.A.", "s.o.", "sans objet", "not applicable"], "not_applicable"),
        (["n.d.", "-", "–", "…", "...", "non disponible"], "not_available"),
        (["not reported", "sans réponse"], "not_reported"),
        (["not yet due", "non échu"], "not_yet_due"),
    ],
)
def test_level_may_be_a_reason_for_none(texts, status):
    for text in texts:
        assert read_level(text).values == (None, status), text


def test_word_that_is_no_status_is_none():
    assert read_status("maybe") is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes", True), ("OUI", True), ("1", True), ("no", False), ("Non", False)],
)
def test_yes_and_no_are_read_in_both_languages(text, answer):
    reading = read_boolean(text)
    assert reading.values == (answer,)
    assert reading.finding is None


def test_what_is_neither_yes_nor_no_is_no_with_a_warning():
    reading = read_boolean("perhaps")
    assert reading.values == (False,)
    assert reading.finding.code == "bad_boolean"


def test_closed_list_takes_its_synonyms_and_names_itself_otherwise():
    words = {"retained": ("retenue",), "merged": ()}
    assert read_word("Retenue ", words).values == ("retained",)
    finding = read_word("kept?", words).finding
    assert finding.code == "unknown_status"
    assert finding.detail.en == "retained, merged"
