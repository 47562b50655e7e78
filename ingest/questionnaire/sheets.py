"""One sheet of a questionnaire: what is asked, row by row, and what was answered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ingest.kpi import PERCENT
from ingest.questionnaire.layout import Shown
from warehouse.text import Lang

HEADER_ROW, FIRST_ROW = 3, 4
LINE_HEIGHT = 15.0
GREYED = {"font_color": "#808080", "italic": True, "bg_color": "#EFEFEF"}
# What is filled in, by field; numbers are written as numbers.
Row = Mapping[str, str | float]
# What is asked for, as the code list has it, and the answer to it.
Entry = tuple[Mapping[str, str | None], Row]


@dataclass(frozen=True, slots=True)
class Formats:
    """How the cells look."""

    title: Format
    header: Format
    help: Format
    answer: Format
    last: Format
    last_share: Format

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> Formats:
        """Return the formats of a workbook."""
        shared = {"text_wrap": True, "valign": "top"}
        return cls(
            book.add_format({"bold": True, "font_size": 13}),
            book.add_format({**shared, "bold": True, "bottom": 1}),
            book.add_format(
                {**shared, "font_color": "#444444", "align": "left", "indent": 1}
            ),
            book.add_format({**shared, "bg_color": "#FFF7D6", "border": 4}),
            book.add_format({**shared, **GREYED}),
            book.add_format({**shared, **GREYED, "num_format": "0.##########%"}),
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """What the sheets of one questionnaire have in common."""

    title: str
    occasion: str
    lang: Lang
    formats: Formats


def write_table(
    sheet: Worksheet,
    heading: Heading,
    columns: Sequence[Shown],
    entries: Sequence[Entry],
) -> None:
    """Write the table of a sheet, its title above it."""
    lang, formats = heading.lang, heading.formats
    sheet.write_string(0, 0, heading.title, formats.title)
    sheet.write_string(1, 0, heading.occasion)
    headers = [(shown.header(lang), shown.width) for shown in columns]
    sheet.set_row(HEADER_ROW, height_of(headers))
    for row, entry in enumerate(entries, start=FIRST_ROW):
        texts = [(_content(shown, entry, lang), shown.width) for shown in columns]
        sheet.set_row(row, height_of(texts))
    for column, shown in enumerate(columns):
        sheet.set_column(column, column, shown.width)
        sheet.write_string(HEADER_ROW, column, shown.header(lang), formats.header)
        for row, entry in enumerate(entries, start=FIRST_ROW):
            look = _look(shown, entry, formats)
            sheet.write(row, column, _content(shown, entry, lang), look)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)


def height_of(texts: Iterable[tuple[object, int]]) -> float:
    """Return the height of a row whose texts wrap in columns of given widths.

    Not every program works it out for itself.
    """
    lines = (math.ceil(1.1 * len(str(text or "")) / width) for text, width in texts)
    return LINE_HEIGHT * max(1, *lines)


def _look(shown: Shown, entry: Entry, formats: Formats) -> Format:
    """Return how a cell looks: to be filled in, greyed, or there to help."""
    if shown.is_answer:
        return formats.answer
    if not shown.last:
        return formats.help
    is_share = entry[0].get("unit") == PERCENT and shown.last == "last_value"
    return formats.last_share if is_share else formats.last


def _content(shown: Shown, entry: Entry, lang: Lang) -> str | float | None:
    """Return what a cell holds: a code, a text that helps, or what was answered."""
    listed, answers = entry
    if shown.last or shown.is_answer:
        name = shown.last or (shown.field.name if shown.field else "")
        content = answers.get(name)
        return None if content == "" else content
    if shown.field is None:
        return listed[f"{shown.seed}_{lang}"]
    code = listed[shown.seed] or ""
    return int(code) if code.isdecimal() else code
