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
    ("texts", "level"),
    [
        (["Not implemented", "NOT YET IMPLEMENTED", "Non mis en œuvre"], 0),
        (["not met", "Pas encore mise en oeuvre", "Non-conforme", "0 - Not met"], 0),
        (["Planning stage", "In the planning stage", "Phase de planification"], 1),
        (["planifiée", "1: Planning stage", "En cours de planification"], 1),
        (["Partially implemented", "Partly met", "Partiellement mis en œuvre"], 2),
        (["Partial implementation", "2 – Partiellement appliqué"], 2),
        (["Fully implemented", "Full compliance", "Entièrement mis en œuvre"], 3),
        (["Fully implemented (3)", "Pleinement conforme", "Fully implemented."], 3),
    ],
)
def test_words_of_the_un_survey_and_of_self_assessments_are_levels(texts, level):
    for text in texts:
        assert read_level(text).values == (level, "reported"), text


@pytest.mark.parametrize(
    "text", ["On a pilot basis", "Pilot stage", "À titre pilote", "Phase pilote"]
)
def test_pilot_is_partial_by_a_rule_of_its_own(text):
    reading = read_level(text)
    assert (reading.values, reading.rule) == ((2, "reported"), "level_pilot")


@pytest.mark.parametrize(
    "text",
    [
        "Implemented",
        "Substantially implemented",
        "1 - Pilot stage",
        "2 - Fully implemented",
        "Fully implemented (2)",
        "Planned or implemented",
        "Not fully implemented",
        "Mis en œuvre",
    ],
)
def test_word_that_does_not_say_how_far_is_held(text):
    assert read_level(text).finding.code == "bad_level"


@pytest.mark.parametrize(
    "text", ["4", "-1", "2.5", "done", "50%", "TRUE", "2 - full", "2024", "1,5", "III"]
)
def test_what_is_no_level_is_refused(text):
    assert read_level(text).finding.code == "bad_level"


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        (["n/a", "N.A.", "s.o.", "sans objet", "not applicable"], "not_applicable"),
        (["Don't know", "Don’t know", "Ne sait pas", "Unknown"], "not_available"),
        (["Does not apply", "Ne s'applique pas"], "not_applicable"),
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
