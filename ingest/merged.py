"""Cells merged over several rows, read as the sender sees them: in each of the rows.

A number is the exception. Merged over three activities, 120 participants may be those
of each or of all together: it is read in the first row alone, and the others are held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from ingest.book import Sheet
from ingest.locate import Located
from ingest.problems import Problem
from warehouse.text import Text

MOST_TOLD = 100


def filled_down(sheet: Sheet) -> Sheet:
    """Return the sheet with the text of each merged cell in all of its rows."""
    firsts: dict[str, dict[int, int]] = {}
    for (row, letter), first in sheet.continued.items():
        firsts.setdefault(letter, {})[row] = first
    numbers = sheet.frame["_row"].to_list()
    columns = []
    for letter, repeated in firsts.items():
        texts = dict(zip(numbers, sheet.frame[letter], strict=True))
        filled = [texts.get(repeated.get(row, row)) for row in numbers]
        columns.append(pl.Series(letter, filled, dtype=pl.String))
    return replace(sheet, frame=sheet.frame.with_columns(columns))


def below_header(located: Located, sheet: Sheet) -> Located:
    """Return the table with its header as tall as the merged cells of the header."""
    rows = [
        row
        for (row, letter), first in sheet.continued.items()
        if first <= located.header_row < row and letter in located.columns
    ]
    return replace(located, header_row=max(rows, default=located.header_row))


def told_of_merged(sheet: Sheet, located: Located) -> tuple[Problem, ...]:
    """Return a warning for each merged cell that was read in several rows."""
    return tuple(_told(sheet, located))


def _told(sheet: Sheet, located: Located) -> Iterator[Problem]:
    last: dict[tuple[int, str], int] = {}
    letters = {
        at
        for letter, column in located.columns.items()
        if not (column.is_quantity and _has_number(sheet, letter))
        for at in sheet.letters_of(letter)
    }
    for (row, letter), first in sheet.continued.items():
        if first > located.header_row and letter in letters:
            last[first, letter] = max(row, last.get((first, letter), row))
    areas = [(f"{at}{first}", f"{at}{end}", at) for (first, at), end in last.items()]
    texts = {f"{at}{first}": first for first, at in last}
    for start, end, letter in areas[:MOST_TOLD]:
        place = f"{start}:{end}"
        yield _problem(sheet, place, texts[start], located.headers.get(letter), start)
    if len(areas) > MOST_TOLD:
        start, end, letter = areas[MOST_TOLD]
        place = f"{start}:{end} (+ {len(areas) - MOST_TOLD - 1})"
        yield _problem(sheet, place, texts[start], located.headers.get(letter), start)


def _has_number(sheet: Sheet, letter: str) -> bool:
    """Return whether a merged cell of a column holds a number, which is held."""
    is_continued = sheet.is_continued(sheet.frame, letter)
    if is_continued is None:
        return False
    numbers = sheet.frame[letter].str.contains(r"\d").fill_null(value=False)
    return bool((is_continued & numbers).any())


def _problem(
    sheet: Sheet, place: str, row: int, header: str | None, cell: str
) -> Problem:
    detail = Text(place, place)
    return Problem("merged_cells", detail, sheet.name, row, header, cell)
