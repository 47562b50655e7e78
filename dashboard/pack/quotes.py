"""Numbers that a sentence quotes, each with the figure that it is.

The document bears them as tagged numbers (`dashboard.review.tags`): a draft that was
made from it months ago can be held against a later release.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.review.tagged import Figure, figure_in
from dashboard.review.tags import FigureKey
from warehouse.explain.keys import GRAINS, written
from warehouse.text import Lang

# As many digits as sentences give; what a figure has by itself comes first.
DIGITS = (None, 2, 1, 0)
# A number stands alone: no part of a longer one, no count before a percent sign.
ALONE = (
    r"(?<![\w.,])(?<!\d[\u00a0\u202f]){}"
    r"(?!\w|[.,]\d|[\u00a0\u202f]?\d|[\u00a0\u202f]?%)"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A row that a sentence quotes: its mart, itself, and the columns that count."""

    mart: str
    row: Mapping[str, Any]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A number in a sentence: where it stands, and which figure it is."""

    start: int
    end: int
    key: FigureKey


def quotes(text: str, lang: Lang, quoted: Quoted) -> tuple[Quote, ...]:
    """Return the figures of a row that a sentence quotes, in their order.

    What stands in it twice, or could be two figures, is nobody's: no tag says a thing
    that is not sure.
    """
    told = tuple((name, written(quoted.row[name])) for name in GRAINS[quoted.mart])
    claims: dict[tuple[int, int], list[FigureKey]] = {}
    for column in quoted.columns:
        key = FigureKey(quoted.mart, told, column)
        if place := _place(figure_in(quoted.row, column), text, lang):
            claims.setdefault(place, []).append(key)
    sure = sorted((place, keys[0]) for place, keys in claims.items() if len(keys) == 1)
    return tuple(Quote(*place, key) for place, key in sure)


def _place(figure: Figure, text: str, lang: Lang) -> tuple[int, int] | None:
    """Return where a figure stands alone in a sentence, if it does so once."""
    if figure.value is None:
        return None
    for digits in DIGITS:
        words = figure.printed(lang, digits)
        found = list(re.finditer(ALONE.format(re.escape(words)), text))
        if len(found) == 1:
            return found[0].span()
    return None


def pieces(text: str, quoted: Sequence[Quote]) -> list[tuple[str, FigureKey | None]]:
    """Return a sentence in its pieces: the numbers with their figures, the rest."""
    found: list[tuple[str, FigureKey | None]] = []
    end = 0
    for quote in quoted:
        found += [
            (text[end : quote.start], None),
            (text[quote.start : quote.end], quote.key),
        ]
        end = quote.end
    return [piece for piece in (*found, (text[end:], None)) if piece[0]]
