"""What became of each item by a session."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.register import (
    MERGED_WITH,
    NUMBERED,
    NUMBERS_UNKNOWN,
    Rows,
    qualified,
)
from dashboard.heads import EVIDENCE as RESTS_ON
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import named, rests_on
from dashboard.view import Cell
from dashboard.words import DASH, Counted, capital, number
from warehouse.text import Lang, Text

ABSORBED = Text(
    en="{outcome}; no. {numbers} merged with it",
    fr="{outcome}\u202f; n°\u00a0{numbers} fusionnée avec elle",
)
WHICH = Text(en="Items", fr="Éléments")
COUNT = Text(en="Count", fr="Nombre")
ORIGIN = Text(en="Origin", fr="Origine")
OUTCOME = Text(en="Outcome (stage; evidence)", fr="Résultat (stade\u202f; preuve)")
LAST_STEP = Text(en="Last step", fr="Dernière étape")
DISPOSITIONS = (WHICH, COUNT, ORIGIN, OUTCOME, LAST_STEP, RESTS_ON)
NUMBER_ALONE = Counted(
    Text(
        en="Of {count} more number nothing else is known by this session: its item is "
        "counted in the groups above.",
        fr="De {count}\u00a0autre numéro, on ne sait rien de plus à cette "
        "session\u00a0: son élément est compté dans les groupes ci-dessus.",
    ),
    Text(
        en="Of {count} more numbers nothing else is known by this session: their items "
        "are counted in the groups above.",
        fr="De {count}\u00a0autres numéros, on ne sait rien de plus à cette "
        "session\u00a0: leurs éléments sont comptés dans les groupes ci-dessus.",
    ),
)


@kept(MOST_LISTS)
def dispositions(book: Book, choice: Choice) -> pl.DataFrame:
    """Return the items and groups known by the chosen session."""
    return (
        book.mart("rpt_proposal_dispositions")
        .filter(pl.col("as_of_session_id") == choice.as_of)
        .sort("proposal_no", "origin", "outcome", nulls_last=True)
    )


@kept(MOST_LISTS)
def table_rows(rows: pl.DataFrame, lang: Lang) -> Rows:
    """Return those of which more than the number is known, the numbered ones first."""
    return [_row(row, lang) for row in rows.filter(_is_told()).to_dicts()]


def number_alone(rows: pl.DataFrame, lang: Lang) -> str:
    """Return how many numbers stand for items that are counted in groups, if any."""
    count = rows.filter(~_is_told()).height
    return NUMBER_ALONE.say(lang, count) if count else ""


def _is_told() -> pl.Expr:
    return (pl.col("item_count") > 0) | pl.col("absorbed_nos").is_not_null()


def _row(row: dict[str, Any], lang: Lang) -> list[Cell | str]:
    if row["is_group"]:
        which = NUMBERS_UNKNOWN.say(lang, row["item_count"])
    else:
        which = capital(NUMBERED.say(lang, number=row["proposal_no"]))
    is_step = row["last_event"] is not None
    return [
        which,
        Cell(number(row["item_count"], lang), is_number=True),
        named(row, "origin_label", lang),
        _outcome(row, lang),
        named(row, "last_event_label", lang) if is_step else DASH(lang),
        rests_on(row, lang),
    ]


def _outcome(row: dict[str, Any], lang: Lang) -> str:
    """Return the outcome with its stage and evidence, and both ends of a merger."""
    text = named(row, "outcome_label", lang)
    if row["merged_into_no"] is not None:
        text = MERGED_WITH.say(lang, outcome=text, number=row["merged_into_no"])
    if row["outcome"] is not None:
        text = qualified(text, row["outcome_stage"], row["evidence"], lang)
    if row["absorbed_nos"] is None:
        return text
    numbers = row["absorbed_nos"].replace(";", ", ")
    return ABSORBED.say(lang, outcome=text, numbers=numbers)
