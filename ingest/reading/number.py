"""Numbers: decimal comma or point, spaces of any kind, percent signs.

The decimal mark, in this order:
1. two different marks: the last is decimal ("1.234,5", "1,234.5");
2. one mark, repeated: it groups thousands ("1,234,567");
3. one mark, not before exactly three final digits, or after a lone zero: decimal
   ("12,5", "0.125", "1.2345");
4. one mark before exactly three digits ("1.234", "1,234") may be either. What the
   other texts of the file show decides (see `Marks`); numeric cells say nothing of how
   people type. A comma follows the decimal mark that they show. So does a point that is
   decimal, or groups thousands, elsewhere; beside decimal commas alone it may still be
   the point of a machine. Where nothing decides: `ambiguous_number`.

What a file stores as a number is read with the marks `STORED`: nothing is unsettled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ingest.folding import BLANKS
from ingest.problem_kinds import typeset
from ingest.reading import Reading, refuse
from warehouse.text import Text

# The minus sign and the dashes that are typed for it.
MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013\ufe63\uff0d", "-"))
NUMBER = re.compile(r"([+-]?)([0-9][0-9.,']*|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?")
GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'])[0-9]{3})(?:\1[0-9]{3})*")
SPACED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
LONGEST = 60
UNSETTLED = "?"
WHOLE = typeset(
    " (what is counted is a whole number)", " (ce qui se compte est un nombre entier)"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks that the numbers of a file show by rules 1 to 3."""

    decimal: str | None = None
    groups: str | None = None

    def settle(self, mark: str) -> str | None:
        """Return whether a lone mark before three digits is decimal, or groups."""
        if mark == self.decimal:
            return "decimal"
        is_sure = mark == "," or mark == self.groups
        return "groups" if self.decimal and is_sure else None


NO_MARKS = Marks()
STORED = Marks(".")
OTHER = {".": ",", ",": "."}


def _bare(text: str) -> tuple[str, bool] | None:
    """Return the number without blanks and percent sign, and whether it had one."""
    line = BLANKS.sub(" ", text).strip().translate(MINUS).replace("’", "'")
    if not line or len(line) > LONGEST:
        return None
    is_percent = line.startswith("%") != line.endswith("%")
    if is_percent:
        line = line.removeprefix("%").removesuffix("%").strip()
    sign = re.match(r"[+-] ", line)
    line = line.replace(" ", "", 1) if sign else line
    if " " in line and not SPACED.fullmatch(line):
        return None
    return line.replace(" ", ""), is_percent


def _marks(digits: str) -> tuple[str | None, str | None]:
    """Return the decimal and the thousands mark that the digits show.

    Where one mark may be either (rules 4 and 5), the decimal mark is `UNSETTLED`.
    """
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        last = "." if digits.rfind(".") > digits.rfind(",") else ","
        return last, "," if last == "." else "."
    mark = "." if points else ","
    if points + commas > 1:
        return None, mark
    if points + commas == 0:
        return None, None
    whole, _, rest = digits.partition(mark)
    if len(rest) != 3 or whole in {"", "0"} or len(whole) > 3:
        return mark, None
    return UNSETTLED, mark


def shown_marks(texts: Iterable[str]) -> frozenset[Marks]:
    """Return what each number among texts shows of its marks, where it does."""
    shown: set[Marks] = set()
    for text in texts:
        bare = _bare(text)
        match = bare and NUMBER.fullmatch(bare[0])
        if not match:
            continue
        decimal, groups = _marks(match.group(2))
        if decimal != UNSETTLED and (decimal or groups in OTHER):
            shown.add(Marks(decimal or OTHER.get(groups or ""), groups))
    return frozenset(shown)


def agreed(shown: Iterable[Marks]) -> Marks:
    """Return the marks that numbers show, if they agree on the decimal mark."""
    found = set(shown)
    if len({one.decimal for one in found}) != 1:
        return NO_MARKS
    groups = {one.groups for one in found if one.groups in OTHER}
    return Marks(found.pop().decimal, groups.pop() if groups else None)


def marks_of(texts: Iterable[str]) -> Marks:
    """Return the marks that texts show, if they agree."""
    return agreed(shown_marks(texts))


def read_number(text: str, marks: Marks = NO_MARKS) -> Reading:
    """Read one number: its value (a Decimal) and whether it carries a percent sign."""
    bare = _bare(text)
    match = bare and NUMBER.fullmatch(bare[0])
    if not bare or not match:
        return refuse("bad_number")
    sign, digits, exponent = match.groups()
    decimal, thousands = _marks(digits)
    if decimal == UNSETTLED:
        # Whoever writes an exponent groups no thousands.
        settled = "decimal" if exponent else marks.settle(thousands or "")
        if settled is None:
            whole, part = re.split("[.,]", digits)
            detail = f"{whole}{part} / {whole}.{part}"
            return refuse("ambiguous_number", Text(detail, detail))
        decimal, thousands = (
            (thousands, None) if settled == "decimal" else (None, thousands)
        )
    plain = _without_thousands(digits, decimal, thousands)
    if plain is None:
        return refuse("bad_number")
    value = Decimal(f"{sign}{plain}e{exponent or 0}")
    rule = {",": "decimal_comma", ".": "decimal_point"}.get(decimal or "", "whole")
    return Reading((value, bare[1]), "percent_" + rule if bare[1] else rule)


def _without_thousands(
    digits: str, decimal: str | None, thousands: str | None
) -> str | None:
    """Return the digits with a point as decimal mark, or None where groups are off."""
    whole, _, rest = digits.partition(decimal) if decimal else (digits, "", "")
    grouping = thousands or "'"
    if grouping in whole:
        if not GROUPED.fullmatch(whole):
            return None
        whole = whole.replace(grouping, "")
    is_plain = re.fullmatch("[0-9]*", whole) and re.fullmatch("[0-9]*", rest)
    if not is_plain or not whole + rest:
        return None
    return f"{whole or '0'}.{rest or '0'}"


def read_count(text: str, marks: Marks = NO_MARKS) -> Reading:
    """Read a whole number that counts or numbers things: "29", "2.0", "n° 38"."""
    unlabelled = re.sub(
        r"^\s*(?:n\s*[°ºo]\.?|no\.?|#|№)\s*(?=[0-9])", "", text, flags=re.I
    )
    reading = read_number(unlabelled, marks)
    if reading.finding:
        return reading
    value, is_percent = reading.values
    if is_percent or value != int(value):
        return refuse("bad_number", None if is_percent else WHOLE)
    if not 0 <= value <= 2**31 - 1:
        return refuse("out_of_range", COUNT_RANGE)
    return Reading((int(value),), "whole")


COUNT_RANGE = Text("a whole number, 0 or more", "un nombre entier, 0 ou plus")
