"""Tagged numbers of a draft, each beside its figure in a release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

import polars as pl

from dashboard.data import Book
from dashboard.review.draft import Draft, Paragraph, Tagged
from dashboard.review.findings import Slip, around
from dashboard.review.numbers import Number, is_of_other_language, read_number
from dashboard.review.tags import SHORT, FigureKey, read_key
from dashboard.words import TOO_FEW, number, share
from warehouse.text import Lang

SESSION = "as_of_session_id"
PERCENT_UNITS = ("percent", "yes_no")


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a key in a release, and whether it is read as a percentage."""

    value: float | None
    is_share: bool

    def printed(self, lang: Lang, digits: int | None = None) -> str:
        """Return the figure as a document writes it."""
        if self.value is None:
            return TOO_FEW(lang)
        if self.is_share:
            return share(self.value, lang, 1 if digits is None else digits)
        plain = 0 if self.value == round(self.value) else 2
        return number(self.value, lang, plain if digits is None else digits)

    def is_said_by(self, said: Number) -> bool:
        """Return whether a number is this figure, at the digits that it is given."""
        if self.value is None:
            return False
        exact = Decimal(repr(float(self.value))) * (100 if self.is_share else 1)
        step = Decimal(1).scaleb(-said.digits)
        return any(
            exact.quantize(step, rounding) == said.value
            for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP)
        )


def tagged_slips(draft: Draft, book: Book, session: str | None) -> Iterator[Slip]:
    """Yield what is wrong with the tagged numbers of a draft.

    Args:
        draft: the document.
        book: the release that it is compared with.
        session: the session that its figures shall be of, where one is named.
    """
    for paragraph in draft.paragraphs:
        for tagged in paragraph.tagged:
            if slip := _slip(draft, paragraph, tagged, book, session):
                yield slip


def _slip(
    draft: Draft,
    paragraph: Paragraph,
    tagged: Tagged,
    book: Book,
    session: str | None,
) -> Slip | None:
    key = key_of(tagged.tag, draft)
    slip = Slip(
        "unknown_tag",
        draft.path,
        paragraph.number,
        around(paragraph.text, tagged.start, tagged.end),
        tagged.text,
        key=str(key or tagged.tag),
    )
    if key is None:
        return slip
    figure = figure_of(key, book)
    if figure is None:
        return replace(slip, code="no_such_figure")
    asked = dict(key.keys).get(SESSION)
    if session and asked and asked != session:
        return replace(slip, code="other_session", expected=session)
    return _compared(slip, key, figure, draft.lang, book)


def _compared(
    slip: Slip, key: FigureKey, figure: Figure, lang: Lang, book: Book
) -> Slip | None:
    text = slip.found.strip()
    said = read_number(text, lang)
    slip = replace(slip, expected=figure.printed(lang, said.digits if said else None))
    if said is None:
        if figure.value is None and text == TOO_FEW(lang):
            return None
        is_other = is_of_other_language(text, lang)
        return replace(slip, code="other_notation" if is_other else "no_number")
    # A tie of the last digit falls as the printing rounds it.
    if figure.is_said_by(said) or text == slip.expected:
        return None
    former = former_session(key, said, book)
    if former:
        return replace(slip, code="stale", key=f"{slip.key} ({former})")
    is_swapped = Counter(_digits(text)) == Counter(_digits(slip.expected))
    return replace(slip, code="swapped_digits" if is_swapped else "differs")


def _digits(text: str) -> list[str]:
    return [sign for sign in text if sign.isdigit()]


def key_of(tag: str, draft: Draft) -> FigureKey | None:
    """Return the key of a tag, from the tag itself or from the file's passport."""
    if SHORT.fullmatch(tag):
        tag = draft.envelope.tags.get(tag, "") if draft.envelope else ""
    return read_key(tag)


def figure_of(key: FigureKey, book: Book) -> Figure | None:
    """Return the figure of a key, or None where the release has no such number."""
    marts = book.release.manifest["marts"]
    if key.mart not in marts:
        return None
    rows = book.mart(key.mart)
    if key.column not in rows.columns or not rows.schema[key.column].is_numeric():
        return None
    for name, value in key.keys:
        if name not in rows.columns:
            return None
        rows = rows.filter(pl.col(name).cast(pl.String) == value)
    if rows.height != 1:
        return None
    return figure_in(rows.row(0, named=True), key.column)


def figure_in(row: Mapping[str, Any], column: str) -> Figure:
    """Return the figure that stands in a column of a row of a mart."""
    is_share = "_share" in column or (
        column in {"value", "median", "first_quartile", "third_quartile"}
        and row.get("unit") in PERCENT_UNITS
    )
    return Figure(row[column], is_share)


def former_session(key: FigureKey, said: Number, book: Book) -> str:
    """Return the earlier session of which a number is the figure, or nothing."""
    asked = dict(key.keys)
    if SESSION not in asked:
        return ""
    for session in book.sessions():
        keys = tuple(
            (name, session if name == SESSION else value) for name, value in key.keys
        )
        figure = figure_of(replace(key, keys=keys), book)
        if session != asked[SESSION] and figure and figure.is_said_by(said):
            return session
    return ""
