"""What the sheets of a questionnaire show: whose it is, and for which period.

Programs other than Excel may drop the hidden names that store it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from ingest.book import Book, Sheet, Unreadable
from ingest.codes import read_codes
from ingest.folding import clean, fold
from ingest.problems import Problem
from ingest.questionnaire.layout import CONSENT_QUESTION, OCCASION, TITLE
from warehouse.text import SAMPLE_LINE, Lang, Text

# The title and what it is for stand above the header row.
FIRST_ROWS = 3
RECOGNISED = "questionnaire_recognised"


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands above the tables: the Member as named there, the period, where."""

    member: str
    period: str
    sheet: str | None
    row: int
    cell: str


def shown_in(book: Book) -> tuple[Shown, ...]:
    """Return what each sheet shows, where it has the title of a questionnaire."""
    return tuple(filter(None, map(_shown, book.sheets)))


def is_sample(book: Book) -> bool:
    """Return whether a title says that the answers are invented."""
    lines = {fold(SAMPLE_LINE(lang)) for lang in Lang}
    return any(
        fold(text).startswith(tuple(lines)) and _match(TITLE, text)
        for sheet in book.sheets
        for _, _, text in _first_texts(sheet)
    )


def supplied_by(shown: tuple[Shown, ...]) -> tuple[str, str, Problem]:
    """Return the Member, the period and the warning that says where they come from."""
    told = {(fold(one.member), fold(one.period)) for one in shown}
    first = shown[0]
    members = read_codes().members
    reading = members.read(first.member)
    if len(told) > 1 or not reading.values:
        names = ", ".join(sorted({f"{one.member}, {one.period}" for one in shown}))
        raise Unreadable(
            "it is our questionnaire, its hidden names are lost, and its sheets do not "
            f"say clearly whose it is ({names}); write the same Member and period "
            "above each table, or copy the answers into a new questionnaire",
            "c'est notre questionnaire, ses noms masqués sont perdus et ses feuilles "
            f"ne disent pas clairement de qui il est ({names}) ; écrire le même "
            "Membre et la même période au-dessus de chaque tableau, ou copier les "
            "réponses dans un nouveau questionnaire",
        )
    label = members.labels[reading.values[0]]
    warning = Problem(
        RECOGNISED,
        Text(f"{label.en}, {first.period}", f"{label.fr}, {first.period}"),
        first.sheet,
        first.row,
        None,
        first.cell,
    )
    return reading.values[0], first.period, warning


def consent_in(book: Book) -> tuple[str, str, int] | None:
    """Return sheet, column and row of the answer to whether the Member may be named."""
    questions = {fold(CONSENT_QUESTION(lang)) for lang in Lang}
    for sheet in book.sheets:
        for row in sheet.frame.iter_rows(named=True):
            at = next((at for at in sheet.letters if _is(row[at], questions)), None)
            after = sheet.letters[sheet.letters.index(at) + 1 :] if at else []
            if after and sheet.name:
                return sheet.name, after[0], row["_row"]
    return None


def _is(text: str | None, wanted: set[str]) -> bool:
    return text is not None and fold(text) in wanted


def _shown(sheet: Sheet) -> Shown | None:
    member, period = None, None
    for row, at, text in _first_texts(sheet):
        if found := _match(TITLE, text):
            member = (found["member"], row, f"{at}{row}")
        if found := _match(OCCASION, text):
            period = found["period"]
    if member is None or period is None:
        return None
    return Shown(member[0], period, sheet.name, *member[1:])


def _first_texts(sheet: Sheet) -> Iterator[tuple[int, str, str]]:
    """Yield the texts of the first rows, each with its row and column."""
    rows = sheet.frame.head(FIRST_ROWS).filter(pl.col("_row") <= FIRST_ROWS)
    for row in rows.iter_rows(named=True):
        for at in sheet.letters:
            if row[at] is not None:
                yield row["_row"], at, row[at]


def _match(text: Text, typed: str) -> Mapping[str, str] | None:
    """Return what stands for the placeholders of a text, in either language."""
    line = clean(typed)
    for pattern in _patterns(text):
        if found := pattern.fullmatch(line):
            return found.groupdict()
    return None


@cache
def _patterns(text: Text) -> tuple[re.Pattern[str], ...]:
    """Return what a text looks like in each language, whatever its blanks."""
    patterns = []
    for lang in Lang:
        pattern = re.escape(clean(text(lang)))
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", pattern)
        pattern = re.sub(r"(?:\\ )+", r"\\s*", pattern)
        patterns.append(re.compile(f"(?:.*[.] )?{pattern}[.]?", re.IGNORECASE))
    return tuple(patterns)
