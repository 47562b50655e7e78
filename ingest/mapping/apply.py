"""A table read as its mapping file declares: a row to each value, wherever it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from ingest.book import Book, Sheet
from ingest.codes import Codes, read_codes
from ingest.found import Found
from ingest.locate import Located
from ingest.mapping import nodes
from ingest.mapping.declare import MEASURES, Block, Declared, Values
from ingest.mapping.headers import headers_of, letter_of
from ingest.source import Source

# The column of a frame that holds the letter of each row's value.
HOLDER = "_letter"


@dataclass(frozen=True, slots=True)
class _Parts:
    """The columns of a table on their way: by field, and what is above them."""

    frame: pl.DataFrame
    fields: dict[str, str]
    headers: dict[str, str]
    gathered: dict[str, str | None]

    def with_text(self, name: str, text: str) -> _Parts:
        """Return the parts with a field that is the same in every row."""
        at = f"({name})"
        return _Parts(
            self.frame.with_columns(pl.lit(text).alias(at)),
            {**self.fields, name: at},
            {**self.headers, at: name},
            {**self.gathered, at: None},
        )


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
    tables = []
    for number, block in enumerate(declared.blocks):
        place = f"sheets[{number}]"
        _check_items(block, declared, codes, place)
        tables += [
            _table(sheet, block, declared, source, place)
            for sheet in _sheets(book, block, place)
        ]
    return Found(tuple(tables), codes)


def _codes(declared: Declared) -> Codes:
    return read_codes().with_kpis(declared.kpis, declared.words)


def _check_items(block: Block, declared: Declared, codes: Codes, place: str) -> None:
    """Refuse a mapping whose KPIs or standards are unknown."""
    item = MEASURES[declared.source][1]
    read = codes.read_kpi if item == "kpi" else codes.read_standard
    for number, values in enumerate(block.values):
        text = values.fixed[item]
        if not read(text).values:
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
) -> tuple[Sheet, Located]:
    """Return one sheet as a table of the source."""
    headers = headers_of(sheet, block.header_rows)
    body = sheet.frame.filter(pl.col("_row") > block.header_rows[-1])
    parts = _Parts(body, {}, headers, {})
    for name, told in block.columns.items():
        said_at = f"{place}.columns.{name}"
        if told.headers or told.letter:
            at = letter_of(told, headers, sheet, said_at)
            parts = replace(parts, fields={**parts.fields, name: at})
        else:
            text = sheet.name if told.is_sheet_name else told.text
            parts = parts.with_text(name, _named(text, said_at))
    if block.values:
        letters = [
            letter_of(one.column, headers, sheet, f"{place}.values[{number}].column")
            for number, one in enumerate(block.values)
        ]
        _check_once([*parts.fields.values(), *letters], place)
        measure = MEASURES[declared.source][0]
        parts = _side_by_side(parts, block.values, letters, measure)
    _check_once(list(parts.fields.values()), place)
    if "may_be_named" not in parts.fields:
        parts = parts.with_text("may_be_named", declared.may_be_named)
    return _located(sheet, parts, block, declared, source)


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
    parts: _Parts, values: Sequence[Values], letters: Sequence[str], measure: str
) -> _Parts:
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
    return _Parts(
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
    sheet: Sheet, parts: _Parts, block: Block, declared: Declared, source: Source
) -> tuple[Sheet, Located]:
    table = source.tables[0]
    by_name = {column.name: column for column in table.columns}
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
