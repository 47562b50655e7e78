"""Texts made alike before they are compared: blanks, case and accents."""

from __future__ import annotations

import re
import unicodedata
from itertools import cycle

LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "&": " and "})
# Every blank of Unicode, the zero-width ones and the byte order mark included.
BLANKS = re.compile(
    r"[\s\u00a0\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]+"
)

# Raised and lowered digits, which NFKD would make digits of the number before them.
NOTE_DIGITS = re.compile("([²³¹⁰⁴-⁹₀-₉]+)")


def clean(text: str) -> str:
    """Return the text with blanks of any kind made single spaces, and none around."""
    return BLANKS.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case or accents.

    A raised digit marks a note and stays apart from the digits: 1² is not 12.
    """
    pieces = NOTE_DIGITS.split(text.translate(LIGATURES))
    decomposed = "".join(
        piece if is_mark else unicodedata.normalize("NFKD", piece)
        for piece, is_mark in zip(pieces, cycle((False, True)), strict=False)
    )
    return "".join(sign for sign in decomposed.casefold() if sign.isalnum())
