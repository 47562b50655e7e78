"""Outcomes told in prose: read where every word is accounted for, else held."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.codes import read_codes
from ingest.sources.proposals.prose import read_item_number, read_outcome
from warehouse.text import Lang

UNDERSTOOD = [
    ("Retenue; à fusionner avec la proposition 36", ("merged", None, 36, None)),
    (
        "Recommended for retention (PTC 249/250)",
        ("retained", "recommended", None, "PTC-249"),
    ),
    ("reportée à la prochaine session", ("deferred", None, None, None)),
    ("Reportée à la 251e/252e session du CTP", ("deferred", None, None, None)),
    ("Deferred to PTC 251/252", ("deferred", None, None, None)),
    ("Retenue¹", ("retained", None, None, None)),
    (
        "Il est recommandé que la proposition soit retenue pour un examen approfondi "
        "(249e/250e sessions du CTP)",
        ("retained", "recommended", None, "PTC-249"),
    ),
    (
        "Retained at the 249th/250th sessions of the PTC",
        ("retained", None, None, "PTC-249"),
    ),
    ("Sera fusionnée avec la proposition n°\u00a036.", ("merged", None, 36, None)),
    ("Will be merged with proposal No. 36", ("merged", None, 36, None)),
    ("n'a pas été retenue", ("not_retained", None, None, None)),
    ("Was not retained", ("not_retained", None, None, None)),
    ("Le CTP a décidé de retenir la proposition", ("retained", "decided", None, None)),
    ("Withdrawn by its submitter", ("withdrawn", None, None, None)),
    (
        "Adoptée par le Conseil (Conseil 147/148)",
        ("adopted", None, None, "COUNCIL-147"),
    ),
    ("–", (None, None, None, None)),
]
HELD = [
    *("Not recommended for retention", "Retenue sous réserve", "Peut-être retenue"),
    *("Retained unless withdrawn", "Retained or merged", "Retained, not merged"),
    *("fusionnée avec les propositions 36 et 37", "merged with 36 or 37"),
    *("Retenue, retirée", "recommended and decided: retained", "Retained (item 5)"),
    *("PTC 999/1000: retained", "Retained (PTC 249/252)", "ne pas fusionner"),
]


@pytest.mark.parametrize(("text", "values"), UNDERSTOOD, ids=[x for x, _ in UNDERSTOOD])
def test_prose_that_is_surely_understood_is_read(text, values):
    reading = read_outcome(text, read_codes())
    assert (reading.values, reading.finding) == (values, None)
    assert reading.rule


def test_rule_names_what_the_prose_was_found_to_tell():
    reading = read_outcome("Recommended for retention (PTC 249/250)", read_codes())
    assert reading.rule == "prose:retained+recommended+session"
    assert read_outcome("Retained", read_codes()).rule == "word"


@pytest.mark.parametrize("text", HELD)
def test_prose_that_is_not_surely_understood_is_held(text):
    reading = read_outcome(text, read_codes())
    assert reading.values == ()
    assert reading.finding.code == "unclear_outcome"
    assert len({reading.finding.message(lang, text) for lang in Lang}) == 2


@pytest.mark.parametrize("text", ["To be discussed", "Recommended", "?"])
def test_text_without_any_outcome_asks_for_one_of_the_list(text):
    assert read_outcome(text, read_codes()).finding.code == "unknown_status"


@given(
    st.sampled_from([text for text, _ in UNDERSTOOD[:-1]]),
    st.sampled_from(["not", "ne", "sauf", "perhaps", "if", "or", "non", "37", "xyz"]),
    st.booleans(),
)
def test_one_word_that_is_not_listed_is_enough_to_hold(text, word, is_before):
    line = f"{word} {text}" if is_before else f"{text} {word}"
    reading = read_outcome(line, read_codes())
    # "not" before "retained" says something; it never leaves the outcome as it was.
    is_negated = word in {"not", "non"} and reading.values[:1] == ("not_retained",)
    assert reading.finding or is_negated


@pytest.mark.parametrize(
    "text", ["36", "n° 36", "Proposition 36¹", "36*", "36.", "Proposal no. 36"]
)
def test_item_number_is_read_whatever_label_or_mark_it_has(text):
    assert read_item_number(text).values == (36,)


@pytest.mark.parametrize("text", ["36 37", "3.6", "x", "36a", "Annex 36"])
def test_what_is_no_item_number_is_refused(text):
    assert read_item_number(text).finding
