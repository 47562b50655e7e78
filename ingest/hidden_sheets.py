"""Hidden sheets: they are not read, but it is told how many answers they hold."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ingest.book import Book, Sheet
from ingest.locate import Located, locate
from ingest.merged import filled_down
from ingest.problem_kinds import typeset
from ingest.problems import Problem
from ingest.questionnaire.read import relaxed
from ingest.source import Source


def hidden_sheets(book: Book, sources: Sequence[Source]) -> tuple[Problem, ...]:
    """Return a warning for each hidden sheet, with the number of its answers."""
    known = [*sources, *map(relaxed, sources)]
    return tuple(_told(sheet, known) for sheet in book.hidden)


def _told(sheet: Sheet, sources: Sequence[Source]) -> Problem:
    located = next(
        (found for one in sources if (found := locate(filled_down(sheet), [one]))), None
    )
    held_en, held_fr = _answers(sheet, located) if located else _cells(sheet)
    detail = typeset(
        f"the sheet “{sheet.name}” was not read ({held_en}); show it if it holds data "
        "to load",
        f"la feuille « {sheet.name} » n'a pas été lue ({held_fr}) ; l'afficher si elle "
        "contient des données à charger",
    )
    return Problem("hidden_content", detail, sheet.name)


def _answers(sheet: Sheet, located: Located) -> tuple[str, str]:
    body = sheet.frame.filter(pl.col("_row") > located.header_row)
    letters = [
        letter
        for letter, column in located.columns.items()
        if column.name == located.table.measure
    ]
    count = body.filter(
        pl.any_horizontal(pl.col(letters or sheet.letters).is_not_null())
    ).height
    return f"answers in it: {count}", f"réponses : {count}"


def _cells(sheet: Sheet) -> tuple[str, str]:
    count = sum(sheet.frame[at].count() for at in sheet.letters)
    return f"filled cells: {count}", f"cellules remplies : {count}"
