"""A Word draft as it is read: paragraphs with their tagged numbers, and its charts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dashboard.passport.envelope import Envelope, unpack
from dashboard.passport.formats import xlsx
from dashboard.passport.formats.package import PACKAGE, extract, root_of, unzipped
from dashboard.passport.stamp import UNREADABLE
from dashboard.review.tags import PREFIX, W
from warehouse.errors import ExportError
from warehouse.text import Lang

WORDS = {
    Lang.EN: re.compile(r"\b(the|of|and|to|in|by|were|has)\b", re.IGNORECASE),
    Lang.FR: re.compile(r"\b(le|la|les|des|du|et|par|aux|une)\b", re.IGNORECASE),
}
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A number in a content control, and where it stands in its paragraph."""

    tag: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that has words; `number` counts these from the beginning.

    In a table, `place` is the number of the table and of the row, each from 1.
    """

    number: int
    text: str
    tagged: tuple[Tagged, ...] = ()
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A native chart: its title, the paragraph before it, the cells of its workbook."""

    title: str
    paragraph: int
    cells: tuple[str | float | bool, ...] | None


@dataclass(frozen=True, slots=True)
class Draft:
    """One document, in the language that it is written in."""

    path: Path
    lang: Lang
    paragraphs: tuple[Paragraph, ...]
    charts: tuple[NativeChart, ...]
    envelope: Envelope | None


def read_draft(path: Path) -> Draft:
    """Return a Word document as the review reads it.

    Raises:
        ExportError: it cannot be read as one.
    """
    try:
        content = path.read_bytes()
        parts = unzipped(content)
        payload = extract(content)
        root = root_of(parts[MAIN])
        paragraphs = tuple(_paragraphs(root))
        charts = tuple(_charts(root, parts))
        envelope = unpack(payload) if payload else None
    except UNREADABLE as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ExportError(
            f"cannot read {path} as a Word document (.docx): {reason}"
        ) from error
    return Draft(path, _language(paragraphs), paragraphs, charts, envelope)


def _language(paragraphs: tuple[Paragraph, ...]) -> Lang:
    text = " ".join(paragraph.text for paragraph in paragraphs)
    counts = {lang: len(pattern.findall(text)) for lang, pattern in WORDS.items()}
    return Lang.FR if counts[Lang.FR] > counts[Lang.EN] else Lang.EN


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    number = 0
    rows = {
        row: (table_number, row_number)
        for table_number, table in enumerate(root.iter(f"{{{W}}}tbl"), start=1)
        for row_number, row in enumerate(table.iter(f"{{{W}}}tr"), start=1)
    }
    for element in root.iter(f"{{{W}}}p"):
        text, tagged = _words(element)
        if text.strip():
            number += 1
            row = next(element.iterancestors(f"{{{W}}}tr"), None)
            place = rows[row] if row is not None else None
            yield Paragraph(number, text, tagged, place)


def _words(paragraph: etree._Element) -> tuple[str, tuple[Tagged, ...]]:
    """Return the text of a paragraph, and its tagged parts."""
    text = ""
    found: dict[etree._Element, tuple[int, int]] = {}
    for element in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br"):
        if _paragraph_of(element) is not paragraph:
            continue
        start = len(text)
        text += (element.text or "") if element.tag == f"{{{W}}}t" else " "
        control = _control(element)
        if control is not None:
            first, _ = found.get(control, (start, start))
            found[control] = (first, len(text))
    tagged = tuple(
        Tagged(_tag(control), text[start:end], start, end)
        for control, (start, end) in found.items()
    )
    return text, tagged


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{{{W}}}p"), None)


def _control(element: etree._Element) -> etree._Element | None:
    """Return the nearest content control with a tag of ours."""
    for control in element.iterancestors(f"{{{W}}}sdt"):
        if _tag(control).startswith(PREFIX):
            return control
    return None


def _tag(control: etree._Element) -> str:
    tag = control.find(f"{{{W}}}sdtPr/{{{W}}}tag")
    return str(tag.get(f"{{{W}}}val")) if tag is not None else ""


def _charts(root: etree._Element, parts: dict[str, bytes]) -> Iterator[NativeChart]:
    """Yield the native charts in the order of the document."""
    targets = _targets(MAIN, parts)
    number = 0
    for element in root.iter(f"{{{W}}}p", f"{{{CHART}}}chart"):
        if element.tag == f"{{{W}}}p":
            number += bool(_words(element)[0].strip())
            continue
        name = targets.get(str(element.get(f"{{{RELATION}}}id")), "")
        if name in parts:
            yield NativeChart(_title(element), number, _cells(name, parts))


def _title(chart: etree._Element) -> str:
    """Return the alternative text or the name of the drawing that holds a chart."""
    for holder in chart.iterancestors():
        properties = holder.find(f"{{{DRAWING}}}docPr")
        if properties is not None:
            return str(properties.get("title") or properties.get("descr") or "")
    return ""


def _cells(
    chart: str, parts: dict[str, bytes]
) -> tuple[str | float | bool, ...] | None:
    """Return the cells of a chart's workbook, or None where it has none within."""
    targets = _targets(chart, parts).values()
    book = next((name for name in targets if name.endswith(".xlsx")), "")
    if book not in parts:
        return None
    return tuple(
        value for sheet in xlsx.cells(parts[book]).values() for _, value in sheet
    )


def _targets(name: str, parts: dict[str, bytes]) -> dict[str, str]:
    """Return the parts that a part refers to, by the id of the relation."""
    folder, _, file = name.rpartition("/")
    part = parts.get(f"{folder}/_rels/{file}.rels")
    if part is None:
        return {}
    relation = f"{{{PACKAGE}/relationships}}Relationship"
    return {
        str(one.get("Id")): posixpath.normpath(
            posixpath.join("/", folder, str(one.get("Target")))
        ).lstrip("/")
        for one in root_of(part).iter(relation)
    }
