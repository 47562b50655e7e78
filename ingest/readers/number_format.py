"""Number formats of workbooks: their sections, and which of them shows a value.

"[>=1000]0.0,"k";[=0]"-";0%": up to three sections for numbers, by condition or by sign,
and one for texts. A section is a list of tokens; what colours, aligns or fills the cell
is no part of what it shows.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

LITERAL, BLANK, DIGIT, POINT, COMMA = "literal", "blank", "digit", "point", "comma"
PERCENT, EXPONENT, SLASH, CLOCK, TEXT = "percent", "exponent", "slash", "clock", "text"
GENERAL = "general"
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<blank>.)|\*(?P<filled>.)'
    r"|\[(?P<bracket>[^\]]*)\]?|(?P<general>general|standard)|(?P<digit>[0#?])"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<exponent>e[+-])|(?P<text>@)"
    r"|(?P<noon>am/pm|a/p)|(?P<clock>y+|m+|d+|h+|s+|g+|b+|e+)|(?P<slash>/)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
SECTION_END = re.compile(r'(?:"[^"]*"?|[\\_*!].|\[[^\]]*\]?|[^;])*', re.DOTALL)
CONDITION = re.compile(
    r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:e[+-]?[0-9]+)?)", re.IGNORECASE
)
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
CURRENCY = re.compile(r"\$([^-\]]*)")
IS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
Condition = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a section: its kind, and what is written there."""

    kind: str
    written: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its condition, its tokens, and whether red says that it is minus."""

    condition: Condition | None
    tokens: tuple[Token, ...]
    is_red: bool = False

    def has(self, *kinds: str) -> bool:
        """Return whether a token of one of these kinds is there."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_text_alone(self) -> bool:
        """Whether it shows a text as it is."""
        return self.has(TEXT) and not self.literals

    def count(self, kind: str) -> int:
        """Return how many tokens of a kind are there."""
        return sum(token.kind == kind for token in self.tokens)

    @property
    def literals(self) -> str:
        """What stands in the section as it is."""
        return "".join(one.written for one in self.tokens if one.kind == LITERAL)


@dataclass(frozen=True, slots=True)
class Format:
    """A whole format: the sections for numbers, and the one for texts."""

    numbers: tuple[Section, ...]
    text: Section | None

    def section_of(self, number: float) -> tuple[Section | None, bool]:
        """Return the section that shows a number, and whether it drops the minus.

        No section is what no condition lets through: the cell is filled with "#".
        """
        *others, last = self.numbers
        for section, condition in zip(others, self._conditions(), strict=True):
            if _is_met(condition, number):
                return section, section.condition is None and number < 0
        if _is_met(last.condition, number):
            # Of two sections the second is for what is less than zero.
            is_negative = len(others) == 1 and others[0].condition is None
            return last, is_negative and number < 0
        # Left alone, a condition that is not met shows the number as it is.
        return (None if others else PLAIN), False

    def _conditions(self) -> list[Condition]:
        """Return the conditions of all sections but the last, written or understood."""
        understood = (
            [(">", 0.0), ("<", 0.0)] if len(self.numbers) > 2 else [(">=", 0.0)]
        )
        return [
            section.condition or meant
            for section, meant in zip(self.numbers[:-1], understood, strict=False)
        ]


def _is_met(condition: Condition | None, number: float) -> bool:
    return condition is None or IS[condition[0]](number, condition[1])


PLAIN = Section(None, (Token(GENERAL, "General"),))


@lru_cache(maxsize=4096)
def format_of(code: str) -> Format:
    """Return the format that a code stands for."""
    sections, start = [], 0
    while start <= len(code):
        match = SECTION_END.match(code, start)
        end = match.end() if match else len(code)
        sections.append(_section(code[start:end]))
        start = end + 1
    numbers, text = sections[:3], None
    if len(sections) > 3:
        text = sections[3]
    elif sections[-1].has(TEXT):
        text = numbers.pop()
    is_nothing = len(sections) == 1 and not sections[0].tokens
    return Format((PLAIN,) if is_nothing or not numbers else tuple(numbers), text)


def _section(code: str) -> Section:
    condition, tokens, is_red = None, [], False
    for match in TOKEN.finditer(code):
        if match["bracket"] is None:
            tokens.append(_token(match))
            continue
        bracket = match["bracket"].strip()
        if found := CONDITION.fullmatch(bracket):
            condition = (found[1], float(found[2]))
        elif ELAPSED.fullmatch(bracket):
            tokens.append(Token(CLOCK, f"[{bracket.lower()}]"))
        elif found := CURRENCY.match(bracket):
            tokens.append(Token(LITERAL, found[1]))
        is_red = is_red or bracket.lower() == "red"
    return Section(condition, tuple(one for one in tokens if one.written), is_red)


def _token(match: re.Match[str]) -> Token:
    kind, written = match.lastgroup or "other", match[match.lastgroup or "other"]
    if kind in {"quoted", "escaped", "other"}:
        return Token(LITERAL, written)
    if kind in {"blank", "filled"}:
        return Token(BLANK, " " if kind == "blank" else "")
    if kind in {"clock", "noon"}:
        return Token(CLOCK, written.lower())
    return Token(kind, written)
