"""The boxes in which a sheet's comments are shown: a drawing in VML.

Programs write VML that is no well-formed XML (line breaks in HTML, for one), so that
boxes are added to and taken from its text.
"""

from __future__ import annotations

import re

from ingest.errata.cells import Cells
from ingest.errata.marks import Mark
from ingest.errata.parts import Parts

VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# Said on each element of ours, as programs differ in their prefixes.
SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
EMPTY = (
    f"<xml {SPACES}>"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    "</xml>"
)
BOX_TYPE = (
    f'<v:shapetype {SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
BOX = (
    f"<v:shape {SPACES} "
    'id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" '
    'fillcolor="#fff7e6" o:insetmode="auto"><v:fill color2="#fff7e6"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
    "<x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
SHAPE = re.compile(r"<(\w+:)shape\b.*?</\1shape>", re.DOTALL)
NUMBER = re.compile(r"_x0000_s(\d+)")
MAP = re.compile(r'<o:idmap\b[^>]*\bdata="(\d+)')
WIDTH_POINTS, LETTERS_A_LINE, LINE_POINTS = 300, 56, 12
POINTS_A_CHARACTER = 5.4


class Boxes:
    """The boxes of one sheet's comments."""

    def __init__(self, parts: Parts, sheet: str, cells: Cells) -> None:
        self._parts, self._sheet, self._cells = parts, sheet, cells
        found = [one for one in parts.relations(sheet) if one.kind == "vmlDrawing"]
        drawn = [
            one
            for one in found
            if any(
                one.relation_id in element.attrib.values()
                for element in parts.tree(sheet).iter("{*}legacyDrawing")
            )
        ]
        self._part = drawn[0].target if drawn else None
        self._text = parts.read(self._part).decode() if self._part else EMPTY
        self._added: list[str] = []
        self._last = max(map(int, NUMBER.findall(self._text)), default=0)
        mapped = MAP.search(self._text)
        self._last = max(self._last, 1024 * int(mapped[1] if mapped else 1))

    def add(self, mark: Mark) -> None:
        """Add the box of a comment, wide and high enough for its text."""
        self._last += 1
        lines = sum(1 + len(line) // LETTERS_A_LINE for line in mark.text.split("\n"))
        height = LINE_POINTS * (lines + 1)
        box = BOX.format(
            number=self._last,
            order=self._last % 1024,
            width=WIDTH_POINTS,
            height=height,
            anchor=self._anchor(mark, height),
            row=mark.row - 1,
            column=mark.column - 1,
        )
        self._added.append(box)

    def remove(self, row: int, column: int) -> None:
        """Take the box of a cell's comment away."""
        signs = (f":Row>{row - 1}</", f":Column>{column - 1}</")
        self._text = SHAPE.sub(
            lambda match: "" if all(one in match[0] for one in signs) else match[0],
            self._text,
        )

    def save(self) -> None:
        """Write the drawing, and point to it from the sheet if it is new."""
        if self._added:
            is_known = 'id="_x0000_t202"' in self._text
            shapes = "".join(self._added if is_known else [BOX_TYPE, *self._added])
            head, end, tail = self._text.rpartition("</xml>")
            self._text = f"{head}{shapes}{end}{tail}"
            self._added.clear()
        if self._part:
            self._parts.write(self._part, self._text.encode())
            return
        if not SHAPE.search(self._text):
            return
        self._part = self._parts.free_name("xl/drawings/vmlDrawing{}.vml")
        self._parts.write(self._part, self._text.encode())
        self._parts.declare_suffix("vml", VML_TYPE)
        relation_id = self._parts.relate(self._sheet, "vmlDrawing", self._part)
        self._cells.draw(relation_id, self._parts.relation_space)

    def _anchor(self, mark: Mark, height: float) -> str:
        """Return the corners of a box, as columns and rows with offsets in pixels."""
        left, top = mark.column, max(mark.row - 2, 0)
        column, rest = left, float(WIDTH_POINTS)
        while rest > (width := POINTS_A_CHARACTER * self._cells.width(column + 1)):
            column, rest = column + 1, rest - width
        row, below = top, height
        while below > (high := self._cells.height(row + 1)):
            row, below = row + 1, below - high
        right, bottom = round(rest * 4 / 3), round(below * 4 / 3)
        return f"{left}, 12, {top}, 4, {column}, {right}, {row}, {bottom}"
