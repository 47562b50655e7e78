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
from dashboard.words import SEPARATOR, number, points, signed
from warehouse.text import Lang, Text

WHY = Text(en="Why it moved", fr="Pourquoi il a évolué")
CAUSE = Text(en="Cause", fr="Cause")
CHANGE = Text(en="Change", fr="Évolution")
CAUSED_BY = Text(en="Members", fr="Membres")
TOTAL = Text(en="Sum of the parts", fr="Somme des composantes")
OTHER = "other"
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
    OTHER: Text(en="Other changes", fr="Autres évolutions"),
}
# A KPI is known by the period shown: who has no answer on it may answer on others.
KPI_PARTS = PARTS | {
    "new_reporter": Text(
        en="Members without an answer on the period shown then",
        fr="Membres sans réponse sur la période alors présentée",
    ),
    "stopped": Text(
        en="Members without an answer on the period shown now",
        fr="Membres sans réponse sur la période désormais présentée",
    ),
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
TOTAL_ALONE = Text(
    en="Fewer than {minimum} Members, or unnamed Members, made one of its parts: the "
    "total stands alone.",
    fr="Moins de {minimum}\u00a0Membres, ou Membres non nommés, sont à l'origine d'une "
    "de ses composantes\u00a0: seul le total est présenté.",
)
JOINED = Text(en="{other} ({parts})", fr="{other} ({parts})")
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
        return TOTAL_ALONE.say(lang, minimum=row["minimum_answer_count"])
    shown = _shown(row, lang)
    part = max(shown, key=lambda name: abs(row[f"{name}_change"]))
    if row[f"{part}_change"] == 0:
        return STOOD_STILL(lang)
    change = _changed(row[f"{part}_change"], unit, lang)
    return LARGEST.say(lang, part=_small(shown[part]), change=change)


def _shown(row: dict[str, Any], lang: Lang) -> dict[str, str]:
    """Return the parts that are shown with their names; those joined stand as one."""
    words = KPI_PARTS if "kpi_id" in row else PARTS
    joined = row["other_parts"].split(";") if row["other_parts"] else []
    shown = {
        part: name(lang) for part, name in words.items() if part not in (*joined, OTHER)
    }
    if joined:
        names = SEPARATOR(lang).join(_small(words[part](lang)) for part in joined)
        shown[OTHER] = JOINED.say(lang, other=words[OTHER](lang), parts=names)
    return shown


def _small(words: str) -> str:
    """Return words as they stand within a sentence; a Member keeps its capital."""
    is_member = words.startswith(("Member", "Membre"))
    return words if is_member else words[0].lower() + words[1:]


def bridge_table(finding: Finding, unit: Unit, lang: Lang) -> list[list[Cell]]:
    """Return a bridge as rows of a table: each cause, then their sum.

    Causes of too few Members stand as one; where that is not enough, the sum alone.
    """
    if not finding.headers:
        return []
    row = finding.rows.row(0, named=True)
    shown = _shown(row, lang) if row["is_split_publishable"] else {}
    lines = [
        [
            Cell(words),
            Cell(_changed(row[f"{part}_change"], unit, lang), is_number=True),
            Cell(number(row[f"{part}_member_count"], lang), is_number=True),
        ]
        for part, words in shown.items()
    ]
    total = _changed(row["figure_change"], unit, lang)
    return [*lines, [Cell(TOTAL(lang)), Cell(total, is_number=True), Cell("")]]


def _changed(value: float, unit: Unit, lang: Lang) -> str:
    if unit is Unit.SHARE:
        return points(value, lang)
    return signed(value, lang, 0 if unit is Unit.COUNT else 2)
