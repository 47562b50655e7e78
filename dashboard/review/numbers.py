"""Numbers of a draft, read strictly as its language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from warehouse.facts import Readers
from warehouse.text import Lang

BLANK = "[ \u00a0\u202f\u2009]"
WRITTEN = {
    Lang.EN: re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?"),
    Lang.FR: re.compile(rf"([0-9]{{1,3}}(?:{BLANK}[0-9]{{3}})+|[0-9]+)(?:,([0-9]+))?"),
}
SIGNED = re.compile(rf"([-+\u2212\u2013]?)(.*?)({BLANK}?%)?")
# A number with its fraction or percent sign, however it is written.
TOKEN = re.compile(
    rf"(?<![0-9A-Za-z.,/-])([0-9]+(?:(?:{BLANK}|,)[0-9]{{3}})*(?:[.,][0-9]+)?)"
    rf"({BLANK}?%)?(?![0-9A-Za-z/]|[.,-][0-9])"
)
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
SLASHED = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its value, digits after the mark, and percent sign."""

    value: Decimal
    digits: int
    is_percent: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A number where it stands in a text."""

    text: str
    start: int
    end: int


def read_number(text: str, lang: Lang) -> Number | None:
    """Return the number of a text in the notation of a language, or None."""
    signed = SIGNED.fullmatch(text.strip())
    match = signed and WRITTEN[lang].fullmatch(signed[2])
    if not signed or not match:
        return None
    whole = re.sub(rf"{BLANK}|,", "", match[1])
    value = Decimal(f"{whole}.{match[2] or '0'}")
    is_negative = signed[1] not in {"", "+"}
    digits = len(match[2] or "")
    return Number(-value if is_negative else value, digits, bool(signed[3]))


def is_of_other_language(text: str, lang: Lang) -> bool:
    """Return whether a number is written as the other language writes it."""
    other = Lang.EN if lang == Lang.FR else Lang.FR
    return read_number(text, lang) is None and read_number(text, other) is not None


def tokens(text: str) -> Iterator[Token]:
    """Yield the numbers of a text that stand apart from letters, dates and symbols."""
    for match in TOKEN.finditer(text):
        yield Token(match[0], match.start(), match.end())


def _number(text: str, lang: Lang) -> tuple[Decimal, bool] | None:
    other = Lang.EN if lang == Lang.FR else Lang.FR
    # A number in the other notation is a slip of its own, and no other number.
    found = read_number(text, lang) or read_number(text, other)
    return (found.value, found.is_percent) if found else None


def _day(text: str, lang: Lang) -> date | None:
    if match := ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := SLASHED.fullmatch(text):
        day, month, year = map(int, match.groups())
        if lang == Lang.EN and day <= 12:
            return None
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


READERS = Readers(_number, _day)
