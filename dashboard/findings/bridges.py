"""Why a figure moved since the previous session: two sentences and a table."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.cells import printed
from dashboard.chart import Unit
from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.implementation import Finding
from dashboard.kept import MOST_LISTS, kept
from dashboard.kpi.kpis import kpi_of, unit_of
from dashboard.view import Cell
from dashboard.words import TOO_FEW, number, points, signed
from warehouse.text import Lang, Text

WHY = Text(en="Why it moved", fr="Pourquoi il a évolué")
CAUSE = Text(en="Cause", fr="Cause")
CHANGE = Text(en="Change", fr="Évolution")
CAUSED_BY = Text(en="Members", fr="Membres")
TOTAL = Text(en="Sum of the parts", fr="Somme des composantes")
PARTS = {
    "real": Text(
        en="Members that reported both times", fr="Membres ayant répondu les deux fois"
    ),
    "new_reporter": Text(en="New reporters", fr="Nouveaux répondants"),
    "stopped": Text(
        en="Members that stopped reporting", fr="Membres ayant cessé de répondre"
    ),
    "revision": Text(
        en="Revisions of the same period", fr="Révisions de la même période"
    ),
    "membership": Text(en="New Members", fr="Nouveaux Membres"),
}
MEAN_MOVED = Text(
    en="{region}: since {session}, the mean level went from {before} to {now}.",
    fr="{region}\u00a0: depuis la session {session}, le niveau moyen est passé de "
    "{before} à {now}.",
)
KPI_MOVED = Text(
    en="{region}: since {session}, the KPI went from {before} ({then}) to {now} "
    "({period}).",
    fr="{region}\u00a0: depuis la session {session}, l'indicateur est passé de "
    "{before} ({then}) à {now} ({period}).",
)
LARGEST = Text(
    en="The largest part of it comes from: {part} ({change}).",
    fr="La plus grande composante\u00a0: {part} ({change}).",
)
STOOD_STILL = Text(
    en="No cause moved it by itself.", fr="Aucune cause ne l'a fait évoluer."
)
SMALL_PARTS = Text(
    en="A cause rests on fewer than {minimum} Members: the parts are not shown.",
    fr="Une cause repose sur moins de {minimum}\u00a0Membres\u00a0: les composantes ne "
    "sont pas présentées.",
)
NOT_COMPARED = Text(
    en="There are not enough answers at both sessions to say why it moved.",
    fr="Il n'y a pas assez de réponses aux deux sessions pour dire pourquoi il a "
    "évolué.",
)
HEADERS = (CAUSE, CHANGE, CAUSED_BY)


@kept(MOST_LISTS)
def level_bridge(book: Book, choice: Choice) -> Finding:
    """Return why the mean level of the chosen region moved."""
    rows = _rows(book, choice, "rpt_implementation_bridge").filter(
        pl.col("standard_id") == "ALL", pl.col("measure") == "mean_level"
    )
    return _finding(book, choice, rows, MEAN_MOVED, Unit.LEVEL)


@kept(MOST_LISTS)
def kpi_bridge(book: Book, choice: Choice) -> Finding:
    """Return why the chosen KPI moved in the chosen region."""
    kpi = kpi_of(book.mart, choice)
    rows = _rows(book, choice, "rpt_kpi_bridge").filter(
        pl.col("kpi_id") == kpi["kpi_id"]
    )
    return _finding(book, choice, rows, KPI_MOVED, unit_of(kpi))


def _rows(book: Book, choice: Choice, mart: str) -> pl.DataFrame:
    return book.mart(mart).filter(
        pl.col("as_of_session_id") == choice.as_of,
        pl.col("region_id") == choice.region,
    )


def _finding(
    book: Book, choice: Choice, rows: pl.DataFrame, moved: Text, unit: Unit
) -> Finding:
    lang = choice.lang
    if rows.is_empty() or not rows["is_publishable"].item():
        return Finding(NOT_COMPARED(lang), rows)
    row = rows.row(0, named=True)
    first = moved.say(
        lang,
        region=book.region(choice.region, lang),
        session=book.session_label(row["previous_session_id"], lang),
        before=printed(row["previous_figure"], unit, lang),
        now=printed(row["current_figure"], unit, lang),
        then=row.get("previous_period"),
        period=row.get("period"),
    )
    return Finding(f"{first} {_largest(row, unit, lang)}", rows, HEADERS)


def _largest(row: dict[str, Any], unit: Unit, lang: Lang) -> str:
    if not row["is_split_publishable"]:
        return SMALL_PARTS.say(lang, minimum=row["minimum_answer_count"])
    part = max(PARTS, key=lambda name: abs(row[f"{name}_change"]))
    if row[f"{part}_change"] == 0:
        return STOOD_STILL(lang)
    change = _changed(row[f"{part}_change"], unit, lang)
    words = PARTS[part](lang)
    return LARGEST.say(lang, part=words[0].lower() + words[1:], change=change)


def bridge_table(finding: Finding, unit: Unit, lang: Lang) -> list[list[Cell]]:
    """Return a bridge as rows of a table: each cause, then their sum."""
    if not finding.headers:
        return []
    row = finding.rows.row(0, named=True)
    lines = [
        [
            Cell(words(lang)),
            Cell(_part(row, part, unit, lang), is_number=True),
            Cell(number(row[f"{part}_member_count"], lang), is_number=True),
        ]
        for part, words in PARTS.items()
    ]
    total = _changed(row["figure_change"], unit, lang)
    return [*lines, [Cell(TOTAL(lang)), Cell(total, is_number=True), Cell("")]]


def _part(row: dict[str, Any], part: str, unit: Unit, lang: Lang) -> str:
    if not row["is_split_publishable"]:
        return TOO_FEW(lang)
    return _changed(row[f"{part}_change"], unit, lang)


def _changed(value: float, unit: Unit, lang: Lang) -> str:
    if unit is Unit.SHARE:
        return points(value, lang)
    return signed(value, lang, 0 if unit is Unit.COUNT else 2)
