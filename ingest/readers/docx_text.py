"""What a cell or a paragraph of Word shows, and what it holds beside that."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree

from ingest.readers.package import Package, parse, tag

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
RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SOFT_HYPHEN = "\u00ad"
OFF = frozenset({"0", "false", "off", "none"})


def attribute(element: ElementTree.Element, name: str) -> str | None:
    """Return an attribute by its local name, whichever namespace it is in."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: ElementTree.Element, name: str) -> ElementTree.Element | None:
    """Return the first child of a local name."""
    return next((inner for inner in element if tag(inner) == name), None)


def is_on(properties: ElementTree.Element | None, name: str) -> bool:
    """Return whether a property that is on or off stands there and is on."""
    found = None if properties is None else child(properties, name)
    return found is not None and (attribute(found, "val") or "1") not in OFF


def _style_of(properties: ElementTree.Element | None, kind: str) -> str:
    found = None if properties is None else child(properties, kind)
    return "" if found is None else attribute(found, "val") or ""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles whose text is hidden, and those of headings and captions."""

    hidden: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()

    @classmethod
    def of(cls, package: Package, main_part: str) -> Styles:
        """Return the styles of a document."""
        part = f"{main_part.rpartition('/')[0]}/styles.xml"
        if part not in package:
            return cls()
        hidden: dict[str, bool | None] = {}
        based: dict[str, str] = {}
        headings = set()
        for style in parse(package, part):
            if tag(style) != "style":
                continue
            key = attribute(style, "styleId") or ""
            based[key] = _style_of(style, "basedOn")
            properties = child(style, "rPr")
            says = properties is not None and child(properties, "vanish") is not None
            hidden[key] = is_on(properties, "vanish") if says else None
            # The names stay English in every language of Word; the ids do not.
            name = _style_of(style, "name").casefold()
            if name.startswith(("heading", "caption", "title")):
                headings.add(key)
        return cls(
            frozenset(key for key in hidden if _inherits(key, hidden, based)),
            frozenset(headings),
        )

    def is_heading(self, paragraph: ElementTree.Element) -> bool:
        """Return whether a paragraph is a heading or a caption."""
        return _style_of(child(paragraph, "pPr"), "pStyle") in self.headings

    def is_hidden(self, properties: ElementTree.Element | None, kind: str) -> bool:
        """Return whether a run or a paragraph is of a hidden style."""
        return _style_of(properties, kind) in self.hidden


def _inherits(key: str, hidden: dict[str, bool | None], based: dict[str, str]) -> bool:
    """Return whether a style hides its text, itself or by those it is based on."""
    seen: set[str] = set()
    while key in hidden and key not in seen:
        says = hidden[key]
        if says is not None:
            return says
        seen.add(key)
        key = based[key]
    return False


@dataclass(frozen=True, slots=True)
class Marks:
    """What was met in a cell beside the text that it shows."""

    seen: set[str] = field(default_factory=set)
    tables: list[ElementTree.Element] = field(default_factory=list)


def text_of(element: ElementTree.Element, styles: Styles) -> tuple[str, Marks]:
    """Return the text of a cell or paragraph, and what else there is in it."""
    marks = Marks()
    pieces: list[str] = []
    _read(element, styles, marks, pieces)
    text = "".join(pieces).replace(SOFT_HYPHEN, "")
    return text.strip("\n"), marks


def _read(
    element: ElementTree.Element, styles: Styles, marks: Marks, pieces: list[str]
) -> None:
    name = tag(element)
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
        _read_inside(element, styles, marks, pieces)


def _read_inside(
    element: ElementTree.Element, styles: Styles, marks: Marks, pieces: list[str]
) -> None:
    name, found = tag(element), list[str]()
    for inner in element:
        _read(inner, styles, marks, found)
    if name in {"ins", "moveTo"} and found:
        marks.seen.add(INSERTED)
    if name == "r":
        found = _run(child(element, "rPr"), styles, marks, found)
    elif name == "p":
        properties = child(element, "pPr")
        if styles.is_hidden(properties, "pStyle") and "".join(found).strip():
            marks.seen.add(HIDDEN)
            found = []
        if properties is not None and child(properties, "numPr") is not None:
            marks.seen.add(NUMBERED)
        found.append("\n")
    pieces.extend(found)


def _run(
    properties: ElementTree.Element | None,
    styles: Styles,
    marks: Marks,
    found: list[str],
) -> list[str]:
    """Return what a run shows: nothing where it is hidden or struck out.

    Papers mark by hand what they delete by striking it out; raised digits stay raised.
    """
    if is_on(properties, "strike") or is_on(properties, "dstrike"):
        if "".join(found).strip():
            marks.seen.add(DELETED)
        return []
    if is_on(properties, "vanish") or styles.is_hidden(properties, "rStyle"):
        if "".join(found).strip():
            marks.seen.add(HIDDEN)
        return []
    # "36" with a raised 1 is item 36 with a note, and not item 361.
    raised = None if properties is None else child(properties, "vertAlign")
    if raised is not None and attribute(raised, "val") == "superscript":
        return [text.translate(RAISED_DIGITS) for text in found]
    return found


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
