"""Sentences and tables on implementation, built from the figures by templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.choice import Choice
from dashboard.columns import MEMBERS, REPORTING
from dashboard.data import Book
from dashboard.kept import MOST_LISTS, kept
from dashboard.rows import in_order
from dashboard.view import Cell
from dashboard.words import (
    DASH,
    TOO_FEW,
    Counted,
    number,
    share,
    signed,
)
from warehouse.text import Lang, Text

ANSWERS = Counted(
    Text(
        en="{region}: {count} Member out of {total} had answered.",
        fr="{region}\u00a0: {count}\u00a0Membre sur {total} avait répondu.",
    ),
    Text(
        en="{region}: {count} Members out of {total} had answered.",
        fr="{region}\u00a0: {count}\u00a0Membres sur {total} avaient répondu.",
    ),
)
NOBODY = Text(
    en="No Member had answered on implementation by this session.",
    fr="Aucun Membre n'avait répondu sur la mise en œuvre à cette session.",
)
LEVEL = Text(
    en="Their mean level of implementation is {level} out of 3.",
    fr="Leur niveau moyen de mise en œuvre est de {level} sur 3.",
)
TOO_FEW_TO_SHOW = Text(
    en="That is below the minimum of {minimum} answers: shares and means are not "
    "shown.",
    fr="C'est moins que le minimum de {minimum}\u00a0réponses\u00a0: les parts et les "
    "moyennes ne sont pas présentées.",
)
ALL_SIXTEEN = Counted(
    Text(
        en="Of them, {count} fully implements all sixteen standards ({share}).",
        fr="Parmi eux, {count} applique pleinement les seize normes ({share}).",
    ),
    Text(
        en="Of them, {count} fully implement all sixteen standards ({share}).",
        fr="Parmi eux, {count} appliquent pleinement les seize normes ({share}).",
    ),
)
NONE_OF_THEM = Text(
    en="None of them fully implements all sixteen standards.",
    fr="Aucun d'entre eux n'applique pleinement les seize normes.",
)
SINCE = Text(
    en="Since {session}: what changed in answers and levels, by region.",
    fr="Depuis la session {session}\u00a0: évolution des réponses et des niveaux, "
    "par région.",
)
NO_PREVIOUS = Text(
    en="There is no earlier session of this body to compare with.",
    fr="Il n'y a pas de session antérieure de cet organe à laquelle comparer.",
)
REGION = Text(en="Region", fr="Région")
MEAN = Text(en="Mean level", fr="Niveau moyen")
MEAN_CHANGE = Text(en="Change", fr="Évolution")
REPORTING_BEFORE = Text(en="Answered before", fr="Réponses auparavant")


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with the rows it was made from, and a table where there is one."""

    sentence: str
    rows: Any
    headers: tuple[Text, ...] = ()


@kept(MOST_LISTS)
def about_region(book: Book, choice: Choice) -> Finding:
    """Return what the chosen region has implemented, in sentences."""
    rows = at_session(book, choice.as_of).filter(pl.col("region_id") == choice.region)
    row = rows.row(0, named=True)
    lang, answered = choice.lang, row["reporting_member_count"]
    if answered == 0:
        return Finding(NOBODY(lang), rows)
    sentences = [
        ANSWERS.say(
            lang,
            answered,
            region=book.region(choice.region, lang),
            total=number(row["member_count"], lang),
        )
    ]
    sentences += _levels(row, lang)
    return Finding(" ".join(sentences), rows)


def _levels(row: dict[str, Any], lang: Lang) -> list[str]:
    if not row["is_publishable"]:
        return [TOO_FEW_TO_SHOW.say(lang, minimum=row["minimum_answer_count"])]
    implemented = row["implemented_member_count"]
    if implemented == 0:
        counted = NONE_OF_THEM(lang)
    else:
        counted = ALL_SIXTEEN.say(
            lang, implemented, share=share(row["implemented_share"], lang)
        )
    return [LEVEL.say(lang, level=number(row["mean_level"], lang, 2)), counted]


@kept(MOST_LISTS)
def changes(book: Book, choice: Choice) -> Finding:
    """Return the regions now beside the session before, with a sentence."""
    lang = choice.lang
    rows = in_order(at_session(book, choice.as_of), ("region_name",), choice)
    previous = rows["previous_session_id"].drop_nulls().unique().to_list()
    if not previous:
        return Finding(NO_PREVIOUS(lang), ())
    before = at_session(book, previous[0]).select(
        "region_id", before_count="reporting_member_count"
    )
    session = book.session_label(previous[0], lang)
    joined = rows.join(before, on="region_id", how="left", maintain_order="left")
    return Finding(
        SINCE.say(lang, session=session),
        [_change(row, lang) for row in joined.to_dicts()],
        (
            REGION,
            REPORTING.label,
            MEMBERS.label,
            REPORTING_BEFORE,
            MEAN,
            MEAN_CHANGE,
        ),
    )


def _change(row: dict[str, Any], lang: Lang) -> list[Cell]:
    counts = ("reporting_member_count", "member_count", "before_count")
    numbers = [
        DASH(lang) if row[name] is None else number(row[name], lang) for name in counts
    ]
    level, change = row["mean_level"], row["mean_level_change"]
    numbers += [
        TOO_FEW(lang) if level is None else number(level, lang, 2),
        DASH(lang) if change is None else signed(change, lang, 2),
    ]
    return [
        Cell(row[f"region_name_{lang}"]),
        *(Cell(text, is_number=True) for text in numbers),
    ]


@kept(MOST_LISTS)
def at_session(book: Book, session_id: str) -> pl.DataFrame:
    """Return the rows of a session over all standards together."""
    return book.mart("rpt_implementation_by_region").filter(
        pl.col("as_of_session_id") == session_id, pl.col("standard_id") == "ALL"
    )
