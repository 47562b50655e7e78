"""What a cell or a paragraph of Word shows, and what it holds beside that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from ingest.readers.docx_styles import Styles, attribute, child, is_on, look_of
from ingest.readers.looks import SHIFTED, Look
from ingest.readers.package import tag

INSERTED, DELETED, HIDDEN, NESTED, NUMBERED = (
    "inserted",
    "deleted",
    "hidden",
    "nested",
    "numbered",
)
# Never shown in the line of the text: properties, drawings, the instructions of
# fields, the marks of notes and comments, and a drawing's copy for old programs.
LEFT_OUT = frozenset(
    {
        *("pPr", "rPr", "tcPr", "trPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid"),
        *("drawing", "pict", "object", "AlternateContent", "rt"),
        *("instrText", "delText", "delInstrText"),
        *("footnoteReference", "endnoteReference", "commentReference"),
        *("annotationRef", "footnoteRef", "endnoteRef"),
    }
)
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Marks:
    """What was met in a cell beside the text that it shows."""

    seen: set[str] = field(default_factory=set)
    tables: list[ElementTree.Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What it takes to read a piece: styles, the look around it, what was met."""

    styles: Styles
    marks: Marks
    look: Look


def text_of(element: ElementTree.Element, styles: Styles) -> tuple[str, Marks]:
    """Return the text of a cell or paragraph, and what else there is in it."""
    marks = Marks()
    pieces: list[str] = []
    _read(element, _Reading(styles, marks, Look()), pieces)
    text = "".join(pieces).replace(SOFT_HYPHEN, "")
    return text.strip("\n"), marks


def _read(element: ElementTree.Element, reading: _Reading, pieces: list[str]) -> None:
    name, marks = tag(element), reading.marks
    if name == "t":
        pieces.append(element.text or "")
    elif name in SIGNS:
        pieces.append(SIGNS[name])
    elif name == "sym":
        pieces.append(_symbol(element))
    elif name == "tbl":
        marks.seen.add(NESTED)
        marks.tables.append(element)
    elif name in {"del", "moveFrom"}:
        if _has_text(element):
            marks.seen.add(DELETED)
    elif name not in LEFT_OUT and not _is_placeholder(element):
        _read_inside(element, reading, pieces)


def _read_inside(
    element: ElementTree.Element, reading: _Reading, pieces: list[str]
) -> None:
    name, found = tag(element), list[str]()
    properties = child(element, "pPr") if name == "p" else None
    inside = reading
    if properties is not None:
        inside = replace(reading, look=reading.styles.look(properties, "pStyle"))
    for inner in element:
        _read(inner, inside, found)
    if name in {"ins", "moveTo"} and found:
        reading.marks.seen.add(INSERTED)
    if name == "r":
        found = _run(child(element, "rPr"), reading, found)
    elif name == "p":
        if properties is not None and child(properties, "numPr") is not None:
            reading.marks.seen.add(NUMBERED)
        found.append("\n")
    pieces.extend(found)


def _run(
    properties: ElementTree.Element | None, reading: _Reading, found: list[str]
) -> list[str]:
    """Return what a run shows: nothing where it is hidden or struck out.

    Papers mark by hand what they delete by striking it out; raised digits stay raised.
    """
    styles = reading.styles
    look = look_of(properties).over(styles.look(properties, "rStyle"))
    look = look.over(reading.look)
    has_text = "".join(found).strip() != ""
    if look.is_struck:
        if has_text:
            reading.marks.seen.add(DELETED)
        return []
    if look.is_hidden and not styles.shows_hidden:
        if has_text:
            reading.marks.seen.add(HIDDEN)
        return []
    shift = SHIFTED.get(look.shift or "", {})
    return [text.translate(shift) for text in found]


def _has_text(element: ElementTree.Element) -> bool:
    return any(
        tag(inner) in {"t", "delText"} and (inner.text or "").strip()
        for inner in element.iter()
    )


def _is_placeholder(element: ElementTree.Element) -> bool:
    """Return whether a control shows its prompt ("Choose an item.") and no answer."""
    properties = child(element, "sdtPr") if tag(element) == "sdt" else None
    return is_on(properties, "showingPlcHdr")


def _symbol(element: ElementTree.Element) -> str:
    """Return a sign of a symbol font by its code; a wrong code gives nothing."""
    try:
        return chr(int(attribute(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return ""
