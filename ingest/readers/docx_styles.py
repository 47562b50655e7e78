"""The styles of a Word document: what of a look changes what is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ingest.readers.looks import SHIFTED, Look, inherited
from ingest.readers.package import Package, parse, tag

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


def look_of(properties: ElementTree.Element | None) -> Look:
    """Return the look that properties of a run or of a style describe."""
    if properties is None:
        return Look()
    said = {tag(one) for one in properties}
    strikes = ("strike", "dstrike")
    return Look(
        is_on(properties, "vanish") if "vanish" in said else None,
        any(is_on(properties, one) for one in strikes)
        if said.intersection(strikes)
        else None,
        _shift(properties) if said & {"vertAlign", "position"} else None,
    )


def _shift(properties: ElementTree.Element) -> str:
    """Return which way a text is moved off its line: by its kind, or by points."""
    kind = _style_of(properties, "vertAlign")
    if kind in SHIFTED:
        return kind
    points = _style_of(properties, "position")
    if points.lstrip("+-").strip("0") == "":
        return ""
    return "subscript" if points.startswith("-") else "superscript"


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks of styles, and which of them are headings and captions."""

    looks: Mapping[str, Look] = field(default_factory=dict)
    headings: frozenset[str] = frozenset()
    shows_hidden: bool = False

    @classmethod
    def of(cls, package: Package, main_part: str) -> Styles:
        """Return the styles of a document."""
        part = f"{main_part.rpartition('/')[0]}/styles.xml"
        if part not in package:
            return cls()
        looks: dict[str, Look] = {}
        based: dict[str, str] = {}
        headings = set()
        for style in parse(package, part):
            if tag(style) != "style":
                continue
            key = attribute(style, "styleId") or ""
            based[key] = _style_of(style, "basedOn")
            looks[key] = look_of(child(style, "rPr"))
            # The names stay English in every language of Word; the ids do not.
            name = _style_of(style, "name").casefold()
            if name.startswith(("heading", "caption", "title")):
                headings.add(key)
        return cls(
            {key: inherited(key, looks, based) for key in looks}, frozenset(headings)
        )

    def is_heading(self, paragraph: ElementTree.Element) -> bool:
        """Return whether a paragraph is a heading or a caption."""
        return _style_of(child(paragraph, "pPr"), "pStyle") in self.headings

    def look(self, properties: ElementTree.Element | None, kind: str) -> Look:
        """Return the look that the style of a run or of a paragraph gives."""
        return self.looks.get(_style_of(properties, kind), Look())
