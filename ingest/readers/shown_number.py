"""A number as a section of a number format shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain

from ingest.readers.number_format import (
    BLANK,
    COMMA,
    DIGIT,
    EXPONENT,
    GENERAL,
    LITERAL,
    PERCENT,
    POINT,
    SLASH,
    TEXT,
    Section,
    Token,
)

# What a place without a digit shows.
EMPTY = {"0": "0", "?": " ", "#": ""}
NEGATIVE_SIGNS = frozenset("-(\u2212\u2013")


def render(section: Section, number: Decimal, *, is_minus_dropped: bool) -> str:
    """Return what a cell shows of a number: rounded, grouped, scaled, in its words."""
    shown = abs(number) * 100 ** section.count(PERCENT) / 1000 ** scale_of(section)
    if section.has(GENERAL, TEXT, SLASH, EXPONENT):
        text = "".join(_with_whole(section, shown))
    else:
        text = "".join(_with_digits(section, shown))
    is_minus = number < 0 and not is_minus_dropped
    return f"-{text}" if is_minus and not NEGATIVE_SIGNS & set(text) else text


def scale_of(section: Section) -> int:
    """Return how many thousands a section divides by: commas that group nothing."""
    kinds = [one.kind for one in section.tokens]
    point = kinds.index(POINT) if POINT in kinds else len(kinds)
    return sum(
        kind == COMMA and (at > point or DIGIT not in kinds[at:point])
        for at, kind in enumerate(kinds)
        if DIGIT in kinds[:at]
    )


def has_signs_within(section: Section) -> bool:
    """Return whether more than blanks stands between the digits of a section."""
    kinds = [one.kind for one in section.tokens]
    if DIGIT not in kinds:
        return False
    first, last = kinds.index(DIGIT), len(kinds) - 1 - kinds[::-1].index(DIGIT)
    within = section.tokens[first:last]
    return any(one.kind == LITERAL and one.written.strip() for one in within)


def is_grouped(section: Section) -> bool:
    """Return whether a section groups thousands."""
    return section.count(COMMA) > scale_of(section)


def _with_whole(section: Section, number: Decimal) -> Iterator[str]:
    """Yield the pieces where the number stands in one place, all its digits with it."""
    is_said = False
    for token in section.tokens:
        if token.kind in {LITERAL, BLANK}:
            yield token.written
        elif token.kind == PERCENT:
            yield "%"
        elif token.kind in {GENERAL, TEXT, DIGIT} and not is_said:
            is_said = True
            yield plain(number)


def _with_digits(section: Section, number: Decimal) -> Iterator[str]:
    """Yield the pieces, each digit in its place."""
    tokens = section.tokens
    kinds = [one.kind for one in tokens]
    point = kinds.index(POINT) if POINT in kinds else len(kinds)
    before = [one for one in tokens[:point] if one.kind == DIGIT]
    after = [one for one in tokens[point:] if one.kind == DIGIT]
    unit = Decimal(1).scaleb(-len(after))
    whole, _, rest = f"{number.quantize(unit, ROUND_HALF_UP):f}".partition(".")
    digits = chain(
        _before_point(before, whole, has_groups=is_grouped(section)),
        _after_point(after, rest),
    )
    for token in tokens:
        if token.kind == DIGIT:
            yield next(digits)
        elif token.kind in {LITERAL, BLANK}:
            yield token.written
        elif token.kind == POINT:
            yield "."
        elif token.kind == PERCENT:
            yield "%"


def _before_point(
    places: Sequence[Token], whole: str, *, has_groups: bool
) -> Iterator[str]:
    """Yield what each place before the point shows; the first takes what is over."""
    digits = "" if whole == "0" else whole
    over = max(len(digits) - len(places), 0)
    for at, place in enumerate(places):
        left = len(places) - at
        known = digits[: over + 1] if at == 0 and over else digits[-left:][:1]
        piece = known if len(digits) >= left else EMPTY[place.written]
        yield _grouped(piece, left) if has_groups else piece


def _grouped(piece: str, left: int) -> str:
    """Return digits with a comma after each that stands before a group of three."""
    return "".join(
        sign + ("," if sign.isdigit() and behind and behind % 3 == 0 else "")
        for sign, behind in zip(
            piece, range(left + len(piece) - 2, left - 2, -1), strict=True
        )
    )


def _after_point(places: Sequence[Token], rest: str) -> Iterator[str]:
    kept = len(rest.rstrip("0"))
    for at, place in enumerate(places):
        is_shown = at < kept or "0" in [one.written for one in places[at:]]
        yield rest[at] if is_shown else EMPTY[place.written]


def plain(number: Decimal) -> str:
    """Return a number with a decimal point, without exponent or needless zeros."""
    if not number.is_finite():
        return str(number)
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
