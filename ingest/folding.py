"""What counts when names and headers are compared: letters and digits alone."""

from __future__ import annotations

import re

from warehouse.folding import BLANKS, LIGATURES, NOTE_DIGITS, clean, fold

__all__ = ["BLANKS", "LIGATURES", "NOTE_DIGITS", "clean", "fold", "printable", "repair"]

# The mark of a note stays one: "36" with a raised 1 is item 36, and not item 361.
RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# The same, for those who strip the ends of many texts at once.
BLANK_SIGNS = " \t\r\n\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006" + (
    "\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# Text that was decoded with the wrong table: "CuraÃ§ao", "T<U+00FC>rkiye".
MOJIBAKE = re.compile(r"[ÃÂÅÄâ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]")
APOSTROPHES = frozenset("\u2018\u2019\u02bc")
ESCAPED = re.compile(r"<U\+([0-9A-Fa-f]{4,6})>")


def repair(text: str) -> str:
    """Return the text as it was before a wrong decoding, or as it is."""
    repaired = ESCAPED.sub(_unescape, text)
    if not MOJIBAKE.search(repaired):
        return repaired
    for encoding in ("cp1252", "latin-1"):
        try:
            return repaired.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return repaired


def _unescape(match: re.Match[str]) -> str:
    number = int(match.group(1), 16)
    sign = chr(number) if number <= 0x10FFFF else ""
    return sign if sign.isalpha() or sign in APOSTROPHES else match.group(0)


def printable(text: str, length: int = 80) -> str:
    """Return the text fit for one line of a message: short, without control signs."""
    line = CONTROLS.sub("\ufffd", clean(text))
    return line if len(line) <= length else line[: length - 1] + "…"
