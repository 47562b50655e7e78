"""The register of the review: its items, their steps, stock and flow by session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import (
    EVIDENCE,
    STAGE,
    dated,
    event_day,
    named,
    noted,
    rests_on,
    word,
)
from dashboard.view import Cell
from dashboard.words import (
    COLON,
    DASH,
    NO_OUTCOME,
    UNKNOWN,
    Counted,
    number,
    typeset,
)
from warehouse.text import Lang, Text

Rows = list[list[Cell | str]]

# The origin of those of which only this is known: a proposal or the comment.
UNDIVIDED = "input_2024"

NUMBERS_UNKNOWN = Counted(
    Text(
        en="{count} item, number not given", fr="{count}\u00a0élément, numéro inconnu"
    ),
    Text(
        en="{count} items, numbers not given",
        fr="{count}\u00a0éléments, numéros inconnus",
    ),
)
GROUP_RETAINED = Counted(
    Text(
        en="{count} item was retained without its number being given: it stands apart "
        "from the numbered ones.",
        fr="{count}\u00a0élément a été retenu sans que son numéro soit indiqué\u00a0: "
        "il figure à part des éléments numérotés.",
    ),
    Text(
        en="{count} items were retained without their numbers being given: they stand "
        "here as a group.",
        fr="{count}\u00a0éléments ont été retenus sans que leurs numéros soient "
        "indiqués\u00a0: ils figurent ici en groupe.",
    ),
)
NO_COUNT = Text(en="count not given", fr="nombre non indiqué")
HOW_THEY_DIVIDE = Text(
    en="How they divide between the proposals and the comment is not stated.",
    fr="Leur répartition entre les propositions et le commentaire n'est pas indiquée.",
)
# The paper says which two are merged, and not which of them remains.
MERGED_WITH = Text(
    en="{outcome} with {number}", fr="{outcome} avec la n°\u00a0{number}"
)
QUALIFIED = Text(
    en="{text} ({stage}; {evidence})", fr="{text} ({stage}\u202f; {evidence})"
)
WITH_EVIDENCE = Text(en="{text} ({evidence})", fr="{text} ({evidence})")
NUMBERED = Text(en="item {number}", fr="n°\u00a0{number}")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the items of the review stand at a session."""

    item_count: int
    retained_count: int
    merged_count: int
    open_count: int


@kept(MOST_LISTS)
def standing(book: Book, session_id: str) -> Standing:
    """Return how many items were known, retained, merged and open at a session."""
    rows = book.mart("rpt_proposals_by_session").filter(
        pl.col("as_of_session_id") == session_id
    )
    decided = dict(
        rows.filter(pl.col("outcome").is_not_null())
        .group_by("outcome")
        .agg(pl.col("total_decided_count").sum())
        .rows()
    )
    still_open = int(rows["closing_count"].sum())
    return Standing(
        item_count=still_open + sum(decided.values()),
        retained_count=decided.get("retained", 0),
        merged_count=decided.get("merged", 0),
        open_count=still_open,
    )


@kept(MOST_LISTS)
def items(book: Book, choice: Choice) -> Rows:
    """Return every numbered item with what the chosen session knew, and its evidence.

    Items of which the source says more than the number come first.
    """
    is_bare = pl.col("origin").is_null() & (pl.col("evidence") == "derived")
    rows = known(book, "fct_proposals_by_session", choice)
    discussed, lang = _discussed_numbers(book, choice), choice.lang
    return [
        [
            number(row["proposal_no"], lang),
            named(row, "title", lang),
            named(row, "submitter_name", lang),
            _with_evidence(
                named(row, "origin_label", lang), row["origin_evidence"], lang
            ),
            dated(row, "received_date", lang),
            outcome(row, discussed, lang),
            rests_on(row, lang),
            noted(row, lang),
        ]
        for row in rows.sort(is_bare, "proposal_no").to_dicts()
    ]


def _discussed_numbers(book: Book, choice: Choice) -> set[int]:
    """Return the numbers of the items that the session knew to have been discussed."""
    rows = known(book, "fct_proposal_events_by_session", choice)
    return set(rows.filter(pl.col("event") == "discussed")["proposal_no"].drop_nulls())


def outcome(row: dict[str, Any], discussed: set[int], lang: Lang) -> str:
    """Return the outcome of an item with its stage and its evidence.

    Of a discussed item without one, none is stated; of the others it is unknown: they
    may be among those retained whose numbers are not given.
    """
    if row["outcome"] is None:
        is_discussed = row["proposal_no"] in discussed
        return NO_OUTCOME(lang) if is_discussed else UNKNOWN(lang)
    text = named(row, "outcome_label", lang)
    if row["merged_into_no"] is not None:
        text = MERGED_WITH.say(lang, outcome=text, number=row["merged_into_no"])
    return qualified(text, row["outcome_stage"], row["outcome_evidence"], lang)


def qualified(text: str, stage: str | None, evidence: str | None, lang: Lang) -> str:
    """Return an outcome with its stage, where one is stated, and its evidence."""
    known_by = word(EVIDENCE, evidence, lang)
    if stage is None:
        return WITH_EVIDENCE.say(lang, text=text, evidence=known_by)
    told = word(STAGE, stage, lang)
    return QUALIFIED.say(lang, text=text, stage=told, evidence=known_by)


@kept(MOST_LISTS)
def events(book: Book, choice: Choice) -> Rows:
    """Return the steps known by the chosen session, the oldest first."""
    lang = choice.lang
    rows = known(book, "fct_proposal_events_by_session", choice).sort(
        "known_date", "event", "proposal_no", "submitter_id", nulls_last=True
    )
    names = _names(book, lang)
    return [
        [
            event_day(row, lang),
            named(row, "event_label", lang),
            _which(row, names, lang),
            session_words(book, row["session_id"], lang),
            rests_on(row, lang),
            noted(row, lang),
        ]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def groups(book: Book, choice: Choice) -> list[str]:
    """Return what is said of each group retained whose numbers are not given."""
    rows = known(book, "fct_proposal_events_by_session", choice).filter(
        pl.col("event") == "retained", pl.col("proposal_no").is_null()
    )
    lang = choice.lang
    return [
        " ".join(
            [
                GROUP_RETAINED.say(lang, row["item_count"]),
                *([HOW_THEY_DIVIDE(lang)] if row["origin"] == UNDIVIDED else []),
            ]
        )
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def flows(book: Book, choice: Choice) -> Rows:
    """Return stock and flow session by session up to the chosen one."""
    sessions = book.mart("dim_sessions").filter(pl.col("session_id") == choice.as_of)
    measures = ("opening_count", "received_count", "decided_count", "closing_count")
    rows = (
        book.mart("rpt_proposals_by_session")
        .filter(pl.col("session_sort") <= sessions["session_sort"].max())
        .group_by("as_of_session_id", "session_sort", "previous_session_id")
        .agg(pl.col(*measures).sum())
        .sort("session_sort")
    )
    lang = choice.lang
    return [
        [
            book.session_label(row["as_of_session_id"], lang),
            session_words(book, row["previous_session_id"], lang),
            *(Cell(number(row[name], lang), is_number=True) for name in measures),
        ]
        for row in rows.to_dicts()
    ]


@kept(MOST_LISTS)
def known(book: Book, mart: str, choice: Choice) -> pl.DataFrame:
    """Return the rows of a mart by session that the chosen session knew."""
    return book.mart(mart).filter(pl.col("as_of_session_id") == choice.as_of)


def session_words(
    book: Book, session_id: str | None, lang: Lang, missing: Text = DASH
) -> str:
    """Return the label of a session, or a word where none is named."""
    if session_id is None:
        return missing(lang)
    return typeset(book.session_label(session_id, lang), lang)


def _with_evidence(text: str, evidence: str | None, lang: Lang) -> str:
    if evidence is None:
        return text
    return WITH_EVIDENCE.say(lang, text=text, evidence=word(EVIDENCE, evidence, lang))


def _names(book: Book, lang: Lang) -> dict[str, str]:
    rows = book.mart("fct_submitters_by_session")
    names = rows.select("submitter_id", f"name_{lang}").rows()
    return {key: typeset(name, lang) for key, name in names}


def _which(row: dict[str, Any], names: dict[str, str], lang: Lang) -> str:
    """Return which item a step is about, or how many of unknown numbers."""
    if row["proposal_no"] is not None:
        text = NUMBERED.say(lang, number=row["proposal_no"])
    elif row["item_count"] is None:
        text = NO_COUNT(lang)
    else:
        text = NUMBERS_UNKNOWN.say(lang, row["item_count"])
    if row["submitter_id"] is None:
        return text
    return COLON.say(lang, label=names[row["submitter_id"]], value=text)
