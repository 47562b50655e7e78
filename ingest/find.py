"""Which tables a file holds, be it a questionnaire, mapped, or told by its headers."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from ingest.book import Book, Sheet, Unreadable
from ingest.codes import read_codes
from ingest.continued import join_continued
from ingest.folding import printable
from ingest.found import Found
from ingest.locate import Located, locate
from ingest.mapping.apply import read_mapped
from ingest.mapping.declare import ENDINGS, mapping_beside, read_mapping
from ingest.mapping.lines import line_named
from ingest.merged import below_header, filled_down, told_of_merged
from ingest.problems import Problem
from ingest.questionnaire.read import guide_of, is_questionnaire, read_questionnaire
from ingest.source import Source
from warehouse.text import Lang, Text


def find_tables(path: Path, book: Book, sources: Sequence[Source]) -> Found:
    """Return the tables of a file, or raise `Unreadable` where there are none."""
    beside = mapping_beside(path)
    if beside:
        book = replace(book, sheets=tuple(sheet.as_text() for sheet in book.sheets))
        with line_named(beside):
            found = read_mapped(book, read_mapping(beside), sources)
    else:
        is_ours = is_questionnaire(book, sources)
        found = read_questionnaire(book, sources) if is_ours else None
    if found is None:
        found = Found(tuple(_locate_all(path, book, sources)), read_codes())
    merged = [one for table in found.tables for one in told_of_merged(*table)]
    ignored = _ignored(book, found)
    return replace(found, problems=(*found.problems, *merged, *ignored))


def _locate_all(
    path: Path, book: Book, sources: Sequence[Source]
) -> list[tuple[Sheet, Located]]:
    filled = [filled_down(sheet) for sheet in book.sheets]
    found = [(sheet, locate(sheet, sources)) for sheet in filled]
    located = [
        (join_continued(sheet, whole), whole)
        for sheet, table in found
        if table and (whole := below_header(table, sheet))
    ]
    if not located:
        raise _unknown_shape(path, sources)
    return located


def _unknown_shape(path: Path, sources: Sequence[Source]) -> Unreadable:
    """Return the refusal of a file, with both ways to have it read after all."""
    shapes = {lang: _shape(sources, lang) for lang in Lang}
    name = shlex.quote(printable(path.name))
    beside = printable(f"{path.stem}{ENDINGS[0]}")
    return Unreadable(
        "a table made elsewhere loads as it is, with a mapping file beside it "
        f"({beside}): “fos map {name}” proposes one for a table of figures, and "
        "ingest/mapping/README.md says how to write any; or use the headers of one "
        f"of: {shapes[Lang.EN]}",
        "un tableau fait ailleurs se charge tel quel, avec un fichier de "
        f"correspondance à côté de lui ({beside}) : « fos map {name} » en propose un "
        "pour un tableau de chiffres, et ingest/mapping/README.md dit comment en "
        "écrire un ; ou employer les en-têtes de l'une de ces sources : "
        f"{shapes[Lang.FR]}",
        code="unknown_shape",
    )


def _shape(sources: Sequence[Source], lang: Lang) -> str:
    """Return the sources with the headers that their first table must have."""
    return (" ; " if lang is Lang.FR else "; ").join(
        f"{source.name} ({', '.join(column.label(lang) for column in required)})"
        for source in sources
        for required in [[one for one in source.tables[0].columns if one.is_required]]
    )


def _ignored(book: Book, found: Found) -> tuple[Problem, ...]:
    """Return a warning for each sheet that looks like a table and is none we know.

    A sheet looks like a table where two of its rows hold two cells or more; titles,
    legends and instructions seldom do.
    """
    known = {guide_of(book), *(sheet.name for sheet, _ in found.tables)}
    return tuple(
        Problem("sheet_ignored", Text(sheet.name, sheet.name), sheet.name)
        for sheet in book.sheets
        if sheet.name and sheet.name not in known and _looks_like_table(sheet)
    )


def _looks_like_table(sheet: Sheet) -> bool:
    filled = sheet.frame.select(
        pl.sum_horizontal(pl.col(sheet.letters).is_not_null()).alias("cells")
        if sheet.letters
        else pl.lit(0).alias("cells")
    )
    return (filled["cells"] >= 2).sum() >= 2
