"""Cells that stand under no header: what they hold may belong to another cell.

In text, where a separator cuts a line into cells, any cell beyond the header holds its
row: a value may have been cut in two ("45,3 %" without quotation marks). In sheets,
where each cell is its own, only a number does; a text there is told and kept aside, as
is whatever stands to the left of the first header (the numbering of rows).
"""

from __future__ import annotations

import re

import polars as pl

from ingest.book import Sheet
from ingest.folding import printable
from ingest.locate import Located
from ingest.problem_kinds import KINDS, typeset
from ingest.problems import CELL_PROBLEMS, Finding, Problem, placed
from warehouse.text import Lang, Text

CODE = "too_many_cells"
QUOTE = typeset(
    "put a value that contains the separator in quotation marks, or give the column a "
    "header",
    "mettre entre guillemets une valeur qui contient le séparateur, ou donner un "
    "en-tête à la colonne",
)
GIVE_HEADER = typeset(
    "give the column a header, or take the number away",
    "donner un en-tête à la colonne, ou retirer le nombre",
)
SEEN = typeset(
    "{letter} (cells: {count}, the first in {letter}{row}: “{value}”)",
    "{letter} (cellules : {count}, la première en {letter}{row} : « {value} »)",
)
DAY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?")
# Where no header says so, a column is one of the table if so many rows fill it.
USUAL_SHARE = 0.5


def is_number(text: str) -> bool:
    """Return whether a text is a number to those who see it, or a formula."""
    if text.startswith("="):
        return True
    has_digit = any(sign.isdigit() for sign in text)
    has_letter = any(sign.isalpha() for sign in text)
    return has_digit and not has_letter and not DAY.fullmatch(text)


def unheaded_cells(cells: pl.DataFrame, sheet: Sheet, located: Located) -> pl.DataFrame:
    """Return the cells under no header that hold their rows, as problems."""
    filled = _filled(cells, _beyond(cells, sheet, located))
    if not sheet.is_delimited:
        filled = filled.filter(pl.col("text").is_in(_numbers(filled)))
    if filled.is_empty():
        return pl.DataFrame(schema=CELL_PROBLEMS)
    places = {letter: place for place, letter in enumerate(sheet.letters)}
    finding = Finding(CODE, QUOTE if sheet.is_delimited else GIVE_HEADER)
    messages = {
        f"message_{lang}": [finding.message(lang, text) for text in filled["text"]]
        for lang in Lang
    }
    return placed(
        filled.select(
            "_position",
            pl.col("letter")
            .replace_strict(places, return_dtype=pl.Int64)
            .alias("_column"),
            code=pl.lit(CODE),
            severity=pl.lit(KINDS[CODE].severity),
            sheet=pl.lit(sheet.name, pl.String),
            row="_row",
            column_name="letter",
            cell=pl.format("{}{}", "letter", "_row"),
            value="text",
            **{
                name: pl.Series(texts, dtype=pl.String)
                for name, texts in messages.items()
            },
        )
    )


def unheaded_columns(
    cells: pl.DataFrame, sheet: Sheet, located: Located
) -> tuple[Problem, ...]:
    """Return a warning for each column under no header that is kept and not read."""
    filled = _filled(cells, _unheaded(sheet, located))
    holds = pl.col("letter").is_in(_beyond(cells, sheet, located))
    if not sheet.is_delimited:
        holds = holds & pl.col("text").is_in(_numbers(filled))
    columns = (
        filled.filter(~holds)
        .group_by("letter", maintain_order=True)
        .agg(pl.len(), pl.col("_row").first(), pl.col("text").first())
    )
    return tuple(_told(sheet, *column) for column in columns.iter_rows())


def _told(sheet: Sheet, letter: str, count: int, row: int, text: str) -> Problem:
    said = {"letter": letter, "count": count, "row": row, "value": printable(text, 40)}
    detail = Text(*(SEEN.say(lang, **said) for lang in Lang))
    place = f"{letter}{row}"
    return Problem("column_without_header", detail, sheet.name, row, None, place, text)


def _filled(cells: pl.DataFrame, letters: list[str]) -> pl.DataFrame:
    """Return the cells of some columns that hold anything, one row each."""
    texts = [pl.col(letter).cast(pl.String) for letter in letters]
    index = ["_position", "_row"]
    if not texts:
        kinds = {"letter": pl.String, "text": pl.String}
        return (
            cells.select(index)
            .clear()
            .with_columns(
                pl.lit(None, kind).alias(name) for name, kind in kinds.items()
            )
        )
    return (
        cells.select(*index, *texts)
        .unpivot(index=index, variable_name="letter", value_name="text")
        .drop_nulls("text")
    )


def _numbers(filled: pl.DataFrame) -> list[str]:
    return [text for text in filled["text"].unique() if is_number(text)]


def _beyond(cells: pl.DataFrame, sheet: Sheet, located: Located) -> list[str]:
    """Return the columns under no header that stand to the right of the first one."""
    named = _named(sheet, located)
    headed = [at for at in sheet.letters if at in located.headers]
    letters = _unheaded(sheet, located)
    if named - set(located.headers):
        # A mapping that names columns by their place says that there is no header.
        return [at for at in letters if not _is_usual(cells, at)]
    passed = set(sheet.letters[: sheet.letters.index(headed[0])] if headed else ())
    return [at for at in letters if at not in passed]


def _unheaded(sheet: Sheet, located: Located) -> list[str]:
    """Return the columns with neither a header nor a field that is read from them."""
    known = set(located.headers) | _named(sheet, located) | set(sheet.gathered)
    return [letter for letter in sheet.letters if letter not in known]


def _named(sheet: Sheet, located: Located) -> set[str]:
    """Return the letters of the columns that fields are read from."""
    return {at for letter in located.columns for at in sheet.letters_of(letter)}


def _is_usual(cells: pl.DataFrame, letter: str) -> bool:
    filled = cells.height - cells[letter].null_count()
    return filled > USUAL_SHARE * cells.height
