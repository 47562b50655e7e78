"""How the cells of an ODS sheet look, where that changes what is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ingest.readers.looks import SHIFTED, Look, inherited
from ingest.readers.ods_cells import (
    BESIDE,
    SPACES,
    DateStyles,
    attribute,
    pieces_of,
    shown,
)
from ingest.readers.package import tag

# Family and name: a style of text may be called as one of cells.
Key = tuple[str, str]
NOTHING = re.compile(r"0+(?:\.0+)?[a-z]*")
COLLAPSED = frozenset({"collapse", "filter"})


@dataclass(slots=True)
class Looks:
    """The styles that strike out, raise or hide."""

    looks: dict[Key, Look] = field(default_factory=dict)
    based: dict[Key, Key] = field(default_factory=dict)
    without_size: set[Key] = field(default_factory=set)
    is_plain: bool = True

    def learn(self, element: ElementTree.Element) -> None:
        """Take in one style."""
        family = attribute(element, "family") or ""
        key = family, attribute(element, "name") or ""
        self.based[key] = family, attribute(element, "parent-style-name") or ""
        self.looks[key] = Look()
        for properties in element:
            match tag(properties):
                case "text-properties":
                    look = self.looks[key] = _look(properties)
                    self.is_plain = self.is_plain and look == Look()
                case "table-row-properties" | "table-column-properties":
                    if _has_no_size(properties):
                        self.without_size.add(key)

    def look(self, family: str, name: str | None) -> Look:
        """Return the look of a style, by itself and by those it is based on."""
        return inherited((family, name or ""), self.looks, self.based)

    def is_hidden(self, line: ElementTree.Element) -> bool:
        """Return whether a row or column is hidden, filtered out, or of no size."""
        key = tag(line), attribute(line, "style-name") or ""
        return attribute(line, "visibility") in COLLAPSED or key in self.without_size


def _look(properties: ElementTree.Element) -> Look:
    lines = (
        attribute(properties, "text-line-through-style"),
        attribute(properties, "text-line-through-type"),
    )
    said = [line for line in lines if line is not None]
    position = attribute(properties, "text-position")
    return Look(
        None,
        any(line != "none" for line in said) if said else None,
        None if position is None else _shift(position),
    )


def _shift(position: str) -> str:
    """Return which way a position moves a text: "super 58%", "-8% 58%", "0% 100%"."""
    word = (position.split() or [""])[0]
    if word == "sub" or word.startswith("-"):
        return "subscript"
    return "" if NOTHING.fullmatch(word.rstrip("%")) else "superscript"


def _has_no_size(properties: ElementTree.Element) -> bool:
    sizes = (attribute(properties, "row-height"), attribute(properties, "column-width"))
    return any(size and NOTHING.fullmatch(size) for size in sizes)


def seen(
    cell: ElementTree.Element, style: str | None, styles: DateStyles, looks: Looks
) -> tuple[str | None, bool, bool]:
    """Return what a cell shows, and whether it is a formula without a stored value.

    Last, whether any of its text is struck out.
    """
    text, is_formula = shown(cell, style, styles)
    if looks.is_plain or text is None or is_formula:
        return text, is_formula, False
    look = looks.look("table-cell", style)
    paragraphs = [child for child in cell if tag(child) == "p"]
    if attribute(cell, "value-type") in {None, "string"} and paragraphs:
        found = [_seen(paragraph, "paragraph", look, looks) for paragraph in paragraphs]
        if any(is_changed for _, is_changed, _ in found):
            text = "\n".join(piece for piece, _, _ in found)
            return text, False, any(is_struck for _, _, is_struck in found)
        return text, False, False
    moved, is_moved, is_struck = _apply(text, look)
    return (moved if is_moved else text), False, is_struck


def _apply(text: str, look: Look) -> tuple[str, bool, bool]:
    """Return what a text shows, whether that is another one, whether it is struck."""
    if look.is_struck:
        return "", text != "", text.strip() != ""
    moved = text.translate(SHIFTED.get(look.shift or "", {}))
    return moved, moved != text, False


def _seen(
    element: ElementTree.Element, family: str, around: Look, looks: Looks
) -> tuple[str, bool, bool]:
    """Return what a piece of text shows, whether its look changes it, and is struck."""
    look = looks.look(family, attribute(element, "style-name")).over(around)
    found = [_apply(element.text or "", look)]
    for child in element:
        if tag(child) in SPACES:
            found.append(_apply("".join(pieces_of(child)), look))
        elif tag(child) not in BESIDE:
            inside = "text" if tag(child) == "span" else ""
            found.append(_seen(child, inside, look, looks))
        found.append(_apply(child.tail or "", look))
    return (
        "".join(piece for piece, _, _ in found),
        any(is_changed for _, is_changed, _ in found),
        any(is_struck for _, _, is_struck in found),
    )
