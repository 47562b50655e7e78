"""Cells that stand under no header: what they hold may belong to another cell.

In text, where a separator cuts a line into cells, any cell beyond the header holds its
row: a value may have been cut in two ("45,3 %" without quotation marks). In sheets,
where each cell is its own, only a number does; a text there is told and kept aside, as
is whatever stands to the left of the first header (the numbering of rows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    found = [pl.DataFrame(schema=CELL_PROBLEMS)]
    for letter in _beyond(cells, sheet, located):
        texts = pl.col(letter).cast(pl.String)
        is_hit = texts.is_not_null()
        if not sheet.is_delimited:
            distinct = cells[letter].drop_nulls().unique().cast(pl.String)
            numbers = [text for text in distinct if is_number(text)]
            is_hit = texts.is_in(numbers)
        hit = cells.filter(is_hit)
        if not hit.is_empty():
            place = sheet.letters.index(letter)
            found.append(_problems(hit, sheet, letter, place))
    return pl.concat(found)


def _problems(hit: pl.DataFrame, sheet: Sheet, letter: str, place: int) -> pl.DataFrame:
    detail = QUOTE if sheet.is_delimited else GIVE_HEADER
    texts = hit[letter].cast(pl.String)
    finding = Finding(CODE, detail)
    return placed(
        hit.select(
            "_position",
            pl.lit(place, pl.Int64).alias("_column"),
            code=pl.lit(CODE),
            severity=pl.lit(KINDS[CODE].severity),
            sheet=pl.lit(sheet.name, pl.String),
            row="_row",
            column_name=pl.lit(letter),
            cell=pl.format(f"{letter}{{}}", "_row"),
            value=texts,
            **{
                f"message_{lang}": pl.Series(
                    [finding.message(lang, text) for text in texts], dtype=pl.String
                )
                for lang in Lang
            },
        )
    )


def unheaded_columns(
    cells: pl.DataFrame, sheet: Sheet, located: Located
) -> tuple[Problem, ...]:
    """Return a warning for each column under no header that is kept and not read."""
    return tuple(_told(cells, sheet, located))


def _told(cells: pl.DataFrame, sheet: Sheet, located: Located) -> Iterator[Problem]:
    beyond = set(_beyond(cells, sheet, located))
    for letter in _unheaded(sheet, located):
        filled = cells.select("_row", text=pl.col(letter).cast(pl.String)).drop_nulls()
        if letter in beyond:
            if sheet.is_delimited:
                continue
            distinct = filled["text"].unique()
            texts = [text for text in distinct if not is_number(text)]
            filled = filled.filter(pl.col("text").is_in(texts))
        if filled.is_empty():
            continue
        row, text = filled.row(0)
        said = {"letter": letter, "count": filled.height, "row": row}
        said |= {"value": printable(text, 40)}
        detail = Text(*(SEEN.say(lang, **said) for lang in Lang))
        yield Problem(
            "column_without_header",
            detail,
            sheet.name,
            row,
            None,
            f"{letter}{row}",
            text,
        )


def _beyond(cells: pl.DataFrame, sheet: Sheet, located: Located) -> list[str]:
    """Return the columns under no header that stand to the right of the first one."""
    named = _named(sheet, located)
    headed = [at for at in sheet.letters if at in located.headers]
    letters = _unheaded(sheet, located)
    if named - set(located.headers):
        # A mapping that names columns by their place says that there is no header.
        return [at for at in letters if not _is_usual(cells, at)]
    first = sheet.letters.index(headed[0]) if headed else 0
    return [at for at in letters if sheet.letters.index(at) > first]


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
