"""Numbers: decimal comma or point, spaces of any kind, percent signs.

The decimal mark, in this order:
1. two different marks: the last is decimal ("1.234,5", "1,234.5");
2. one mark, repeated: it groups thousands ("1,234,567");
3. one mark, not before exactly three final digits, or after a lone zero: decimal
   ("12,5", "0.125", "1.2345");
4. a point before exactly three digits: decimal, as machines write it ("1.234"), but
   `ambiguous_number` where other numbers of the column show a decimal comma by 1-3;
5. a comma before exactly three digits ("1,234"): what other numbers of the column
   show by 1-3; where they show nothing, `ambiguous_number`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ingest.folding import BLANKS
from ingest.reading import Reading, refuse
from warehouse.text import Text

# The minus sign and the dashes that are typed for it.
MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013\ufe63\uff0d", "-"))
NUMBER = re.compile(r"([+-]?)([0-9][0-9.,']*|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?")
GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'])[0-9]{3})(?:\1[0-9]{3})*")
SPACED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
LONGEST = 60
UNSETTLED = "?"


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


def decimal_mark_of(texts: Iterable[str]) -> str | None:
    """Return the decimal mark that the numbers of a column show, if they agree."""
    shown: set[str] = set()
    for text in texts:
        bare = _bare(text)
        match = bare and NUMBER.fullmatch(bare[0])
        if not match:
            continue
        decimal, thousands = _marks(match.group(2))
        if decimal == UNSETTLED:
            continue
        if decimal == "," or thousands == ".":
            shown.add(",")
        if decimal == "." or thousands == ",":
            shown.add(".")
    return shown.pop() if len(shown) == 1 else None


def read_number(text: str, decimal_mark: str | None = None) -> Reading:
    """Read one number: its value (a Decimal) and whether it carries a percent sign."""
    bare = _bare(text)
    match = bare and NUMBER.fullmatch(bare[0])
    if not bare or not match:
        return refuse("bad_number")
    sign, digits, exponent = match.groups()
    decimal, thousands = _marks(digits)
    if decimal == UNSETTLED:
        settled = decimal_mark or ("." if thousands == "." else None)
        if settled is None or (settled, thousands) == (",", "."):
            whole, part = re.split("[.,]", digits)
            detail = f"{whole}{part} / {whole}.{part}"
            return refuse("ambiguous_number", Text(detail, detail))
        decimal, thousands = (
            (settled, None) if settled == thousands else (None, thousands)
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


def read_count(text: str) -> Reading:
    """Read a whole number that counts or numbers things: "29", "2.0", "n° 38"."""
    unlabelled = re.sub(
        r"^\s*(?:n\s*[°ºo]\.?|no\.?|#|№)\s*(?=[0-9])", "", text, flags=re.I
    )
    reading = read_number(unlabelled, ".")
    if reading.finding:
        return reading
    value, is_percent = reading.values
    if is_percent or value != int(value):
        return refuse("bad_number")
    if not 0 <= value <= 2**31 - 1:
        return refuse("out_of_range", COUNT_RANGE)
    return Reading((int(value),), "whole")


COUNT_RANGE = Text("a whole number, 0 or more", "un nombre entier, 0 ou plus")
