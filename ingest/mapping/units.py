"""Columns of numbers, and the unit that they seem to stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.folding import fold
from ingest.reading.error_value import is_error_value
from ingest.reading.number import decimal_mark_of, read_number
from ingest.reading.words import read_status

YES_AND_NO = frozenset({"yes", "no", "oui", "non"})
LEAST_SHARE = 0.9
# Headers of numbers that measure nothing.
NO_MEASURE = frozenset(
    {"id", "no", "n", "code", "number", "numero", "latitude", "longitude"}
)
# The unit that a word of the header speaks for, in the order of trust.
WORDS = (
    ("rank", r"\brank|\brang\b"),
    ("per_100000", r"per 100[ ,.]?000|pour 100[ .]?000"),
    ("per_1000", r"per 1[ ,.]?000\b|pour 1[ .]?000\b"),
    ("percent", r"%|\bper ?cent|\bpour cent|\bshare of|\bpart d"),
    ("usd", r"us\$|\busd\b"),
    ("hours", r"\bhours?\b|\bheures?\b"),
    ("days", r"\bdays?\b|\bjours?\b"),
    ("score", r"\bscore|\bindex\b|\bindice\b"),
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of numbers: its likely unit, and the least and the most in it."""

    letter: str
    header: str
    unit: str
    is_told: bool
    seen: str


def measure_of(letter: str, header: str, texts: tuple[str, ...]) -> Measure | None:
    """Return what a column measures, or None where it holds no numbers."""
    said = [
        text for text in texts if read_status(text) is None and not is_error_value(text)
    ]
    if not said or fold(header) in NO_MEASURE:
        return None
    if {fold(text) for text in said} <= YES_AND_NO:
        return Measure(letter, header, "yes_no", is_told=True, seen=", ".join(said[:2]))
    mark = decimal_mark_of(said)
    readings = [read_number(text, mark) for text in said]
    numbers = [reading.values for reading in readings if reading.values]
    if len(numbers) < LEAST_SHARE * len(said):
        return None
    low, high = (end(number for number, *_ in numbers) for end in (min, max))
    # The label just above the numbers says more than the one above it.
    labels = [*reversed(header.casefold().split(" > "))]
    named = [unit for text in labels for unit, word in WORDS if re.search(word, text)]
    if any(has_sign for _, has_sign in numbers):
        named = ["percent"]
    is_whole = all(number == int(number) for number, _ in numbers)
    guess = "count" if is_whole and low >= 0 else "number"
    return Measure(
        letter,
        header,
        unit=named[0] if named else guess,
        is_told=bool(named),
        seen=f"{float(low):g} – {float(high):g}",
    )
