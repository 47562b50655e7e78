"""The reading rules of columns, put together from the pure readers of texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from ingest.codes import Codes
from ingest.reading import Reading, refuse
from ingest.reading.date import not_too_old, read_date
from ingest.reading.date_parts import Order
from ingest.reading.error_value import is_error_value
from ingest.reading.number import STORED, read_count
from ingest.reading.period import read_period
from ingest.reading.span import first_days, read_span
from ingest.reading.words import NOT_REPORTED, read_boolean, read_level, read_word
from ingest.short_codes import doubted_among_names
from ingest.source import Context, Rule
from warehouse.text import Lang, Text

MOST_SUGGESTIONS = 200


def each(
    read: Callable[[str, Context], Reading],
) -> Callable[[Sequence[str], Context], list[Reading]]:
    """Return the reader of many texts, one by one."""

    def read_all(texts: Sequence[str], context: Context) -> list[Reading]:
        return [read(text, context) for text in texts]

    return read_all


def listed(
    reader: Callable[[Codes], Callable[..., Reading]],
) -> Callable[[Sequence[str], Context], list[Reading]]:
    """Return the reader of many texts by a code list.

    Looking for what was meant is slow: it is done for the first unknown texts only.
    """

    def read_all(texts: Sequence[str], context: Context) -> list[Reading]:
        read, left, readings = reader(context.codes), MOST_SUGGESTIONS, []
        for text in texts:
            readings.append(read(text, suggests=left > 0))
            left -= readings[-1].finding is not None
        return readings

    return read_all


def several(read: Callable[..., Reading], width: int = 1) -> Callable[..., Reading]:
    """Return the reader of texts that hold several entries, separated by `;`.

    The ids are joined in the order they stand in, each once; one entry that cannot be
    read holds the whole. `width` is how many values the reading of an entry has.
    """

    def read_several(text: str, *, suggests: bool = True) -> Reading:
        ids: tuple[dict[str, None], ...] = tuple({} for _ in range(width))
        finding, rule = None, None
        for part in filter(None, map(str.strip, text.split(";"))):
            is_error = is_error_value(part)
            reading = (
                refuse("error_value") if is_error else read(part, suggests=suggests)
            )
            if reading.finding:
                finding = replace(reading.finding, part=part)
            if not reading.values:
                return Reading(finding=finding)
            rule = reading.rule if rule is None else "listed"
            for found, value in zip(ids, reading.values, strict=True):
                found |= dict.fromkeys(value.split(";")) if value else {}
        return Reading(tuple(";".join(found) or None for found in ids), rule, finding)

    return read_several


def member(name: str = "member") -> Rule:
    """Return the rule of a Member: `<name>_id`, `<name>_rule`."""
    return Rule(
        doubted_among_names(listed(lambda codes: codes.members.read)),
        gives=((f"{name}_id", pl.String),),
        named=f"{name}_rule",
    )


def members(field: str) -> Rule:
    """Return the rule of several Members in one cell, their ids kept in `field`.

    The groups among them that a mapping file knows give `_group_region_ids`.
    """
    return Rule(
        doubted_among_names(listed(lambda codes: several(codes.read_participant, 2))),
        gives=((field, pl.String), ("_group_region_ids", pl.String)),
        entry=lambda codes: codes.read_participant,
    )


def country(name: str) -> Rule:
    """Return the rule of a country or territory: `<name>_iso3`, `<name>_member_id`."""
    return Rule(
        doubted_among_names(listed(lambda codes: codes.read_country)),
        gives=((f"{name}_iso3", pl.String), (f"{name}_member_id", pl.String)),
    )


def submitter(name: str, *, is_rule_kept: bool = True) -> Rule:
    """Return the rule of a Member, stakeholder or observer: `<name>_id`."""
    return Rule(
        listed(lambda codes: codes.read_submitter),
        gives=((f"{name}_id", pl.String),),
        named=f"{name}_rule" if is_rule_kept else None,
    )


def standard() -> Rule:
    """Return the rule of a standard of the 2022 edition."""
    return Rule(
        listed(lambda codes: codes.read_standard),
        gives=(("standard_id", pl.String),),
        named="standard_rule",
    )


def region() -> Rule:
    """Return the rule of a WCO region; WORLD for the whole."""
    return Rule(
        listed(lambda codes: codes.regions.read),
        gives=(("region_id", pl.String),),
    )


def regions(field: str) -> Rule:
    """Return the rule of several WCO regions in one cell; GLOBAL for the whole."""
    return Rule(
        listed(lambda codes: several(codes.read_region_or_global)),
        gives=((field, pl.String),),
        entry=lambda codes: codes.read_region_or_global,
    )


def session() -> Rule:
    """Return the rule of a session."""
    return Rule(
        listed(lambda codes: codes.sessions.read),
        gives=(("session_id", pl.String),),
    )


def _not_later(reading: Reading, context: Context) -> Reading:
    """Return the reading, refused if it begins after the file was received."""
    if reading.values and reading.values[0] > context.received_on:
        day = context.received_on.isoformat()
        return refuse("future_date", Text(day, day))
    return reading


def period() -> Rule:
    """Return the rule of a period that has begun when the file is received."""
    return Rule(
        each(lambda text, context: _not_later(read_period(text), context)),
        gives=(("period_start_date", pl.Date), ("period_end_date", pl.Date)),
        named="period_rule",
    )


def day(field: str, *, named: str | None = None, may_be_future: bool = False) -> Rule:
    """Return the rule of a date, kept in `field`."""

    def read(text: str, context: Context) -> Reading:
        reading = not_too_old(read_date(text, context.lang, context.date_order))
        return reading if may_be_future else _not_later(reading, context)

    return Rule(each(read), gives=((field, pl.Date),), named=named, is_of_days=True)


def span(
    *fields: str, read: Callable[[str, Lang, Order | None], Reading] = read_span
) -> Rule:
    """Return the rule of a day, month, year or period: start, end, how exact each is.

    `fields` keep the start, its precision, the end and its precision. Neither lies
    after the day the file was received.
    """
    kinds = (pl.Date, pl.String, pl.Date, pl.String)

    def read_one(text: str, context: Context) -> Reading:
        reading = read(text, context.lang, context.date_order)
        for first in first_days(reading):
            refused = _not_later(Reading((first,)), context)
            if refused.finding:
                return refused
        return reading

    return Rule(
        each(read_one), gives=tuple(zip(fields, kinds, strict=True)), is_of_days=True
    )


def count(field: str) -> Rule:
    """Return the rule of a whole number, kept in `field`."""
    return Rule(
        each(lambda text, context: read_count(text, context.marks)),
        gives=((field, pl.Int32),),
        is_number=True,
        read_stored=each(lambda text, _: read_count(text, STORED)),
    )


def level() -> Rule:
    """Return the rule of a level of implementation; an empty cell is not reported."""
    return Rule(
        each(lambda text, context: read_level(text)),
        gives=(("level_value", pl.Int16), ("answer_status", pl.String)),
        named="level_rule",
        empty=(None, NOT_REPORTED),
    )


def yes_or_no(field: str) -> Rule:
    """Return the rule of yes or no; an empty cell is no."""
    return Rule(
        each(lambda text, context: read_boolean(text)),
        gives=((field, pl.Boolean),),
        empty=(False,),
    )


def word(field: str, words: Mapping[str, tuple[str, ...]]) -> Rule:
    """Return the rule of a closed list of words, its key kept in `field`."""
    return Rule(
        each(lambda text, context: read_word(text, words)),
        gives=((field, pl.String),),
    )
