"""The history of one item of the review, and what the paper says where."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.choice import LATEST, Choice
from dashboard.data import Book
from dashboard.findings.register import Rows, known, session_words
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import STAGE, cited, event_day, named, noted, rests_on, word
from dashboard.render.entries import Entry, Fact
from dashboard.view import Cell
from dashboard.words import DASH, Counted, number
from warehouse.text import Lang, Text

SESSION = Text(en="Session", fr="Session")
RESTS_ON = Text(en="Evidence", fr="Preuve")
NOTE = Text(en="Note", fr="Observation")
INTO = Text(en="Merged with", fr="Fusionnée avec")
ITEM = Text(en="No. {number}", fr="N°\u00a0{number}")
MERGED = Text(
    en="No. {number} merged with no. {other} ({evidence}).",
    fr="N°\u00a0{number} fusionnée avec la n°\u00a0{other} ({evidence}).",
)
MERGED_AT_STAGE = Text(
    en="No. {number} merged with no. {other}; stage: {stage} ({evidence}).",
    fr="N°\u00a0{number} fusionnée avec la n°\u00a0{other}\u202f; stade\u00a0: {stage} "
    "({evidence}).",
)
ABSORBS = Text(
    en="No. {number} merged with it", fr="N°\u00a0{number} fusionnée avec elle"
)
NO_STEP = Text(
    en="By this session the paper names no step of this item: it is one of those "
    "counted in groups, or nothing but its number is known.",
    fr="À cette session, le document ne cite aucune étape de cet élément\u00a0: il est "
    "compté dans un groupe, ou seul son numéro est connu.",
)
WHERE = Text(en="Document and paragraph", fr="Document et paragraphe")
STEPS = Text(en="Steps", fr="Étapes")
NUMBERS = Text(en="Items named by number", fr="Éléments cités par leur numéro")
BY_DOCUMENT = (WHERE, STEPS, NUMBERS)
NO_MERGER = Text(
    en="No merger was known by this session.",
    fr="Aucune fusion n'était connue à cette session.",
)
COUNTED_MERGERS = Counted(
    Text(en="{count} merger is known.", fr="{count}\u00a0fusion est connue."),
    Text(en="{count} mergers are known.", fr="{count}\u00a0fusions sont connues."),
)


@kept(MOST_LISTS)
def item_numbers(book: Book) -> list[str]:
    """Return the numbers of all items ever known, as the address gives them."""
    numbers = book.mart("fct_proposals_by_session")["proposal_no"]
    return [str(no) for no in numbers.unique().sort().to_list()]


@kept(MOST_LISTS)
def item_name(book: Book, item: str, lang: Lang) -> str:
    """Return the number of an item, with its title where the source gives one."""
    rows = book.mart("fct_proposals_by_session").filter(
        pl.col("proposal_no") == int(item)
    )
    row = rows.sort(pl.col("as_of_session_id") == LATEST).row(-1, named=True)
    words = ITEM.say(lang, number=number(int(item), lang))
    title = row[f"title_{lang}"]
    return f"{words} · {title}" if title else words


@kept(MOST_LISTS)
def history(book: Book, choice: Choice, item: str) -> list[Entry]:
    """Return the steps of an item known by the session, the oldest first."""
    no = int(item)
    is_own = pl.col("proposal_no") == no
    is_absorbing = pl.col("merged_into_no") == no
    rows = known(book, "fct_proposal_events_by_session", choice).filter(
        is_own | is_absorbing
    )
    rows = rows.sort("known_date", "event", nulls_last=True)
    return [_entry(book, row, no, choice.lang) for row in rows.to_dicts()]


def _entry(book: Book, row: dict[str, Any], no: int, lang: Lang) -> Entry:
    is_own = row["proposal_no"] == no
    title = named(row, "event_label", lang)
    if not is_own:
        title = ABSORBS.say(lang, number=row["proposal_no"])
    facts = [Fact(RESTS_ON, rests_on(row, lang))]
    if row["session_id"] is not None:
        facts.insert(0, Fact(SESSION, session_words(book, row["session_id"], lang)))
    if is_own and row["merged_into_no"] is not None:
        facts.append(Fact(INTO, ITEM.say(lang, number=row["merged_into_no"])))
    if row[f"note_{lang}"] is not None:
        facts.append(Fact(NOTE, noted(row, lang)))
    return Entry(title, event_day(row, lang), tuple(facts))


@kept(MOST_LISTS)
def mergers(book: Book, choice: Choice) -> list[str]:
    """Return every merger known by the session, with how it is known."""
    lang = choice.lang
    rows = known(book, "fct_proposal_events_by_session", choice).filter(
        pl.col("merged_into_no").is_not_null()
    )
    if rows.is_empty():
        return [NO_MERGER(lang)]
    return [
        COUNTED_MERGERS.say(lang, rows.height),
        *(_merger(row, lang) for row in rows.sort("proposal_no").to_dicts()),
    ]


def _merger(row: dict[str, Any], lang: Lang) -> str:
    text = MERGED if row["outcome_stage"] is None else MERGED_AT_STAGE
    return text.say(
        lang,
        number=row["proposal_no"],
        other=row["merged_into_no"],
        stage=word(STAGE, row["outcome_stage"], lang),
        evidence=rests_on(row, lang),
    )


@kept(MOST_LISTS)
def by_document(book: Book, choice: Choice) -> Rows:
    """Return how many steps each paragraph tells, and the items that it names."""
    lang = choice.lang
    rows = known(book, "fct_proposal_events_by_session", choice)
    told = rows.group_by("document", "paragraph").agg(
        pl.len().alias("steps"),
        pl.col("proposal_no").drop_nulls().unique().sort().alias("numbers"),
    )
    return [
        [
            cited(row, lang),
            Cell(number(row["steps"], lang), is_number=True),
            ", ".join(number(no, lang) for no in row["numbers"]) or DASH(lang),
        ]
        for row in told.sort("document", "paragraph").to_dicts()
    ]
