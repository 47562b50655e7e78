"""The texts of one answer, each read alone; the KPI's unit says what they mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Context as Arithmetic
from decimal import Decimal
from functools import partial

import polars as pl

from ingest.kpi import Kpi
from ingest.reading import Reading, refuse
from ingest.reading.number import decimal_mark_of, read_number
from ingest.reading.words import REPORTED, STATUS_WORDS, read_boolean, read_status
from ingest.rules import listed
from ingest.source import Context, Rule
from warehouse.text import Text

# As many digits as a cell and a factor can have together: nothing is rounded.
EXACT = Arithmetic(prec=400)
STATUSES = ", ".join(dict.fromkeys(STATUS_WORDS.values()))
# What a text may say as a value; the row's KPI decides which of it counts.
VALUE_FIELDS: tuple[tuple[str, type[pl.DataType]], ...] = (
    ("_number", pl.Float64),
    ("_hundredth", pl.Float64),
    ("_is_percent", pl.Boolean),
    ("_truth", pl.Float64),
    ("_value_status", pl.String),
    ("_number_rule", pl.String),
    ("_number_code", pl.String),
    ("_number_detail", pl.String),
)
# What a mapping file says of a KPI that is not on the list; kept beside its values.
DESCRIPTION_FIELDS: tuple[tuple[str, type[pl.DataType]], ...] = (
    ("kpi_name", pl.String),
    ("kpi_name_fr", pl.String),
    ("kpi_unit", pl.String),
    ("kpi_direction", pl.String),
    ("kpi_aggregation_rule", pl.String),
    ("kpi_publisher", pl.String),
    ("kpi_licence", pl.String),
    ("kpi_source", pl.String),
    ("kpi_source_address", pl.String),
)
KPI_FIELDS: tuple[tuple[str, type[pl.DataType]], ...] = (
    ("kpi_id", pl.String),
    *DESCRIPTION_FIELDS,
    ("_unit", pl.String),
    ("_aggregation_rule", pl.String),
    ("_has_denominator", pl.Boolean),
    ("_lowest", pl.Float64),
    ("_highest", pl.Float64),
    ("_range_en", pl.String),
    ("_range_fr", pl.String),
)


def read_value(
    text: str, decimal_mark: str | None, factor: Decimal | None = None
) -> Reading:
    """Read one text as whatever it may be: a status, a number, yes or no."""
    status = read_status(text)
    if status and status != REPORTED:
        return Reading((None, None, False, None, status, None, None, None))
    boolean = read_boolean(text)
    truth = float(boolean.values[0]) if boolean.rule else None
    reading = _read_number(text, decimal_mark, factor)
    if finding := reading.finding:
        detail = finding.detail.en if finding.detail else None
        return Reading((None, None, False, truth, None, None, finding.code, detail))
    number, is_percent = reading.values
    numbers = (float(number), float(number / Decimal(100)), is_percent)
    return Reading((*numbers, truth, None, reading.rule, None, None))


def _read_number(
    text: str, decimal_mark: str | None, factor: Decimal | None
) -> Reading:
    """Read a number, times the factor where the file states multiples of the unit."""
    reading = read_number(text, decimal_mark)
    if factor is not None and reading.values:
        number, is_percent = reading.values
        product = EXACT.multiply(number, factor)
        rule = f"{reading.rule}_times_{factor:f}"
        reading = Reading((product, is_percent), rule)
    return _finite(reading)


def _finite(reading: Reading) -> Reading:
    if reading.values and not math.isfinite(float(reading.values[0])):
        return refuse("bad_number")
    return reading


def _read_values(
    texts: Sequence[str], _: Context, factor: Decimal | None = None
) -> list[Reading]:
    decimal_mark = decimal_mark_of(texts)
    return [read_value(text, decimal_mark, factor) for text in texts]


def _read_parts(
    texts: Sequence[str], _: Context, factor: Decimal | None = None
) -> list[Reading]:
    """Read numerators or denominators; a word like n/a is none."""
    decimal_mark = decimal_mark_of(texts)
    return [_read_part(text, decimal_mark, factor) for text in texts]


def _read_part(
    text: str, decimal_mark: str | None, factor: Decimal | None = None
) -> Reading:
    if read_status(text):
        return Reading()
    reading = _read_number(text, decimal_mark, factor)
    if reading.finding:
        return reading
    number, is_percent = reading.values
    return refuse("bad_number") if is_percent else Reading((float(number),))


def _read_statuses(texts: Sequence[str], _: Context) -> list[Reading]:
    return [
        Reading((status,))
        if (status := read_status(text))
        else refuse("unknown_status", Text(STATUSES, STATUSES))
        for text in texts
    ]


def _read_kpis(texts: Sequence[str], context: Context) -> list[Reading]:
    readings = []
    for found in listed(lambda codes: codes.read_kpi)(texts, context):
        reading = found
        if reading.values:
            kpi = context.codes.kpi_facts[reading.values[0]]
            facts = (kpi.unit, kpi.aggregation_rule, kpi.has_denominator)
            limits = (kpi.lowest, kpi.highest, kpi.range.en, kpi.range.fr)
            values = (kpi.kpi_id, *_described(kpi), *facts, *limits)
            reading = Reading(values, reading.rule)
        readings.append(reading)
    return readings


def _described(kpi: Kpi) -> tuple[str | None, ...]:
    if kpi.description is None:
        return (None,) * len(DESCRIPTION_FIELDS)
    told = kpi.description
    return (
        *(told.name_en, told.name_fr, kpi.unit),
        *(told.direction, kpi.aggregation_rule, told.publisher),
        *(told.licence, told.source, told.source_address),
    )


def value(factor: Decimal | None = None) -> Rule:
    """Return the rule of a value, of which the row makes `value_number`."""
    read = partial(_read_values, factor=factor)
    return Rule(read, gives=VALUE_FIELDS, is_number=True, scaled=value)


def part(name: str, factor: Decimal | None = None) -> Rule:
    """Return the rule of a numerator or denominator: `<name>_number`."""
    read = partial(_read_parts, factor=factor)
    gives = ((f"{name}_number", pl.Float64),)
    return Rule(read, gives=gives, is_number=True, scaled=partial(part, name))


def status() -> Rule:
    """Return the rule of the status of an answer."""
    return Rule(_read_statuses, gives=(("_status", pl.String),))


def kpi() -> Rule:
    """Return the rule of a KPI: `kpi_id`, `kpi_rule` and what reading needs of it."""
    return Rule(_read_kpis, gives=KPI_FIELDS, named="kpi_rule")
