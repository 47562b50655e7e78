"""A table read as its mapping file declares: a row to each value, wherever it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import polars as pl

from ingest.book import Book, Sheet
from ingest.codes import Codes, read_codes
from ingest.found import Found
from ingest.locate import Located
from ingest.mapping import nodes
from ingest.mapping.adapt import adapted
from ingest.mapping.choose import choose
from ingest.mapping.declare import MEASURES, Block, Declared
from ingest.mapping.groups import without_region
from ingest.mapping.headers import headers_of, letter_of
from ingest.mapping.parts import Parts
from ingest.mapping.places import Place
from ingest.mapping.says import PLAIN, Says
from ingest.mapping.wide import check_once, with_values
from ingest.merged import filled_down
from ingest.problems import Problem
from ingest.source import Column, Source, Table

NOTHING: Mapping[str, Says] = MappingProxyType({})


def read_mapped(book: Book, declared: Declared, sources: Sequence[Source]) -> Found:
    """Return the tables that a mapping file declares in a file."""
    codes = _codes(declared)
    source = next((one for one in sources if one.name == declared.source), None)
    if source is None:
        known = ", ".join(one.name for one in sources)
        raise nodes.refuse(
            "source",
            f"the file was asked for as {known}",
            f"le fichier a été demandé comme {known}",
        )
    table = next(one for one in source.tables if one.name == declared.table)
    mapped = _Mapped(declared, source, table, codes)
    tables: list[tuple[Sheet, Located]] = []
    problems: list[Problem] = []
    for number, block in enumerate(declared.blocks):
        place = f"sheets[{number}]"
        _check_items(block, declared, codes, place)
        for sheet in _sheets(book, block, place):
            found, passed_over = _tables(sheet, block, mapped, place)
            tables += found
            problems += passed_over
            for one in found:
                problems += without_region(*one, block, codes)
    return Found(tuple(tables), codes, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Mapped:
    """What all sheets of a mapped file have in common."""

    declared: Declared
    source: Source
    table: Table
    codes: Codes

    @property
    def columns(self) -> dict[str, Column]:
        """The columns of the table by their names."""
        return {column.name: column for column in self.table.columns}


def _codes(declared: Declared) -> Codes:
    names = declared.names
    listed = read_codes().with_names(names.aliases, names.groups)
    return listed.with_kpis(declared.kpis, declared.words)


def _check_items(block: Block, declared: Declared, codes: Codes, place: str) -> None:
    """Refuse a mapping whose KPIs or standards are unknown."""
    for number, values in enumerate(block.values):
        item = MEASURES[declared.source][1]
        read = codes.read_kpi if item == "kpi" else codes.read_standard
        text = values.fixed.get(item)
        if text and not read(text).values:
            raise nodes.refuse(
                f"{place}.values[{number}].{item}",
                f"“{text}” is not known",
                f"« {text} » est inconnu",
            )


def _sheets(book: Book, block: Block, place: str) -> Iterator[Sheet]:
    if not block.sheets:
        yield from book.sheets
        return
    by_name = {sheet.name: sheet for sheet in book.sheets}
    for name in block.sheets:
        if name not in by_name:
            raise nodes.refuse(
                f"{place}.names",
                f"there is no sheet “{name}” to be seen",
                f"il n'y a pas de feuille « {name} » visible",
            )
        yield by_name[name]


def _tables(
    sheet: Sheet, block: Block, mapped: _Mapped, place: str
) -> tuple[list[tuple[Sheet, Located]], tuple[Problem, ...]]:
    """Return one sheet as tables of the source, and what is to be said of it.

    It is one table, unless values of a wide one are read in several ways.
    """
    headers = headers_of(sheet, block.header_rows)
    sheet = filled_down(sheet)
    body = sheet.frame.filter(pl.col("_row") > block.header_rows[-1])
    body, problems = choose(body, block.only, headers, sheet, place)
    parts = Parts(body, {}, headers, {})
    for name, told in block.columns.items():
        parts = _with_field(parts, name, told, sheet, f"{place}.columns.{name}")
        if told.says.words and mapped.columns[name].rule is None:
            parts = parts.with_words(name, dict(told.says.words))
    if "may_be_named" not in parts.fields:
        parts = parts.with_text("may_be_named", mapped.declared.may_be_named)
    check_once(list(parts.fields.values()), place)
    if not block.values:
        return [_located(sheet, parts, block, mapped, place)], problems
    measure = MEASURES[mapped.declared.source][0]
    located = [
        _located(sheet, rows, block, mapped, place, {measure: says})
        for rows, says in with_values(parts, block.values, measure, sheet, place)
    ]
    # Of several ways to read values, one that no value has is no table.
    filled = [one for one in located if one[0].frame.height]
    return filled or located[:1], problems


def _with_field(
    parts: Parts, name: str, told: Place, sheet: Sheet, said_at: str
) -> Parts:
    """Return the parts with a field where the mapping says that it stands."""
    if not told.headers and not told.letter:
        text = sheet.name if told.is_sheet_name else told.text
        return parts.with_text(name, _named(text, said_at))
    at = letter_of(told, parts.headers, sheet, said_at)
    if told.separator:
        return parts.with_part(name, at, told)
    return replace(parts, fields={**parts.fields, name: at})


def _named(text: str | None, said_at: str) -> str:
    if text is None:
        raise nodes.refuse(
            said_at, "the file has no sheets", "le fichier n'a pas de feuilles"
        )
    return text


def _located(
    sheet: Sheet,
    parts: Parts,
    block: Block,
    mapped: _Mapped,
    place: str,
    of_values: Mapping[str, Says] = NOTHING,
) -> tuple[Sheet, Located]:
    for column in mapped.table.columns:
        # A column that has to be there, and may be empty, need not be in the mapping.
        if column.is_required and column.name not in parts.fields:
            parts = parts.with_text(column.name, None)
    says = {name: told.says for name, told in block.columns.items()}
    says |= of_values
    columns = {
        name: adapted(
            column,
            says.get(name, PLAIN),
            mapped.declared.codes,
            mapped.codes,
            f"{place}.values" if name in of_values else f"{place}.columns.{name}",
        )
        if name in parts.fields
        else column
        for name, column in mapped.columns.items()
    }
    return (
        replace(sheet, frame=parts.frame, gathered=parts.gathered),
        Located(
            source=mapped.source,
            table=replace(mapped.table, columns=tuple(columns.values())),
            header_row=block.header_rows[-1],
            columns={at: columns[name] for name, at in parts.fields.items()},
            repeated={},
            headers=parts.headers,
            lang=mapped.declared.lang,
        ),
    )
