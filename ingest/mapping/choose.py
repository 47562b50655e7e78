"""The rows of a table that a mapping file asks for, and how many it passes over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import polars as pl

from ingest.book import Sheet
from ingest.folding import clean, fold
from ingest.mapping.headers import letter_of
from ingest.mapping.places import Condition
from ingest.problems import Problem
from warehouse.text import Text

MARKS = re.compile(r"[\u0300-\u036f]")


def choose(
    body: pl.DataFrame,
    conditions: tuple[Condition, ...],
    headers: Mapping[str, str],
    sheet: Sheet,
    place: str,
) -> tuple[pl.DataFrame, tuple[Problem, ...]]:
    """Return the rows that meet all conditions, and what is to be said of the others.

    Blank rows are nobody's rows and are not counted. A row that is passed over is no
    row of this source: it is neither read nor held, but it is counted in a warning.
    """
    if not conditions:
        return body, ()
    filled = body.filter(pl.any_horizontal(pl.col(sheet.letters).is_not_null()))
    chosen = filled
    for number, condition in enumerate(conditions):
        said_at = f"{place}.only[{number}].columns"
        letters = [letter_of(one, headers, sheet, said_at) for one in condition.columns]
        chosen = chosen.filter(
            pl.any_horizontal(
                pl.col(at).is_in(_meeting(chosen[at], condition)) for at in letters
            )
        )
    passed_over = filled.height - chosen.height
    if not passed_over:
        return chosen, ()
    count = str(passed_over)
    return chosen, (
        Problem("rows_passed_over", Text(count, count), sheet.name, value=count),
    )


def _meeting(cells: pl.Series, condition: Condition) -> list[str]:
    """Return the different texts of a column that meet a condition."""
    texts = cells.drop_nulls().unique()
    if condition.is_whole:
        wanted = {fold(text) for text in condition.texts}
        return [text for text in texts if fold(text) in wanted]
    begins = "|".join(re.escape(_plain(text)) for text in condition.texts)
    mention = re.compile(rf"(?<![^\W_])(?:{begins})")
    return [text for text in texts if mention.search(_plain(text))]


def _plain(text: str) -> str:
    """Return a text without case and accents, its words apart."""
    decomposed = unicodedata.normalize("NFKD", clean(text).replace("’", "'"))
    return MARKS.sub("", decomposed).casefold()
