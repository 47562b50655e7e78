"""Footnotes of a chart: the Members' notes on its figures, numbered and marked."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.words import typeset
from warehouse.text import Lang, Text

FOOTNOTE = Text(
    en="{mark} Note by the Member ({member}): “{note}”",
    fr="{mark} Note du Membre ({member})\u00a0: «\u00a0{note}\u00a0»",
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mark_of(row: dict[str, object]) -> str:
    """Return the raised number beside a figure with a note, or nothing."""
    number = row.get("note_no")
    return "" if number is None else str(number).translate(RAISED)


def footnotes(records: Iterable[dict[str, object]], lang: Lang) -> tuple[str, ...]:
    """Return the notes of rows as numbered sentences, each once."""
    found = {
        int(str(row["note_no"])): FOOTNOTE.say(
            lang,
            mark=mark_of(row),
            member=row[f"note_member_{lang}"],
            note=typeset(str(row[f"note_{lang}"]), lang),
        )
        for row in records
        if row.get("note_no") is not None
    }
    return tuple(found[number] for number in sorted(found))
