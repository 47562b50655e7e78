"""What the chosen session is asked to decide: items by number, and its own steps."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.dispositions import dispositions, due
from dashboard.findings.register import known
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import cited, named
from dashboard.words import Counted, listed, number
from warehouse.text import Lang, Text

NUMBERED = Counted(
    Text(en="No. {numbers}: {reason}.", fr="N°\u00a0{numbers}\u00a0: {reason}."),
    Text(en="Nos. {numbers}: {reason}.", fr="N°\u00a0{numbers}\u00a0: {reason}."),
)
GROUPED = Counted(
    Text(
        en="{count} item whose number is not given: {reason}.",
        fr="{count}\u00a0élément dont le numéro n'est pas indiqué\u00a0: {reason}.",
    ),
    Text(
        en="{count} items whose numbers are not given: {reason}.",
        fr="{count}\u00a0éléments dont les numéros ne sont pas indiqués\u00a0: "
        "{reason}.",
    ),
)
STEP = Text(en="{what} ({source}).", fr="{what} ({source}).")
NO_STEP = Text(
    en="The paper gives no other request to this session.",
    fr="Le document n'adresse pas d'autre demande à cette session.",
)


@kept(MOST_LISTS)
def decisions(book: Book, choice: Choice) -> tuple[str, list[str]]:
    """Return a sentence on what is to be decided, and the decisions one by one."""
    rows = dispositions(book, choice)
    waiting = rows.filter("is_decision_due")
    return due(book, choice, rows), [
        *_numbered(waiting, choice.lang),
        *_grouped(waiting, choice.lang),
        *_steps(book, choice),
    ]


def _numbered(rows: pl.DataFrame, lang: Lang) -> list[str]:
    """Return a sentence a reason, with the numbers that it concerns."""
    label = f"decision_due_label_{lang}"
    found = (
        rows.filter(~pl.col("is_group"), pl.col("proposal_no").is_not_null())
        .sort("proposal_no")
        .group_by(label, maintain_order=True)
        .agg("proposal_no")
    )
    return [
        NUMBERED.say(
            lang,
            len(numbers),
            numbers=listed([number(no, lang) for no in numbers], lang),
            reason=_reason(reason),
        )
        for reason, numbers in found.rows()
    ]


def _grouped(rows: pl.DataFrame, lang: Lang) -> list[str]:
    label = f"decision_due_label_{lang}"
    found = (
        rows.filter("is_group")
        .group_by(label, maintain_order=True)
        .agg(pl.col("item_count").sum())
    )
    return [
        GROUPED.say(lang, count, reason=_reason(reason))
        for reason, count in found.rows()
    ]


def _steps(book: Book, choice: Choice) -> list[str]:
    """Return what the paper asks of the session itself, with its citation."""
    lang = choice.lang
    rows = known(book, "fct_review_milestones", choice).filter(
        pl.col("session_id") == choice.as_of
    )
    if rows.is_empty():
        return [NO_STEP(lang)]
    return [_step(row, lang) for row in rows.sort("what_en").to_dicts()]


def _step(row: dict[str, Any], lang: Lang) -> str:
    return STEP.say(lang, what=named(row, "what", lang), source=cited(row, lang))


def _reason(label: str) -> str:
    return label[0].lower() + label[1:]
