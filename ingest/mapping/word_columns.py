"""Columns of answers in words, which `fos map` leaves out and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ingest.reading.number import read_number
from ingest.reading.words import read_boolean, read_level

LONGEST_WORD = 60
MOST_WORDS = 20


def word_columns(
    body: pl.DataFrame, headers: Mapping[str, str], letters: Sequence[str]
) -> tuple[str, ...]:
    """Return the columns whose texts look like answers: few and short, or known."""
    return tuple(at for at in letters if headers.get(at) and _is_of_words(body[at]))


def _is_of_words(cells: pl.Series) -> bool:
    texts = cells.drop_nulls()
    words = texts.unique(maintain_order=True).head(MOST_WORDS + 1).to_list()
    if not words or any(len(word) > LONGEST_WORD for word in words):
        return False
    if sum(map(_is_answer, words)) >= len(words) / 2:
        return True
    return len(words) <= min(MOST_WORDS, texts.len() / 2)


def _is_answer(word: str) -> bool:
    """Return whether a text is a level, a status, yes or no, or a number."""
    is_known = read_level(word).finding is None or read_boolean(word).finding is None
    return is_known or read_number(word).finding is None
