"""What the paper asks of the chosen session, with its citation, and nothing more."""

from __future__ import annotations

import polars as pl

from dashboard.choice import LATEST, Choice
from dashboard.data import Book
from dashboard.findings.register import known
from dashboard.kept import MOST_LISTS, kept
from dashboard.labels import cited, named
from dashboard.words import Counted, typeset
from warehouse.text import Text

ASKED = Counted(
    Text(
        en="{count} request of {session} ({source}).",
        fr="{count}\u00a0demande à la session {session} ({source}).",
    ),
    Text(
        en="{count} requests of {session} ({source}).",
        fr="{count}\u00a0demandes à la session {session} ({source}).",
    ),
)
INFERRED_SESSION = Text(
    en="{source}; session inferred", fr="{source}\u202f; session déduite"
)
REQUEST = Text(en="{what}.", fr="{what}.")
NO_REQUEST = Text(
    en="{session}: the paper makes no request of this session.",
    fr="{session}\u00a0: le document n'adresse aucune demande à cette session.",
)


@kept(MOST_LISTS)
def requests(book: Book, choice: Choice) -> tuple[str, list[str]]:
    """Return a sentence on what a session is asked, and the requests in their order.

    The latest state is no session: the last one asked stands for it.
    """
    lang = choice.lang
    rows = known(book, "fct_review_milestones_by_session", choice).filter(
        pl.col("milestone_kind") == "request", pl.col("session_id").is_not_null()
    )
    asked = _session_asked(book, choice, rows)
    rows = rows.filter(pl.col("session_id") == asked).sort("row_number", "what_en")
    session = typeset(book.session_label(asked, lang), lang)
    if rows.is_empty():
        return NO_REQUEST.say(lang, session=session), []
    source = cited(rows.row(0, named=True), lang)
    if "inferred" in rows["evidence"].to_list():
        source = INFERRED_SESSION.say(lang, source=source)
    return ASKED.say(lang, rows.height, session=session, source=source), [
        REQUEST.say(lang, what=named(row, "what", lang)) for row in rows.to_dicts()
    ]


def _session_asked(book: Book, choice: Choice, rows: pl.DataFrame) -> str:
    if choice.as_of != LATEST or rows.is_empty():
        return choice.as_of
    asked = [str(one) for one in rows["session_id"].unique()]
    return max(asked, key=lambda one: book.session(one)["session_sort"])
