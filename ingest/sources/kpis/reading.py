"""The texts of one answer, each read alone; the KPI's unit says what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

import polars as pl

from ingest.kpi import Kpi
from ingest.reading import Reading, refuse
from ingest.reading.number import STORED
from ingest.reading.words import STATUS_WORDS, read_status
from ingest.rules import listed
from ingest.source import Context, Rule
from ingest.sources.kpis.quantity import VALUE_FIELDS, read_part, read_value
from warehouse.text import Text

STATUSES = ", ".join(dict.fromkeys(STATUS_WORDS.values()))
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


def _read_values(
    texts: Sequence[str],
    context: Context,
    factor: Decimal | None = None,
    *,
    is_stored: bool = False,
) -> list[Reading]:
    marks = STORED if is_stored else context.marks
    return [read_value(text, marks, factor, is_stored=is_stored) for text in texts]


def _read_parts(
    texts: Sequence[str],
    context: Context,
    factor: Decimal | None = None,
    *,
    is_stored: bool = False,
) -> list[Reading]:
    marks = STORED if is_stored else context.marks
    return [read_part(text, marks, factor) for text in texts]


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
    return Rule(
        read,
        gives=VALUE_FIELDS,
        is_number=True,
        scaled=value,
        read_stored=partial(read, is_stored=True),
    )


def part(name: str, factor: Decimal | None = None) -> Rule:
    """Return the rule of a numerator or denominator: `<name>_number`."""
    read = partial(_read_parts, factor=factor)
    return Rule(
        read,
        gives=((f"{name}_number", pl.Float64),),
        is_number=True,
        scaled=partial(part, name),
        read_stored=partial(read, is_stored=True),
    )


def status() -> Rule:
    """Return the rule of the status of an answer."""
    return Rule(_read_statuses, gives=(("_status", pl.String),))


def kpi() -> Rule:
    """Return the rule of a KPI: `kpi_id`, `kpi_rule` and what reading needs of it."""
    return Rule(_read_kpis, gives=KPI_FIELDS, named="kpi_rule")
