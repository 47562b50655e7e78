"""A finished Word file read again: its numbers, fields, references and descriptions."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from dashboard.pack import findings as words
from dashboard.pack import house
from dashboard.pack.findings import Finding, finding

DESCRIBED = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
)


def proof(content: bytes, name: str) -> list[Finding]:
    """Return what is wrong with a document as its readers will get it."""
    document = docx.Document(io.BytesIO(content))
    return [
        *_captions(document, name),
        *_references(document, name),
        *_descriptions(document, name),
    ]


def _captions(document: Document, name: str) -> Iterator[Finding]:
    numbers: dict[str, list[int]] = {}
    for paragraph in document.paragraphs:
        if paragraph.style is None or paragraph.style.name != house.CAPTION:
            continue
        codes = [code for code in _codes(paragraph) if code.startswith("SEQ ")]
        if not codes:
            yield finding("no_field", words.NO_FIELD, file=name, words=paragraph.text)
            continue
        label = codes[0].split()[1]
        shown = paragraph.text.removeprefix(label).strip().split(".")[0]
        numbers.setdefault(label, []).append(int(shown))
    for label, found in numbers.items():
        if found != list(range(1, len(found) + 1)):
            yield finding(
                "out_of_order",
                words.ORDER,
                file=name,
                label=label,
                numbers=", ".join(map(str, found)),
            )


def _codes(paragraph: Paragraph) -> list[str]:
    return [(code.text or "").strip() for code in paragraph._p.iter(qn("w:instrText"))]


def _references(document: Document, name: str) -> Iterator[Finding]:
    body = document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    for code in body.iter(qn("w:instrText")):
        parts = (code.text or "").split()
        if parts[:1] == ["REF"] and parts[1] not in marks:
            yield finding(
                "dead_reference", words.DEAD_REFERENCE, file=name, name=parts[1]
            )


def _descriptions(document: Document, name: str) -> Iterator[Finding]:
    for drawing in document.element.body.iter(DESCRIBED):
        if not (drawing.get("descr") or "").strip():
            yield finding(
                "no_words", words.NO_WORDS, file=name, name=drawing.get("name")
            )
