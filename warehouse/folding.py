"""Texts made alike before they are compared: blanks, case and accents."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "&": " and "})
# Every blank of Unicode, the zero-width ones and the byte order mark included.
BLANKS = re.compile(
    r"[\s\u00a0\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]+"
)


def clean(text: str) -> str:
    """Return the text with blanks of any kind made single spaces, and none around."""
    return BLANKS.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case or accents."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(sign for sign in decomposed.casefold() if sign.isalnum())
