"""One text as whatever it may be as a value: a status, a number, yes or no."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Context as Arithmetic
from decimal import Decimal

import polars as pl

from ingest.problem_kinds import typeset
from ingest.reading import Reading, refuse
from ingest.reading.number import Marks, read_number
from ingest.reading.words import REPORTED, read_boolean, read_status
from warehouse.text import Text

# As many digits as a cell and a factor can have together: nothing is rounded.
EXACT = Arithmetic(prec=400)
# What a text may say as a value; the row's KPI decides which of it counts.
VALUE_FIELDS: tuple[tuple[str, type[pl.DataType]], ...] = (
    ("_number", pl.Float64),
    ("_hundredth", pl.Float64),
    ("_is_percent", pl.Boolean),
    ("_truth", pl.Float64),
    ("_value_status", pl.String),
    ("_number_rule", pl.String),
    ("_number_code", pl.String),
    ("_number_detail_en", pl.String),
    ("_number_detail_fr", pl.String),
    ("_said_unit", pl.String),
)
HOURS, DAYS, USD = "hours", "days", "usd"
UNIT_WORDS = {
    HOURS: ("h", "hr", "hrs", "hour", "hours", "heure", "heures"),
    DAYS: ("d", "day", "days", "j", "jour", "jours"),
    USD: ("usd", "us$", "$"),
}
UNITS = {word: unit for unit, words in UNIT_WORDS.items() for word in words}
WORDED = re.compile(
    r"(?P<before>US ?\$|USD|\$)?\s*(?P<number>[-+]?[0-9.,](?:.*[0-9])?)\s*"
    r"(?P<after>[A-Za-z]+|(?:US ?)?\$)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"([0-9]{1,6}):([0-5]?[0-9])(?::([0-5]?[0-9]))?")


@dataclass(frozen=True, slots=True)
class _Value:
    """The fields of a value, in the order of `VALUE_FIELDS`."""

    number: float | None = None
    hundredth: float | None = None
    is_percent: bool = False
    truth: float | None = None
    status: str | None = None
    rule: str | None = None
    code: str | None = None
    details: Text | None = None
    unit: str | None = None

    @property
    def fields(self) -> tuple[object, ...]:
        """The values of the fields, in their order."""
        told = self.details
        return (
            *(self.number, self.hundredth, self.is_percent, self.truth, self.status),
            *(self.rule, self.code),
            *((told.en, told.fr) if told else (None, None)),
            self.unit,
        )


def read_value(
    text: str,
    marks: Marks,
    factor: Decimal | None = None,
    *,
    is_stored: bool = False,
) -> Reading:
    """Read one text as whatever it may be: a status, a number, yes or no.

    Args:
        text: what the cell shows.
        marks: the marks of numbers that its column or its file shows.
        factor: what a number is times, where the file states multiples of the unit.
        is_stored: the file stores a number or a duration, and no text.
    """
    status = read_status(text)
    if status and status != REPORTED:
        return Reading(_Value(status=status).fields)
    if clock := CLOCK.fullmatch(text.strip()):
        is_hours = is_stored and factor is None
        return Reading(_duration(clock, is_stored=is_hours).fields)
    boolean = read_boolean(text)
    truth = float(boolean.values[0]) if boolean.rule else None
    number, unit = _without_unit(text)
    reading = _times(read_number(number, marks), factor)
    if finding := reading.finding:
        told = _Value(truth=truth, code=finding.code, details=finding.detail)
        return Reading(told.fields)
    value, is_percent = reading.values
    told = _Value(
        number=float(value),
        hundredth=float(value / Decimal(100)),
        is_percent=is_percent,
        truth=truth,
        rule=reading.rule,
        details=UNLIKE.get(unit or ""),
        unit=unit,
    )
    return Reading(told.fields)


# A number of hours says so; in a KPI of days it is none that can be read.
UNLIKE = {
    HOURS: typeset(" (it is in hours)", " (il est en heures)"),
    DAYS: typeset(" (it is in days)", " (il est en jours)"),
    USD: typeset(" (it is in dollars)", " (il est en dollars)"),
}


def _duration(clock: re.Match[str], *, is_stored: bool) -> _Value:
    """Return hours and minutes as hours, where the file says that they are."""
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    value = hours + minutes / 60 + seconds / 3600
    details = _in_hours(value)
    if not is_stored:
        return _Value(code="bad_number", details=details)
    return _Value(
        number=value,
        hundredth=value / 100,
        rule="duration",
        details=details,
        unit=HOURS,
    )


def _in_hours(value: float) -> Text:
    said = f"{round(value, 4):g}"
    return typeset(
        f" (hours and minutes are written in hours: {said})",
        f" (les heures et minutes s'écrivent en heures : {said.replace('.', ',')})",
    )


def _without_unit(text: str) -> tuple[str, str | None]:
    """Return a number without the unit that is written beside it, and that unit."""
    match = WORDED.fullmatch(text.strip())
    word = match and (match["before"] or match["after"])
    unit = UNITS.get(re.sub(r"\s", "", word).lower()) if word else None
    if not match or unit is None or (match["before"] and match["after"]):
        return text, None
    return match["number"], unit


def _times(reading: Reading, factor: Decimal | None) -> Reading:
    """Return the reading of a number, times the factor; refused where too large."""
    if factor is not None and reading.values:
        number, is_percent = reading.values
        product = EXACT.multiply(number, factor)
        reading = Reading((product, is_percent), f"{reading.rule}_times_{factor:f}")
    if reading.values and not math.isfinite(float(reading.values[0])):
        return refuse("bad_number")
    return reading


def read_part(text: str, marks: Marks, factor: Decimal | None = None) -> Reading:
    """Read a numerator or denominator; a word like n/a is none."""
    if read_status(text):
        return Reading()
    reading = _times(read_number(text, marks), factor)
    if reading.finding:
        return reading
    number, is_percent = reading.values
    return refuse("bad_number") if is_percent else Reading((float(number),))
