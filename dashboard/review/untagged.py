"""Numbers of a draft without a tag: known figures, and the other language's notation.

Looked at are percentages and numbers with a fraction, so that paragraph, page and
document numbers, dates and counts raise no alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.data import Book
from dashboard.review.draft import Draft, Paragraph
from dashboard.review.findings import Slip, around
from dashboard.review.known import Known, known_figures
from dashboard.review.numbers import Number, Token, read_number, tokens
from dashboard.review.numbers import is_of_other_language as is_foreign
from warehouse.text import Lang

# What makes a number with a fraction the number of a place in a text: "para. 2.14".
PLACE = re.compile(
    r"(paragraphs?|paragraphes?|paras?\.?|pars?\.?|sections?|points?|items?|n°|no\.?|"
    r"annexe?s?|appendix|appendice|figures?|tables?|tableaux?|edition|édition|version|"
    r"§)[\s\u00a0\u202f]*$",
    re.IGNORECASE,
)


def untagged_slips(draft: Draft, book: Book, session: str) -> Iterator[Slip]:
    """Yield the untagged numbers that look like known figures, now or of before."""
    now = known_figures(book, session, draft.lang)
    former = {
        book.session_label(other, draft.lang): known_figures(book, other, draft.lang)
        for other in book.sessions()
        if other != session
    }
    for paragraph in draft.paragraphs:
        loose = list(_loose(paragraph))
        # A session that is named is meant; and in a table the head tells, not the cell.
        before = tuple(
            known
            for label, figures in former.items()
            if loose and not paragraph.place and label not in paragraph.text
            for known in figures
        )
        for token in loose:
            if slip := _slip(draft, paragraph, token, now, before):
                yield slip


def _loose(paragraph: Paragraph) -> Iterator[Token]:
    """Yield the numbers that stand in no content control and number no place."""
    for token in tokens(paragraph.text):
        is_tagged = any(
            token.start < tagged.end and tagged.start < token.end
            for tagged in paragraph.tagged
        )
        before = paragraph.text[: token.start]
        if not is_tagged and before.strip() and not PLACE.search(before):
            yield token


def _slip(
    draft: Draft,
    paragraph: Paragraph,
    token: Token,
    now: tuple[Known, ...],
    before: tuple[Known, ...],
) -> Slip | None:
    said = read_number(token.text, draft.lang)
    place = around(paragraph.text, token.start, token.end)
    at = (draft.path, paragraph.number, place, token.text)
    if said is None:
        is_percent = "%" in token.text and is_foreign(token.text, draft.lang)
        other = Lang.EN if draft.lang == Lang.FR else Lang.FR
        expected = _as_written(token.text, other, draft.lang)
        return Slip("other_notation", *at, expected) if is_percent else None
    if not (said.is_percent or said.digits):
        return None
    sentence = _sentence(paragraph.text, token)
    if found := _match(said, sentence, now):
        return Slip("untagged", *at, found.figure.printed(draft.lang), str(found.key))
    found = _match(said, sentence, before)
    if found is None:
        return None
    current = next((one for one in now if _is_same(one, found)), None)
    expected = current.figure.printed(draft.lang) if current else ""
    return Slip("untagged_stale", *at, expected, str(found.key))


def _as_written(text: str, lang: Lang, wanted: Lang) -> str:
    """Return a number of one language as the other writes it."""
    found = read_number(text, lang)
    if found is None:
        return ""
    plain = f"{found.value:.{found.digits}f}"
    return f"{plain}%" if wanted == Lang.EN else f"{plain.replace('.', ',')}\u202f%"


def _sentence(text: str, token: Token) -> str:
    """Return the sentence that a number stands in."""
    first = max(text.rfind(mark, 0, token.start) for mark in (". ", "; ", "\u202f; "))
    ends = [text.find(mark, token.end) for mark in (". ", "; ", "\u202f; ")]
    last = min((end for end in ends if end >= 0), default=len(text))
    return text[first + 1 : last]


def _match(said: Number, sentence: str, figures: tuple[Known, ...]) -> Known | None:
    """Return the figure that a number is, written with its usual digits."""
    for known in figures:
        digits = 1 if known.figure.is_share else 2
        is_alike = said.digits == digits and said.is_percent == known.figure.is_share
        if is_alike and known.figure.is_said_by(said) and known.is_about(sentence):
            return known
    return None


def _is_same(one: Known, other: Known) -> bool:
    """Return whether two figures differ in their session alone."""
    mine, theirs = one.key, other.key
    return (mine.mart, mine.column, mine.keys[1:]) == (
        theirs.mart,
        theirs.column,
        theirs.keys[1:],
    )
