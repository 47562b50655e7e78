"""Cells of an ODS sheet as the text that people see: "45%", "2", "2024-05-01"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ingest.book import StoredNumber
from ingest.readers.cells import digits_of, plain_number
from ingest.readers.package import tag
from ingest.readers.seen import seen
from ingest.readers.shown_time import clock, seen_duration

DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}
# What hangs on a cell or its text without being part of it.
BESIDE = frozenset({"annotation", "note", "ruby-text"})


def attribute(element: ElementTree.Element, name: str) -> str | None:
    """Return an attribute by its local name; ODF puts the same names in two spaces.

    The office's own (`office:value-type`) stand before the extensions that repeat
    them (`calcext:value-type`).
    """
    for key, value in element.items():
        if key.rpartition("}")[2] == name and "calcext" not in key:
            return value
    return None


@dataclass(slots=True)
class DateStyles:
    """Which cell styles show no more of a date than its month or its year."""

    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    data_styles: dict[str, str] = field(default_factory=dict)

    def learn(self, element: ElementTree.Element) -> None:
        """Take in one style, of cells or of dates."""
        name = attribute(element, "name") or ""
        if tag(element) == "date-style":
            self.parts[name] = frozenset(tag(part) for part in element)
        elif tag(element) == "style":
            followed = attribute(element, "data-style-name")
            parent = attribute(element, "parent-style-name") or ""
            followed = followed or self.data_styles.get(parent)
            if followed:
                self.data_styles[name] = followed

    def shorten(self, day: str, style: str | None) -> str:
        """Return a date as its style shows it: whole, or its month, or its year."""
        parts = self.parts.get(self.data_styles.get(style or "", ""), frozenset())
        if "year" not in parts or "day" in parts:
            return day
        return day[:7] if "month" in parts else day[:4]


def shown(
    cell: ElementTree.Element, style: str | None, styles: DateStyles
) -> tuple[str | None, bool]:
    """Return what a cell shows, and whether it is a formula without a stored value."""
    paragraphs = [child for child in cell if tag(child) == "p"]
    kind = attribute(cell, "value-type")
    formula = attribute(cell, "formula")
    if kind in {None, "string"}:
        # The errors of formulas are shown, and stored as the empty text.
        text = "\n".join(_text_of(paragraph) for paragraph in paragraphs)
        text = attribute(cell, "string-value") or text
        # A formula that gives the empty text has an empty paragraph, and no error.
        is_error = any(value == "error" for value in cell.attrib.values())
        if formula is not None and is_error and not text:
            return _written(formula), True
        if formula is not None and kind is None and not paragraphs:
            return _written(formula), True
        return text, False
    seen_there = "\n".join(map(_text_of, paragraphs)) if paragraphs else None
    value = _value(cell, kind, style, styles, seen_there)
    if value is None and formula is not None:
        return _written(formula), True
    return value, False


def _written(formula: str) -> str:
    return f"={formula.partition('=')[2]}"


def _value(
    cell: ElementTree.Element,
    kind: str,
    style: str | None,
    styles: DateStyles,
    text: str | None,
) -> str | None:
    """Return what a cell's value is read as, beside the text that it shows."""
    stored = {
        name: attribute(cell, name)
        for name in ("value", "date-value", "time-value", "boolean-value")
    }
    if (number := stored["value"]) is not None:
        is_hundredth = True if kind == "percentage" else None
        if text is None:
            return plain_number(number, is_percent=kind == "percentage")
        return seen(text, digits_of(number), is_hundredth=is_hundredth)
    if (moment := stored["date-value"]) is not None:
        day = moment.replace("T", " ").removesuffix(" 00:00:00")
        return styles.shorten(day, style)
    if (time := stored["time-value"]) is not None:
        return _clock(time, text)
    if (truth := stored["boolean-value"]) is not None:
        return truth.upper()
    return None


def _clock(duration: str, text: str | None) -> str:
    """Return a duration in hours and minutes, if that is what the cell shows."""
    match = DURATION.fullmatch(duration)
    if not match:
        return duration
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    whole = ((24 * days + hours) * 60 + minutes) * 60 + seconds
    whole = -whole if match[1] else whole
    if text is None:
        return StoredNumber(clock(whole))
    return seen_duration(text, whole)


def _text_of(element: ElementTree.Element) -> str:
    """Return the text of a paragraph, without the notes that hang on it."""
    return "".join(_pieces(element))


def _pieces(element: ElementTree.Element) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        if tag(child) not in BESIDE:
            yield from pieces_of(child)
        yield child.tail or ""


def pieces_of(element: ElementTree.Element) -> Iterable[str]:
    """Yield the text that stands for an element within a paragraph."""
    name = tag(element)
    if name == "s":
        yield SPACES[name] * min(int(attribute(element, "c") or 1), 1000)
    elif name in SPACES:
        yield SPACES[name]
    else:
        yield from _pieces(element)


def defined_names(names: Iterable[ElementTree.Element]) -> Mapping[str, str]:
    """Return what each name of a workbook stands for, as a workbook of Excel has it."""
    return {
        (attribute(name, "name") or "").lower(): (
            attribute(name, "cell-range-address")
            or (attribute(name, "expression") or "").removeprefix("of:")
        )
        for name in names
    }
