"""Rows of a form that hold their own number and nothing else: blank, and told.

Forms for comments come with their rows numbered; those that nobody filled in are no
items, whichever program wrote them.
"""

from __future__ import annotations

import re
from itertools import takewhile

import polars as pl

from ingest.book import Sheet
from ingest.folding import clean, fold
from ingest.locate import Located
from ingest.problem_kinds import typeset
from ingest.problems import Problem

# Headers, folded, of columns that number the rows of a form.
NUMBERING = frozenset(
    {
        *("no", "n", "nr", "num", "number", "numero", "id", "sn", "slno"),
        *(
            "serialno",
            "serialnumber",
            "seq",
            "sequence",
            "item",
            "itemno",
            "itemnumber",
        ),
        *("proposalno", "proposalnumber", "ndeproposition", "nodeproposition"),
        *("propositionn", "propositionno", "numerodeproposition", "commentno"),
        *("commentnumber", "ndecommentaire", "nodecommentaire", "activityid"),
        *("activityno", "row", "rowno", "line", "lineno", "ligne", "nordre", "noordre"),
        *("ndordre", "nodordre", "numerodordre"),
    }
)
# "12", "12.", "n° 12", "A-12", "(12)", or a formula that counts on.
NUMBER = re.compile(
    r"=.*|[(\[]?\s*(?:n\s*[°ºo]\.?\s*|no\.?\s*|#\s*|[a-z]{1,3}[-. ]?)?"
    r"[0-9]{1,6}(?:[.,]0+)?\s*[.)\]:]?",
    re.IGNORECASE,
)


def without_numbered(
    cells: pl.DataFrame, sheet: Sheet, located: Located
) -> tuple[pl.DataFrame, tuple[Problem, ...]]:
    """Return the rows of a table but those with a number alone, and what to say."""
    # What the mapping file or the questionnaire says of all rows stands in no cell.
    own = [at for at in sheet.letters if sheet.gathered.get(at, at) is not None]
    before = list(takewhile(lambda at: located.headers.get(at) is None, own))
    numbering = [
        at for at in own if at in before or _is_numbering(located.headers.get(at))
    ]
    others = [at for at in own if at not in numbering]
    if not numbering or not others:
        return cells, ()
    is_alone = pl.all_horizontal(pl.col(others).is_null())
    rows = cells.filter(is_alone).select("_row", *numbering)
    numbered = [
        row
        for row, *texts in rows.iter_rows()
        if all(NUMBER.fullmatch(clean(text)) for text in texts if text is not None)
    ]
    if not numbered:
        return cells, ()
    kept = cells.filter(~pl.col("_row").is_in(numbered))
    return kept, (_told(numbered, sheet),)


def _is_numbering(header: str | None) -> bool:
    return header is not None and (fold(header) in NUMBERING or clean(header) == "#")


def _told(rows: list[int], sheet: Sheet) -> Problem:
    detail = typeset(
        f"rows: {len(rows)}, from row {rows[0]} to row {rows[-1]}",
        f"lignes : {len(rows)}, de la ligne {rows[0]} à la ligne {rows[-1]}",
    )
    return Problem("numbered_rows_empty", detail, sheet.name, rows[0])
