"""Participants as notices give them: "22", "more than 70", « près de 100 »."""

from __future__ import annotations

import re

import polars as pl

from ingest.folding import clean
from ingest.reading import Reading, refuse
from ingest.reading.number import NO_MARKS, STORED, Marks, read_count
from ingest.reading.words import read_status, read_word
from ingest.rules import each
from ingest.source import Rule

EXACT, UNKNOWN = "exact", "unknown"
QUALIFIER_WORDS = {
    EXACT: ("exactly", "exactement"),
    "more_than": ("more than", "over", "above", "plus de", "au-delà de"),
    "close_to": ("close to", "nearly", "almost", "près de", "presque"),
    "about": ("about", "around", "approximately", "environ", "autour de", "à peu près"),
    UNKNOWN: ("not known", "inconnu", "non connu"),
}
SIGNS = {">": "more_than", "~": "about"}
ENGLISH = re.compile(
    r"\b(?:more than|over|above|close to|nearly|almost|about|around|approximately|"
    r"exactly|people|officers)\b",
    re.IGNORECASE,
)
QUALIFIED = re.compile(
    r"(?P<words>[^0-9]*?)\s*(?P<number>[0-9].*?)\s*"
    r"(?:participants?|people|personnes|officers|agents)?",
    re.IGNORECASE,
)


def read_participants(text: str, marks: Marks = NO_MARKS) -> Reading:
    """Read a number of participants, and the qualifier that stands before it."""
    line = clean(text)
    if read_status(line) or _qualifier(line) == UNKNOWN:
        return Reading((None, UNKNOWN))
    match = QUALIFIED.fullmatch(line)
    if not match:
        return refuse("bad_number")
    qualifier = _qualifier(match["words"])
    if match["words"] and qualifier is None:
        return refuse("bad_number")
    if marks.decimal is None and ENGLISH.search(line):
        # Whoever writes "over 1,200 people" says in which language.
        marks = Marks(".")
    reading = read_count(match["number"], marks)
    if reading.finding:
        return reading
    return Reading((reading.values[0], qualifier))


def _qualifier(words: str) -> str | None:
    if words in SIGNS:
        return SIGNS[words]
    return (read_word(words, QUALIFIER_WORDS).values or (None,))[0]


def participants() -> Rule:
    """Return the rule of a number of participants."""
    return Rule(
        each(lambda text, context: read_participants(text, context.marks)),
        gives=(("participants_value", pl.Int32), ("_worded", pl.String)),
        is_number=True,
        read_stored=each(lambda text, _: read_participants(text, STORED)),
    )
