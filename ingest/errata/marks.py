"""What is written on cells: one mark each, however many their problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
from openpyxl.utils.cell import coordinate_to_tuple

from ingest.errata.words import comment_of
from ingest.problem_kinds import ERROR, WARNING
from warehouse.text import Lang

# Our part of a comment starts with it; what stands before is the sender's own.
SIGN = "[fos] "
MOST_MARKS = 20_000


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one cell: where it stands, how severe, and its comment."""

    row: int
    column: int
    severity: str
    text: str


def marks_by_sheet(problems: pl.DataFrame, lang: Lang) -> dict[str, list[Mark]]:
    """Return the marks of each sheet, in the order of its cells.

    Args:
        problems: rows of `PROBLEMS` whose sheets all have names.
        lang: the language of the comments.
    """
    has_place = pl.col("cell").is_not_null() & pl.col("sheet").is_not_null()
    # Where there are too many, errors go before warnings, as in the first sheet.
    sorted_problems = problems.filter(has_place).sort("severity", maintain_order=True)
    placed = sorted_problems.head(MOST_MARKS)
    marks: dict[str, list[Mark]] = {}
    for (sheet, cell), group in placed.group_by("sheet", "cell", maintain_order=True):
        row, column = coordinate_to_tuple(str(cell))
        severities = group["severity"].to_list()
        text = "\n\n".join(_comments(group.iter_rows(named=True), lang))
        severity = ERROR if ERROR in severities else WARNING
        marks.setdefault(str(sheet), []).append(Mark(row, column, severity, text))
    return {
        sheet: sorted(found, key=lambda mark: (mark.row, mark.column))
        for sheet, found in marks.items()
    }


def _comments(problems: Iterable[dict[str, str | None]], lang: Lang) -> Iterable[str]:
    return (f"{SIGN}{comment_of(problem, lang)}" for problem in problems)
