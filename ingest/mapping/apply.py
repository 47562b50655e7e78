"""A table read as its mapping file declares: a row to each value, wherever it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from ingest.book import Book, Sheet
from ingest.codes import Codes, read_codes
from ingest.found import Found
from ingest.locate import Located
from ingest.mapping import nodes
from ingest.mapping.choose import choose
from ingest.mapping.declare import MEASURES, Block, Declared, Values
from ingest.mapping.headers import headers_of, letter_of
from ingest.mapping.parts import HOLDER, Parts
from ingest.merged import filled_down
from ingest.problems import Problem
from ingest.source import Source


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
    tables: list[tuple[Sheet, Located]] = []
    problems: list[Problem] = []
    for number, block in enumerate(declared.blocks):
        place = f"sheets[{number}]"
        _check_items(block, declared, codes, place)
        for sheet in _sheets(book, block, place):
            table, passed_over = _table(sheet, block, declared, source, place)
            tables.append(table)
            problems += passed_over
    return Found(tuple(tables), codes, tuple(problems))


def _codes(declared: Declared) -> Codes:
    return read_codes().with_kpis(declared.kpis, declared.words)


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


def _table(
    sheet: Sheet, block: Block, declared: Declared, source: Source, place: str
) -> tuple[tuple[Sheet, Located], tuple[Problem, ...]]:
    """Return one sheet as a table of the source, and what is to be said of it."""
    headers = headers_of(sheet, block.header_rows)
    sheet = filled_down(sheet)
    body = sheet.frame.filter(pl.col("_row") > block.header_rows[-1])
    body, problems = choose(body, block.only, headers, sheet, place)
    parts = Parts(body, {}, headers, {})
    for name, told in block.columns.items():
        said_at = f"{place}.columns.{name}"
        if told.headers or told.letter:
            at = letter_of(told, headers, sheet, said_at)
            if told.separator:
                parts = parts.with_part(name, at, told)
            else:
                parts = replace(parts, fields={**parts.fields, name: at})
        else:
            text = sheet.name if told.is_sheet_name else told.text
            parts = parts.with_text(name, _named(text, said_at))
    if block.values:
        parts = _with_values(parts, block.values, declared, sheet, place)
    _check_once(list(parts.fields.values()), place)
    if "may_be_named" not in parts.fields:
        parts = parts.with_text("may_be_named", declared.may_be_named)
    return _located(sheet, parts, block, declared, source), problems


def _with_values(
    parts: Parts,
    values: Sequence[Values],
    declared: Declared,
    sheet: Sheet,
    place: str,
) -> Parts:
    """Return the parts with a row to each value of a wide table."""
    told, letters = [], []
    for number, one in enumerate(values):
        said_at = f"{place}.values[{number}]"
        if one.years:
            years = _years(one, parts.headers, said_at)
            told += [replace(one, fixed={**one.fixed, "period": y}) for y in years]
            letters += list(years.values())
        else:
            told.append(one)
            letters.append(
                letter_of(one.column, parts.headers, sheet, f"{said_at}.column")
            )
    _check_once([*parts.fields.values(), *letters], place)
    return _side_by_side(parts, told, letters, MEASURES[declared.source][0])


def _years(values: Values, headers: Mapping[str, str], place: str) -> dict[str, str]:
    """Return the letter of each year's column, from the first year to the last."""
    first, last = values.years or (0, 0)
    found = {
        header: at
        for at, header in headers.items()
        if len(header) == 4 and header.isdecimal() and first <= int(header) <= last
    }
    if not found:
        raise nodes.refuse(
            f"{place}.years",
            f"no column has a year from {first} to {last} for a header",
            f"aucune colonne n'a pour en-tête une année de {first} à {last}",
        )
    return found


def _check_once(letters: Sequence[str], place: str) -> None:
    """Refuse a mapping that takes one column for two things."""
    for at in letters:
        if letters.count(at) > 1:
            raise nodes.refuse(
                place,
                f"column {at} is taken for two things",
                f"la colonne {at} est prise pour deux choses",
            )


def _named(text: str | None, said_at: str) -> str:
    if text is None:
        raise nodes.refuse(
            said_at, "the file has no sheets", "le fichier n'a pas de feuilles"
        )
    return text


def _side_by_side(
    parts: Parts, values: Sequence[Values], letters: Sequence[str], measure: str
) -> Parts:
    """Return the values that stand side by side one below the other.

    An empty cell among them says nothing and is no row.
    """
    at = f"({measure})"
    shared = parts.frame.drop(letters)
    names = list(dict.fromkeys(name for one in values for name in one.fixed))
    frames = [
        shared.with_columns(
            parts.frame[letter].alias(at),
            pl.lit(letter).alias(HOLDER),
            pl.lit(number).alias("_order"),
            *(pl.lit(one.fixed[name]).alias(f"({name})") for name in names),
        )
        for number, (one, letter) in enumerate(zip(values, letters, strict=True))
    ]
    rows = pl.concat(frames).filter(pl.col(at).is_not_null()).sort("_row", "_order")
    fixed = {name: f"({name})" for name in names}
    return Parts(
        rows.drop("_order"),
        {**parts.fields, measure: at, **fixed},
        {
            **parts.headers,
            at: measure,
            **{place: name for name, place in fixed.items()},
        },
        {**parts.gathered, at: HOLDER, **dict.fromkeys(fixed.values())},
    )


def _located(
    sheet: Sheet, parts: Parts, block: Block, declared: Declared, source: Source
) -> tuple[Sheet, Located]:
    table = next(one for one in source.tables if one.name == declared.table)
    by_name = {column.name: column for column in table.columns}
    for column in table.columns:
        # A column that has to be there, and may be empty, need not be in the mapping.
        if column.is_required and column.name not in parts.fields:
            parts = parts.with_text(column.name, None)
    placed: Mapping[str, str] = {at: name for name, at in parts.fields.items()}
    return (
        replace(sheet, frame=parts.frame, gathered=parts.gathered),
        Located(
            source=source,
            table=table,
            header_row=block.header_rows[-1],
            columns={at: by_name[name] for at, name in placed.items()},
            repeated={},
            headers=parts.headers,
            lang=declared.lang,
        ),
    )
