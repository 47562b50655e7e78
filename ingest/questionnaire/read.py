"""A questionnaire that came back: its two tables, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import polars as pl

from ingest.book import Book, Sheet, Unreadable
from ingest.codes import read_codes
from ingest.columns import MAY_BE_NAMED, MEMBER, PERIOD
from ingest.found import Found
from ingest.locate import HEADER_ROWS, Located, locate
from ingest.merged import filled_down
from ingest.problems import Problem
from ingest.questionnaire import names
from ingest.questionnaire.confirm import with_confirmed
from ingest.questionnaire.layout import HELP_HEADERS, NO, YES
from ingest.questionnaire.shown import consent_in, is_sample, shown_in, supplied_by
from ingest.reading.words import read_boolean
from ingest.source import Source, Table

SUPPLIED = (MEMBER, PERIOD, MAY_BE_NAMED)
# Headers that help and stand in no other table that we know.
LEAST_HELPING = 3


def is_questionnaire(book: Book, sources: Sequence[Source]) -> bool:
    """Return whether a file was written by `fos template`.

    Where its hidden names are lost, its titles tell, or the texts that help; unless
    its tables say themselves whose they are.
    """
    if names.TEMPLATE in book.names:
        return True
    if not shown_in(book) and not any(_helps(sheet, sources) for sheet in book.sheets):
        return False
    located = (locate(sheet, sources) for sheet in book.sheets)
    return not any(found and not found.missing for found in located)


def _helps(sheet: Sheet, sources: Sequence[Source]) -> bool:
    """Return whether a sheet is a table of a questionnaire, by its helping texts."""
    first = sheet.frame.head(HEADER_ROWS).drop("_row").rows()
    helping = HELP_HEADERS.intersection(text for row in first for text in row)
    if len(helping) < LEAST_HELPING:
        return False
    return bool(locate(sheet, [relaxed(source) for source in sources]))


def read_questionnaire(book: Book, sources: Sequence[Source]) -> Found | None:
    """Return the tables of a questionnaire, or None where none is left of them.

    Member and period come from the hidden names of the workbook, whatever the file is
    called, or from what its sheets show where those are lost; consent to be named from
    its cell, and is no where that cell is empty.
    """
    texts, problems = _supplied(book)
    tables = []
    for sheet in map(filled_down, book.sheets):
        found = locate(sheet, [relaxed(source) for source in sources])
        if found:
            sheet, found, unclear = with_confirmed(sheet, found)
            problems += unclear
            tables.append(_with_supplied(sheet, found, sources, texts))
    if not tables:
        return None
    return Found(tuple(tables), read_codes(), problems, is_sample=is_sample(book))


def guide_of(book: Book) -> str | None:
    """Return the name of the sheet that holds the instructions."""
    place = names.reference(book.names, names.CONSENT)
    return place[0] if place else None


def _supplied(book: Book) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the texts that stand in no cell of the tables, by column."""
    version = names.constant(book.names, names.TEMPLATE)
    if names.TEMPLATE in book.names and version not in names.READ_VERSIONS:
        raise Unreadable(
            f"it is a questionnaire of version {version}, which is not known here",
            f"c'est un questionnaire de version {version}, inconnue ici",
        )
    stored = {
        MEMBER.name: names.constant(book.names, names.MEMBER),
        PERIOD.name: names.constant(book.names, names.PERIOD),
    }
    texts = {name: text for name, text in stored.items() if text}
    recognised: tuple[Problem, ...] = ()
    if len(texts) < len(stored):
        shown = shown_in(book)
        if not shown:
            raise Unreadable(
                "it is our questionnaire, which no longer says whose it is; copy the "
                "answers into a new one, or add the columns member and period",
                "c'est notre questionnaire, qui ne dit plus de qui il est ; copier les "
                "réponses dans un nouveau, ou ajouter les colonnes membre et période",
            )
        member, period, warning = supplied_by(shown)
        texts = {MEMBER.name: member, PERIOD.name: period} | texts
        recognised = (warning,)
    is_named, problems = _consent(book)
    texts[MAY_BE_NAMED.name] = (YES if is_named else NO).en
    return texts, (*recognised, *problems)


def _consent(book: Book) -> tuple[bool, tuple[Problem, ...]]:
    """Return whether the Member may be named, and what is unclear about it."""
    place = names.reference(book.names, names.CONSENT) or consent_in(book)
    sheets = [sheet for sheet in book.sheets if place and sheet.name == place[0]]
    if not place or not sheets or place[1] not in sheets[0].letters:
        return False, ()
    sheet, column, row = place
    cells = sheets[0].frame.filter(pl.col("_row") == row)[column].drop_nulls()
    if cells.is_empty():
        return False, ()
    reading = read_boolean(cells[0])
    if reading.finding is None:
        return reading.values[0], ()
    return False, (
        Problem(
            reading.finding.code,
            None,
            sheet,
            row,
            MAY_BE_NAMED.name,
            f"{column}{row}",
            cells[0],
        ),
    )


@cache
def relaxed(source: Source) -> Source:
    """Return the source as its headers stand in a questionnaire."""
    return replace(source, tables=tuple(_relaxed_tables(source)))


def _relaxed_tables(source: Source) -> Iterator[Table]:
    for table in source.tables:
        if MEMBER in table.columns and PERIOD in table.columns:
            columns = (one for one in table.columns if one not in SUPPLIED)
            yield replace(table, columns=tuple(columns))


def _with_supplied(
    sheet: Sheet,
    found: Located,
    sources: Sequence[Source],
    texts: Mapping[str, str],
) -> tuple[Sheet, Located]:
    """Return the table with the columns that its cells do not hold."""
    source, table = next(
        (source, table)
        for source in sources
        for table in source.tables
        if table.name == found.table.name
    )
    helping = [at for at, header in found.headers.items() if header in HELP_HEADERS]
    headers = dict(found.headers)
    columns = dict(found.columns)
    frame = sheet.frame.filter(pl.col("_row") > found.header_row).drop(helping)
    for column in SUPPLIED:
        place = f"({column.name})"
        columns[place] = column
        headers[place] = column.label(found.lang)
    supplied = {f"({name})": pl.lit(text) for name, text in texts.items()}
    return (
        replace(
            sheet,
            frame=frame.with_columns(**supplied),
            gathered={
                **sheet.gathered,
                **dict.fromkeys(f"({one.name})" for one in SUPPLIED),
            },
        ),
        replace(found, source=source, table=table, columns=columns, headers=headers),
    )
