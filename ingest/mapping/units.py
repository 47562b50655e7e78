"""Columns of numbers, and the unit that they seem to stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.folding import fold
from ingest.mapping.kpis import default_range
from ingest.reading.error_value import is_error_value
from ingest.reading.number import STORED, marks_of, read_number
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
    """A column of numbers: its likely unit, and the least and the most in it.

    `limits` are what the description of its KPI has to say, where the range of the
    unit is narrower than what was seen; `refused` is the unit that the header speaks
    for, where it is not proposed because it would hold what was seen.
    """

    letter: str
    header: str
    unit: str
    is_told: bool
    seen: str
    limits: tuple[str, ...] = ()
    refused: str | None = None
    is_share: bool = False


def measure_of(letter: str, header: str, texts: tuple[str, ...]) -> Measure | None:
    """Return what a column measures, or None where it holds no numbers."""
    said = [
        text for text in texts if read_status(text) is None and not is_error_value(text)
    ]
    if not said or fold(header) in NO_MEASURE:
        return None
    if {fold(text) for text in said} <= YES_AND_NO:
        return Measure(letter, header, "yes_no", is_told=True, seen=", ".join(said[:2]))
    # For a guess it is enough that they are numbers, whatever their marks.
    marks = marks_of(said)
    marks = marks if marks.decimal else STORED
    readings = [read_number(text, marks) for text in said]
    numbers = [reading.values for reading in readings if reading.values]
    if len(numbers) < LEAST_SHARE * len(said):
        return None
    low, high = (end(number for number, *_ in numbers) for end in (min, max))
    # The label just above the numbers says more than the one above it.
    labels = [*reversed(header.casefold().split(" > "))]
    named = [unit for text in labels for unit, word in WORDS if re.search(word, text)]
    is_signed = any(has_sign for _, has_sign in numbers)
    values = [number for number, _ in numbers]
    is_whole = all(number == int(number) for number in values)
    told = "percent" if is_signed else next(iter(named), None)
    unit = told or ("count" if is_whole and low >= 0 else "number")
    limits, refused = _limits(unit, low, high), None
    if limits and not is_signed:
        unit, told, refused = "number", None, unit
    return Measure(
        letter,
        header,
        unit=unit,
        is_told=bool(told),
        seen=f"{float(low):g} – {float(high):g}",
        limits=limits,
        refused=refused,
        is_share=unit == "percent" and not is_signed and 0 < high <= 1,
    )


def _limits(unit: str, low: Decimal, high: Decimal) -> tuple[str, ...]:
    """Return the limits that a KPI of a unit needs, so that it takes what was seen."""
    scale = 100 if unit == "percent" else 1
    ends = (("lowest", low / scale), ("highest", high / scale))
    lowest, highest = default_range(unit)
    is_outside = (
        lowest is not None and float(low / scale) < lowest,
        highest is not None and float(high / scale) > highest,
    )
    return tuple(
        f"{name}: {float(end):g}"
        for (name, end), is_told in zip(ends, is_outside, strict=True)
        if is_told
    )
