"""A mapping file proposed for a table: what it seems to hold, and blanks to fill in.

What only a person knows (publisher, licence, which KPI a column is) is left blank; a
blank is refused by `fos check` with its key and line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ingest.folding import printable
from ingest.mapping.notes import (
    ADD_KPIS,
    BLANK,
    HEADERS_JOINED,
    HELD,
    INDICATORS,
    LIMITS,
    MADE,
    NO_PERIOD,
    PERIOD_OF_SHEET,
    REPEATED,
    REPEATED_APART,
    REPEATED_BY,
    RIVAL_PERIODS,
    RIVALS,
    SHARES,
    UNIT_GUESSED,
    UNIT_REFUSED,
    UNIT_TOLD,
    WHICH_KPI,
    WORD_COLUMNS,
)
from ingest.mapping.recognise import Shape
from ingest.mapping.units import Measure
from warehouse.text import Lang

PUBLICATION = ("publisher", "title", "licence")
MOST_ITEMS = 20


def proposal(file_name: str, shapes: Sequence[Shape], lang: Lang) -> str:
    """Return the text of a mapping file for the tables of a file, its blanks marked."""
    lines = [f"# {MADE.say(lang, file=json.dumps(file_name, ensure_ascii=False))}"]
    lines += ["version: 1", "source: kpis"]
    lines += [f"{key}:  # {BLANK(lang)}" for key in PUBLICATION]
    lines += ["may_be_named: no", ""]
    lines += [f"# {line}" for line in ADD_KPIS(lang).split("\n")]
    lines += ["", "sheets:"]
    for group in grouped(shapes):
        lines += _block(group, lang)
    return "\n".join(lines) + "\n"


def grouped(shapes: Sequence[Shape]) -> list[list[Shape]]:
    """Return the shapes of sheets that are alike together."""
    groups: list[list[Shape]] = []
    for shape in shapes:
        known = next((group for group in groups if shape.same_as(group[0])), None)
        known.append(shape) if known else groups.append([shape])
    return groups


def doubts(shapes: Sequence[Shape], lang: Lang) -> Iterator[str]:
    """Yield a line on each thing that the proposal is not sure of."""
    for group in grouped(shapes):
        shape = group[0]
        sheets = ", ".join(one.sheet for one in group if one.sheet)
        before = f"{sheets}: " if sheets and lang is Lang.EN else ""
        before = f"{sheets} : " if sheets and lang is Lang.FR else before
        for line in _doubts(group, shape, lang):
            yield before + line


def _doubts(group: list[Shape], shape: Shape, lang: Lang) -> Iterator[str]:
    headers = shape.headers
    if len(shape.header_rows) > 1:
        rows = ", ".join(map(str, shape.header_rows))
        yield HEADERS_JOINED.say(lang, rows=rows)
    if shape.rivals:
        rivals = ", ".join(headers.get(at, at) for at in shape.rivals)
        member = headers.get(shape.member, shape.member)
        yield RIVALS.say(lang, rivals=rivals, member=member)
    if shape.held:
        yield HELD.say(lang, count=shape.held)
    yield from _doubts_of_period(group, lang)
    if shape.item:
        column = headers[shape.item]
        yield INDICATORS.say(lang, column=column, count=len(shape.items))
    yield from _doubts_of_rows(shape, lang)
    if shape.measures:
        guessed = [one.header for one in shape.measures if not one.is_told]
        yield WHICH_KPI.say(lang, count=len(shape.measures), guessed=len(guessed))
    if shape.words:
        yield words_left_out(shape, lang)


def words_left_out(shape: Shape, lang: Lang) -> str:
    """Return the line on columns of answers in words."""
    columns = ", ".join(f"“{printable(shape.headers[at])}”" for at in shape.words)
    if lang is Lang.FR:
        columns = columns.replace("“", "«\u00a0").replace("”", "\u00a0»")
    return WORD_COLUMNS.say(lang, columns=columns)


def _doubts_of_rows(shape: Shape, lang: Lang) -> Iterator[str]:
    told = shape.repeats
    if told.apart is None:
        if told.is_repeated:
            yield REPEATED(lang)
        return
    line = REPEATED_BY if told.apart == shape.item else REPEATED_APART
    yield line.say(lang, column=shape.headers[told.apart])


def _doubts_of_period(group: list[Shape], lang: Lang) -> Iterator[str]:
    shape = group[0]
    if len(shape.periods) > 1:
        period, *others = (shape.headers[at] for at in shape.periods)
        yield RIVAL_PERIODS.say(lang, rivals=", ".join(others), period=period)
    if not shape.periods and not shape.years:
        is_named = all(one.has_year_for_a_name for one in group)
        yield (PERIOD_OF_SHEET if is_named else NO_PERIOD)(lang)


def _block(group: list[Shape], lang: Lang) -> list[str]:
    """Return the entry for sheets of one shape, as lines of YAML."""
    shape = group[0]
    lines: list[str] = []
    if shape.sheet:
        lines.append(f"names: [{', '.join(_quoted(one.sheet) for one in group)}]")
    lines.append(f"header_rows: [{', '.join(map(str, shape.header_rows))}]")
    lines += ["columns:", f"  member: {_column(shape, shape.member)}"]
    lines += _period(group, lang)
    lines += _long(shape) if is_long(shape) else []
    lines += _wide(shape, lang)
    return [f"{'    ' if at else '  - '}{line}" for at, line in enumerate(lines)]


def is_long(shape: Shape) -> bool:
    """Return whether each row of the table names its indicator."""
    return bool(shape.item and (shape.value or shape.years))


def _period(group: list[Shape], lang: Lang) -> list[str]:
    shape = group[0]
    if shape.periods:
        return [f"  period: {_column(shape, shape.periods[0])}"]
    if shape.years:
        return []
    if all(one.has_year_for_a_name for one in group):
        return ["  period: {sheet_name: yes}"]
    return [f"  period:  # {BLANK(lang)}"]


def _long(shape: Shape) -> list[str]:
    listed = [printable(text) for text in shape.items[:MOST_ITEMS]]
    value = [f"  value: {_column(shape, shape.value)}"] if shape.value else []
    return [
        f"  kpi: {_column(shape, shape.item or '')}",
        *(f"    # {text}" for text in listed),
        *value,
    ]


def _wide(shape: Shape, lang: Lang) -> list[str]:
    if shape.years:
        first, last = shape.years
        blank = [] if is_long(shape) else [f"    kpi:  # {BLANK(lang)}"]
        return ["values:", f"  - years: [{first}, {last}]", *blank]
    if not shape.measures:
        return []
    values = [line for one in shape.measures for line in _value(shape, one, lang)]
    return ["values:", *values]


def _value(shape: Shape, measure: Measure, lang: Lang) -> list[str]:
    return [
        f"  - column: {_column(shape, measure.letter)}",
        f"    kpi:  # {BLANK(lang)}; {_unit(measure, lang)}",
    ]


def _unit(measure: Measure, lang: Lang) -> str:
    """Return what is known of a column's unit, and what its values ask for."""
    limits = ", ".join(measure.limits)
    if measure.refused:
        return UNIT_REFUSED.say(
            lang,
            unit=measure.unit,
            seen=measure.seen,
            refused=measure.refused,
            limits=limits,
        )
    told = UNIT_TOLD if measure.is_told else UNIT_GUESSED
    unit = told.say(lang, unit=measure.unit, seen=measure.seen)
    if limits:
        return LIMITS.say(lang, unit=unit, limits=limits)
    return SHARES.say(lang, unit=unit) if measure.is_share else unit


def _column(shape: Shape, letter: str) -> str:
    """Return how a mapping names a column: by its header, where that stands once."""
    header = shape.headers.get(letter)
    folded = {
        at: [*map(str.casefold, text.split())] for at, text in shape.headers.items()
    }
    is_alone = header and list(folded.values()).count(folded[letter]) == 1
    return _quoted(header) if header and is_alone else f"{{letter: {letter}}}"


def _quoted(text: str | None) -> str:
    return json.dumps(text or "", ensure_ascii=False)
