"""Participants as notices give them: "22", "more than 70", « près de 100 »."""

from __future__ import annotations

import re

import polars as pl

from ingest.folding import clean
from ingest.reading import Reading, refuse
from ingest.reading.number import read_count
from ingest.reading.words import read_status
from ingest.rules import each
from ingest.source import Rule

EXACT, UNKNOWN = "exact", "unknown"
QUALIFIER_WORDS = {
    EXACT: ("exactly", "exactement"),
    "more_than": ("more than", "over", "above", ">", "plus de", "au-delà de"),
    "close_to": ("close to", "nearly", "almost", "près de", "presque"),
    "about": ("about", "around", "approximately", "approx.", "circa", "ca.", "~")
    + ("environ", "autour de", "à peu près"),
    UNKNOWN: ("not known", "inconnu", "non connu"),
}
QUALIFIED = re.compile(
    r"(?:(?P<words>"
    + "|".join(
        re.escape(word)
        for words in QUALIFIER_WORDS.values()
        for word in sorted(words, key=len, reverse=True)
    )
    + r")\s*)?(?P<number>[0-9].*?)\s*(?:participants?|people|personnes|officers|agents)?",
    re.IGNORECASE,
)


def read_participants(text: str) -> Reading:
    """Read a number of participants, and the qualifier that stands before it."""
    line = clean(text)
    match = QUALIFIED.fullmatch(line)
    if match:
        reading = read_count(match["number"])
        return (
            reading
            if reading.finding
            else Reading((reading.values[0], _qualifier(match["words"])))
        )
    if read_status(line) or _qualifier(line) == UNKNOWN:
        return Reading((None, UNKNOWN))
    return refuse("bad_number")


def _qualifier(words: str | None) -> str | None:
    if words is None:
        return None
    return next(
        (
            key
            for key, known in QUALIFIER_WORDS.items()
            if words.lower() in {key, *known}
        ),
        None,
    )


def participants() -> Rule:
    """Return the rule of a number of participants."""
    return Rule(
        each(lambda text, context: read_participants(text)),
        gives=(("participants_value", pl.Int32), ("_worded", pl.String)),
    )
