"""What a cell shows beside the number that it holds: read alike, or in doubt.

A sender sees "1.2 million", "45 %" or "-", and the file holds 1.2, 0.45 or 0. Where
what is shown agrees with the number under some reading, the cell is read as shown, with
all the digits of the number. Where it does not, nobody can tell which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ingest.book import StoredNumber
from ingest.folding import clean
from ingest.readers.shown_number import plain

SPACES = "\u0020\u00a0\u2009\u202f"
NUMERAL = re.compile(
    rf"(?:[0-9](?:[{SPACES}.,'’]?[0-9])*|[.,][0-9]+)(?:[.,](?![0-9]))?"
    r"(?:[eE][+-]?[0-9]{1,3})?"
)
FRACTION = re.compile(r"(?:([0-9]+) )?([0-9]+) ?/ ?([0-9]+)")
GROUPS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
# A cell too narrow for its number; the number itself is not in doubt.
TOO_NARROW = re.compile(r"#+")
DASH = re.compile(r"[-\u2010-\u2015\u2212]+")
MINUS = re.compile(r"^[-\u2212\u2013]|[-\u2212\u2013]$")
WORD = re.compile(r"[^\W\d_]+")
THOUSAND, MILLION, MILLIARD = Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9
WORDS = {
    THOUSAND: "k thousand thousands mille millier milliers tsd tausend mil miles",
    Decimal(10) ** 5: "lakh lakhs",
    MILLION: "m mm mn mln mio million millions millones milhões",
    Decimal(10) ** 7: "crore crores",
    MILLIARD: "bn b billion billions md mds mrd milliard milliards",
    Decimal(10) ** 12: "tn trillion trillions",
}
SCALES = {word: scale for scale, words in WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A shown text taken apart: its words, its sign and its numeral."""

    before: str
    numeral: str
    after: str

    @property
    def is_negative(self) -> bool:
        """Whether it shows a negative number: -5, 5-, (5)."""
        before, after = self.before.strip(), self.after.strip()
        is_bracketed = before.endswith("(") and after.startswith(")")
        return is_bracketed or bool(MINUS.search(before) or MINUS.match(after))

    @property
    def words(self) -> tuple[str, str]:
        """What stands before and after the numeral, without its sign."""
        signs = "()-+\u2212\u2013"
        before = self.before.strip().strip(signs).strip()
        return before, self.after.strip().strip(signs).strip()


def seen(
    shown: str,
    stored: Decimal,
    *,
    is_sign_known: bool = True,
    is_hundredth: bool | None = None,
) -> StoredNumber:
    """Return a cell read as what it shows, if that is the number which it holds.

    Args:
        shown: the text of the cell, its blanks included.
        stored: the number that the file holds.
        is_sign_known: False where red may stand for minus.
        is_hundredth: whether a sign % shows a hundred times the number, or stands
            beside it; None where that is not known.
    """
    line = clean(shown)
    if TOO_NARROW.fullmatch(line) or _is_dash_for_zero(shown, stored):
        return StoredNumber(plain(stored))
    taken = _taken_apart(line, shown)
    agreeing = set()
    if taken is not None:
        is_same_sign = taken.is_negative == (stored < 0) or not is_sign_known
        for text, value, tolerance in _readings(taken, stored, is_hundredth):
            is_sign_met = is_same_sign or abs(stored) <= tolerance
            if is_sign_met and abs(value - abs(stored)) <= tolerance:
                agreeing.add(text)
    if len(agreeing) == 1:
        return StoredNumber(agreeing.pop())
    return StoredNumber(line or plain(stored), plain(stored))


def _is_dash_for_zero(shown: str, stored: Decimal) -> bool:
    """Return whether it is the dash of accounts, set apart by blanks: nothing is 0."""
    bare = re.sub(r"[$€£¥]", "", shown)
    is_padded = bare != bare.strip()
    return stored == 0 and is_padded and bool(DASH.fullmatch(bare.strip()))


def _taken_apart(line: str, shown: str) -> _Shown | None:
    found = [*FRACTION.finditer(line)] or [*NUMERAL.finditer(shown)]
    if len(found) != 1:
        return None
    whole = found[0].string
    start, end = found[0].span()
    return _Shown(whole[:start], whole[start:end], whole[end:])


def _readings(
    shown: _Shown, stored: Decimal, is_hundredth: bool | None
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield what a shown text may stand for: text to read, value and tolerance."""
    before, after = shown.words
    is_percent = (before + after).count("%") == 1
    words = WORD.findall(f"{before} {after}")
    scales = [scale for word in words if (scale := _scale(word))]
    for number, unit in _numbers(shown.numeral):
        if is_percent and not scales:
            parts = (before.replace("%", ""), after.replace("%", ""))
            if is_hundredth is not False:
                hundred = Decimal(100)
                yield (
                    _worded(parts, stored * 100, "%"),
                    number / hundred,
                    unit / hundred,
                )
            # Written beside the number: 45 that is shown as "45%".
            if not is_hundredth:
                yield _worded(parts, stored, "%"), number, unit
        elif len(scales) == 1:
            parts = (_unscaled(before), _unscaled(after))
            yield _worded(parts, stored), number * scales[0], unit * scales[0]
        elif not scales:
            yield _worded((before, after), stored), number, unit


def _scale(word: str) -> Decimal | None:
    return SCALES.get(word.lower())


def _unscaled(words: str) -> str:
    return WORD.sub(lambda match: "" if _scale(match[0]) else match[0], words).strip()


def _worded(parts: tuple[str, str], number: Decimal, sign: str = "") -> str:
    """Return a number in full, between the words that it is shown with."""
    before, after = (part.strip() for part in parts)
    return f"{before} {plain(number)}{sign} {after}".strip()


def _numbers(numeral: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield what a numeral may be, each with half of its last place."""
    if match := FRACTION.fullmatch(numeral):
        yield from _of_fraction(int(match[1] or 0), int(match[2]), int(match[3]))
        return
    digits, _, exponent = re.sub(rf"[{SPACES}'’]", "", numeral).lower().partition("e")
    power = int(exponent or 0)
    for mark in (".", ","):
        other = "," if mark == "." else "."
        whole, _, rest = digits.rpartition(mark) if mark in digits else (digits, "", "")
        is_whole = whole.isdecimal() or not whole or _is_in_groups(whole, other)
        if is_whole and (not rest or rest.isdecimal()):
            number = Decimal(f"{whole.replace(other, '') or 0}.{rest or 0}")
            half = Decimal("0.5001").scaleb(-len(rest))
            yield number.scaleb(power), half.scaleb(power)


def _is_in_groups(whole: str, mark: str) -> bool:
    match = GROUPS.fullmatch(whole)
    return match is not None and match[1] == mark


def _of_fraction(
    whole: int, over: int, under: int
) -> Iterator[tuple[Decimal, Decimal]]:
    if under:
        number = whole + Fraction(over, under)
        value = Decimal(number.numerator) / Decimal(number.denominator)
        yield value, Decimal("0.5001") / under
