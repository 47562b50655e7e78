"""Texts of an XLSX workbook run by run, each with its look: struck out, raised.

They are read by the rule of `looks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from ingest.book import StoredNumber
from ingest.readers.looks import SHIFTED
from ingest.readers.package import Package, parse, read_part, tag

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
OFF = frozenset({"0", "false", "none"})


@dataclass(frozen=True, slots=True)
class Font:
    """What of a font changes what is read."""

    is_struck: bool = False
    shift: str = ""


PLAIN = Font()
# A run without properties of its own has the font of its cell: None.
Runs = tuple[tuple[str, Font | None], ...]
RichText = str | Runs


def font_of(properties: Iterable[ElementTree.Element]) -> Font:
    """Return the font that properties of a run or of a style describe."""
    is_struck, shift = False, ""
    for one in properties:
        if tag(one) == "strike":
            is_struck = one.get("val", "1").lower() not in OFF
        elif tag(one) == "vertAlign":
            shift = one.get("val", "")
    return Font(is_struck, shift) if is_struck or shift in SHIFTED else PLAIN


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font of each style of cells; none where all are plain."""

    by_style: tuple[Font, ...] = ()

    @classmethod
    def of(cls, package: Package, part: str | None) -> Fonts:
        """Return the fonts of a workbook."""
        if part is None:
            return cls()
        root = parse(package, part)
        fonts = [
            font_of(font)
            for element in root
            if tag(element) == "fonts"
            for font in element
        ]
        numbers = [
            int(style.get("fontId", "0"))
            for element in root
            if tag(element) == "cellXfs"
            for style in element
        ]
        found = [fonts[one] if one < len(fonts) else PLAIN for one in numbers]
        return cls() if all(one is PLAIN for one in found) else cls(tuple(found))

    def font(self, style: str | None) -> Font:
        """Return the font of a cell's style."""
        number = int(style or 0)
        return self.by_style[number] if number < len(self.by_style) else PLAIN


def shared_texts(package: Package, part: str | None) -> list[RichText]:
    """Return the texts that cells refer to by number."""
    if part is None:
        return []
    texts = []
    with package.open(part) as file:
        for element in read_part(file):
            if tag(element) == "si":
                texts.append(text_of(element))
                element.clear()
    return texts


def text_of(element: ElementTree.Element) -> RichText:
    """Return the text of a string without phonetic guides, by run where it has any."""
    runs: list[tuple[str, Font | None]] = []
    for child in element:
        if tag(child) == "t":
            runs.append((unescaped(child.text or ""), None))
        elif tag(child) == "r":
            runs.extend(_run(child))
    if all(font is None for _, font in runs):
        return "".join(text for text, _ in runs)
    return tuple(runs)


def _run(element: ElementTree.Element) -> Iterable[tuple[str, Font | None]]:
    font = None
    for child in element:
        if tag(child) == "rPr":
            font = font_of(child)
        elif tag(child) == "t":
            yield unescaped(child.text or ""), font


def unescaped(text: str) -> str:
    """Return a text with the signs that XML cannot hold, written as _x000D_."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def seen(text: RichText, font: Font) -> tuple[str, bool]:
    """Return what a text shows in a cell of a font, and whether any is struck out."""
    if isinstance(text, StoredNumber) and font == PLAIN:
        return text, False
    runs = ((text, font),) if isinstance(text, str) else text
    pieces, has_struck = [], False
    for piece, own in runs:
        look = font if own is None else own
        if look.is_struck:
            has_struck = has_struck or piece.strip() != ""
        else:
            pieces.append(piece.translate(SHIFTED.get(look.shift, {})))
    return "".join(pieces), has_struck
