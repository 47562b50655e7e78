"""The facts of a sentence that no translation changes: symbols, dates and numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from warehouse.folding import clean, fold
from warehouse.text import Lang

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}

# A document's symbol, with or without the letter of its language: PC0733, PC0741Fa.
SYMBOL = re.compile(r"\b([A-Z]{1,4})-?([0-9]{3,5})(?:[EF][a-z]?[0-9]?|[a-z])?\b")
MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"([0-9]{1,2})(?:er|st|nd|rd|th)?"
DATES = (
    re.compile(rf"\b{DAY}[ -](?:of )?{MONTH}(?:,? ([0-9]{{4}})\b)?"),
    re.compile(rf"\b{MONTH} {DAY}\b(?:,? ([0-9]{{4}})\b)?"),
)
MONTH_AND_YEAR = re.compile(rf"\b{MONTH} ([0-9]{{4}})\b")
NUMERIC_DATE = re.compile(
    r"\b(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})\b"
)
NUMBER = re.compile(r"[0-9]+(?:[ '][0-9]{3})*(?:[.,][0-9]+)*(?: ?%)?")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

EN_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
FR_UNITS = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit dix-neuf"
)
FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
ORDINALS = (
    ("first", "premier", "premiere", "premiers", "premieres"),
    ("second", "deuxieme", "seconde"),
    ("third", "troisieme"),
    ("fourth", "quatrieme"),
    ("fifth", "cinquieme"),
    ("sixth", "sixieme"),
    ("seventh", "septieme"),
    ("eighth", "huitieme"),
    ("ninth", "neuvieme"),
    ("tenth", "dixieme"),
)


def _number_words() -> dict[str, int]:
    """Return the numbers that are written as words, folded."""
    english, french = EN_UNITS.split(), FR_UNITS.split()
    words: dict[str, int] = {}
    for units in (english, french):
        words.update(zip(units, range(20), strict=True))
    for ten, name in enumerate(EN_TENS.split(), start=2):
        words[name] = 10 * ten
        words |= {f"{name}-{english[unit]}": 10 * ten + unit for unit in range(1, 10)}
    for ten, name in FR_TENS.items():
        words[name] = ten
        top = 20 if ten == 60 else 10
        words |= {f"{name}-{french[unit]}": ten + unit for unit in range(1, top)}
        words[f"{name} et un"] = ten + 1
    words["soixante et onze"] = 71
    words |= {f"quatre-vingt-{french[unit]}": 80 + unit for unit in range(1, 20)}
    words |= {"quatre-vingts": 80, "cent": 100, "hundred": 100}
    words |= dict.fromkeys(("quadriennal", "quadriennale", "quadrennial"), 4)
    for number, names in enumerate(ORDINALS, start=1):
        words |= dict.fromkeys(names, number)
    # "one" and « un » are as often articles and pronouns as they are numbers.
    return {
        fold(word): number
        for word, number in words.items()
        if word not in {"one", "un", "zero"}
    }


NUMBER_WORDS = _number_words()
# "both", "two-tier", "at first": what translations say without the number.
OFTEN_SAID_OTHERWISE = frozenset({"1", "2"})


@dataclass(frozen=True, slots=True)
class Readers:
    """How numbers and numeric dates are read.

    Attributes:
        number: a number and its language to its value and whether it is a percentage.
        day: a date in digits and its language to the day.
    """

    number: Callable[[str, Lang], tuple[Decimal, bool] | None]
    day: Callable[[str, Lang], date | None]


@dataclass(slots=True)
class _Line:
    """A text from which facts are taken one kind after the other."""

    rest: str
    facts: Counter[str] = field(default_factory=Counter)

    def take(
        self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str | None]
    ) -> None:
        """Take what a pattern finds, where it can be read."""

        def one(match: re.Match[str]) -> str:
            fact = read(match)
            if fact is None:
                return match[0]
            self.facts[fact] += 1
            return " ; "

        self.rest = pattern.sub(one, self.rest)


@dataclass(frozen=True, slots=True)
class Facts:
    """How often each fact stands in a text, and the numbers written as words."""

    written: Counter[str]
    in_words: Counter[str]

    def missing_in(self, other: Facts) -> list[str]:
        """Return the facts of this text that the other one does not have as often.

        A number in words may be said once more or less, as long as it is said; one and
        two in words may be said in other words.
        """
        theirs = other.written + other.in_words
        left = self.written + self.in_words - theirs
        return sorted(
            fact
            for fact, count in left.items()
            if self.in_words[fact] < count
            or not (theirs[fact] or fact in OFTEN_SAID_OTHERWISE)
        )


def facts_of(text: str, lang: Lang, readers: Readers) -> Facts:
    """Return the symbols, dates and numbers of a text."""
    line = _Line(clean(text))
    line.take(SYMBOL, lambda match: f"{match[1]}{match[2]}")
    line.rest = _lowered(line.rest)
    line.take(NUMERIC_DATE, lambda match: _iso(readers.day(match[0], lang)))
    line.take(DATES[0], lambda match: _spelt(match[1], match[2], match[3]))
    line.take(DATES[1], lambda match: _spelt(match[2], match[1], match[3]))
    line.take(MONTH_AND_YEAR, lambda match: f"{match[2]}-{MONTHS[match[1]]:02d}")
    line.take(NUMBER, lambda match: _number(readers.number(match[0], lang)))
    return Facts(line.facts, _words(line.rest))


def _lowered(text: str) -> str:
    """Return the text in lower case, each letter without its accent."""
    return "".join(fold(sign) or sign if sign.isalpha() else sign for sign in text)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _spelt(day: str, month: str, year: str | None) -> str | None:
    try:
        # A leap year stands in for the year that is not told.
        found = date(int(year or 2000), MONTHS[month], int(day))
    except ValueError:
        return None
    return found.isoformat() if year else f"{found:%m-%d}"


def _number(reading: tuple[Decimal, bool] | None) -> str | None:
    if reading is None:
        return None
    value, is_percent = reading
    plain = f"{value.normalize():f}"
    return f"{plain} %" if is_percent else plain


def _words(line: str) -> Counter[str]:
    found: Counter[str] = Counter()
    joined = re.sub(r"\b(vingt|trente|quarante|cinquante|soixante) et (un|onze)\b",
                    r"\1-et-\2", line)  # fmt: skip
    for match in WORD.finditer(joined):
        whole = NUMBER_WORDS.get(fold(match[0]))
        parts = [NUMBER_WORDS.get(fold(part)) for part in match[0].split("-")]
        for number in parts if whole is None else [whole]:
            if number is not None:
                found[str(number)] += 1
    return found
