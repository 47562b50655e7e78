"""Numbers, dates, plurals and shared words as each language writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_time
from babel.numbers import format_compact_decimal

from warehouse.text import Lang, Text
from warehouse.wording import (
    MINUS,
    NARROW,
    NO_BREAK,
    UNCHANGED,
    day,
    number,
    points,
    share,
    signed,
)

__all__ = [
    "NARROW",
    "NO_BREAK",
    "UNCHANGED",
    "day",
    "number",
    "points",
    "share",
    "signed",
]

DASH = Text(en="–", fr="–")
UNKNOWN = Text(en="unknown", fr="inconnu")
NO_OUTCOME = Text(en="no outcome stated", fr="aucun résultat indiqué")
YES = Text(en="yes", fr="oui")
NO = Text(en="no", fr="non")
AND = Text(en="and", fr="et")
TOO_FEW = Text(en="too few answers", fr="trop peu de réponses")
OF = Text(en="{n} of {total}", fr="{n} sur {total}")
COLON = Text(en="{label}: {value}", fr="{label}\u00a0: {value}")
SEPARATOR = Text(en="; ", fr="\u202f; ")
INFERRED = Text(en="inferred", fr="déduit")
DATE_INFERRED = Text(en="{date} (inferred)", fr="{date} (déduit)")
WORLD = Text(en="World", fr="Monde")


@dataclass(frozen=True, slots=True)
class Counted:
    """A text that changes with a count: one form for one, another for several."""

    one: Text
    other: Text

    def say(self, lang: Lang | str, count: int, **values: object) -> str:
        """Return the form for the count; in French 0 is singular, in English plural."""
        is_one = abs(count) < 2 if lang == Lang.FR else abs(count) == 1
        form = self.one if is_one else self.other
        return form.say(lang, count=number(count, lang), **values)


MEMBERS = Counted(
    Text(en="{count} Member", fr="{count}\u00a0Membre"),
    Text(en="{count} Members", fr="{count}\u00a0Membres"),
)


def compact(value: float, lang: Lang | str) -> str:
    """Return a number in little room: 0.5, 25, 1.2M or 1,2 M."""
    if abs(value) < 10_000:
        is_rough = abs(value) >= 10 or round(value, 1) == value
        digits = 0 if value == round(value) else 1 if is_rough else 2
        return number(value, lang, digits)
    text = format_compact_decimal(value, locale=str(lang), fraction_digits=1)
    return text.replace("-", MINUS)


def days(
    start: date,
    end: date | None,
    lang: Lang | str,
    precision: str = "day",
    end_precision: str | None = None,
) -> str:
    """Return a period in words: 5–8 May 2025, or its month or year alone.

    Where the end is as exact as nobody says, it is told only beside a day.
    """
    first = day(start, lang, precision)
    if end is None or (end_precision is None and precision != "day"):
        return first
    last = day(end, lang, end_precision or "day")
    are_days = precision == "day" and end_precision in {None, "day"}
    if first == last:
        return first
    if are_days and (start.year, start.month) == (end.year, end.month):
        first = "1er" if lang == Lang.FR and start.day == 1 else str(start.day)
        return f"{first}–{last}"
    return f"{first} – {last}"


def moment(value: datetime, lang: Lang | str) -> str:
    """Return a time of day with its date, in UTC."""
    time = format_time(value, "HH:mm", locale=str(lang))
    return f"{day(value.date(), lang)}, {time}{NO_BREAK}UTC"


def listed(items: Sequence[str], lang: Lang | str) -> str:
    """Return items in a sentence: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {AND(lang)} {items[-1]}"


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def alphabetical(text: str) -> tuple[str, str]:
    """Return the key that sorts a name with its accents and signs ignored."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign == " "), text


_SPACED_SIGNS = re.compile(r"[ \u00a0\u202f]+([;!?%])")
_COLON = re.compile(r"[ \u00a0\u202f]+:(?=\s|$)")


def typeset(text: str, lang: Lang | str) -> str:
    """Return a text from the data with the no-break spaces that French asks for."""
    if lang != Lang.FR:
        return text
    text = _SPACED_SIGNS.sub(rf"{NARROW}\1", text)
    text = _COLON.sub(f"{NO_BREAK}:", text)
    text = re.sub(r"«\s*", f"«{NO_BREAK}", re.sub(r"\s*»", f"{NO_BREAK}»", text))
    return re.sub(r"n° (?=\d)", f"n°{NO_BREAK}", text)
