"""Periods that figures describe, in words: 2024-H1 reads “first half of 2024”."""

from __future__ import annotations

import re
from datetime import date

from dashboard.words import capital, day
from warehouse.text import Lang, Text

KINDS = {
    "year": re.compile(r"\d{4}"),
    "half": re.compile(r"(\d{4})-H([12])"),
    "quarter": re.compile(r"(\d{4})-Q([1-4])"),
    "month": re.compile(r"\d{4}-\d{2}"),
    "july_year": re.compile(r"(\d{4})/\d{2}"),
    "day": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "span": re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})"),
}
HALVES = {
    "1": Text(en="first half of {year}", fr="premier semestre {year}"),
    "2": Text(en="second half of {year}", fr="second semestre {year}"),
}
QUARTERS = {
    "1": Text(en="first quarter of {year}", fr="premier trimestre {year}"),
    "2": Text(en="second quarter of {year}", fr="deuxième trimestre {year}"),
    "3": Text(en="third quarter of {year}", fr="troisième trimestre {year}"),
    "4": Text(en="fourth quarter of {year}", fr="quatrième trimestre {year}"),
}
RANGE = Text(en="{low} to {high}", fr="{low} à {high}")
JULY_YEAR = Text(en="July {year} to June {next}", fr="juillet {year} à juin {next}")


def kind(period: str) -> str:
    """Return the kind of a period: only those of one kind stand on one axis."""
    return next((name for name, form in KINDS.items() if form.fullmatch(period)), "")


def period_words(period: str, lang: Lang) -> str:
    """Return a period in words; one of an unknown form as it is."""
    name = kind(period)
    parts = KINDS[name].fullmatch(period) if name else None
    if parts is None or name == "year":
        return period
    if name in ("half", "quarter"):
        words = HALVES if name == "half" else QUARTERS
        return words[parts[2]].say(lang, year=parts[1])
    if name == "july_year":
        return JULY_YEAR.say(lang, year=parts[1], next=int(parts[1]) + 1)
    if name == "month":
        return day(date.fromisoformat(f"{period}-01"), lang, "month")
    if name == "span":
        low, high = (day(date.fromisoformat(end), lang) for end in parts.groups())
        return RANGE.say(lang, low=low, high=high)
    return day(date.fromisoformat(period), lang)


def period_name(period: str, lang: Lang) -> str:
    """Return a period in words with a capital, as a choice in a list."""
    return capital(period_words(period, lang))
