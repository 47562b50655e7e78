"""How marked cells look: the sender's own style, with an outline around the cell."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ingest.errata.parts import PARSER, Parts
from ingest.problem_kinds import ERROR, WARNING

# The colours by which our own outlines are known again: no palette has them.
OUTLINES = {ERROR: "FFC8102E", WARNING: "FFE07B01"}
SIDES = ("left", "right", "top", "bottom")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
EMPTY_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/>'
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
    '</cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>'
).encode()


class Looks:
    """The styles of one workbook, to which more are added."""

    def __init__(self, parts: Parts) -> None:
        self._root = parts.tree(_styles_part(parts))
        self.space = etree.QName(self._root).namespace
        self._known: dict[tuple[int, str], int] = {}

    def outlined(self, style: int, severity: str) -> int:
        """Return a cell style that is another one with our outline."""
        key = (style, severity)
        if key not in self._known:
            border = self._border(OUTLINES[severity])
            self._known[key] = self.with_border(style, border)
        return self._known[key]

    def with_border(self, style: int, border: int) -> int:
        """Return a cell style that is another one with a border of the list."""
        styles = self._list("cellXfs")
        copy = deepcopy(styles[style if style < len(styles) else 0])
        copy.set("borderId", str(border))
        copy.set("applyBorder", "1")
        return self._append("cellXfs", copy)

    def border_of(self, style: int) -> str:
        """Return the border of a cell style as XML, to be kept and put back."""
        return etree.tostring(self._border_element(style), encoding="unicode")

    def kept_border(self, xml: str) -> int:
        """Return the border of the list that was kept as XML; none if it is unfit."""
        try:
            border = etree.fromstring(xml, PARSER)
        except etree.XMLSyntaxError:
            border = self._make("border")
        if border.tag != f"{{{self.space}}}border":
            border = self._make("border")
        return self._append("borders", border)

    def is_outlined(self, style: int) -> bool:
        """Return whether a cell style has one of our outlines."""
        colours = {
            colour.get("rgb", "").upper()
            for side in self._border_element(style)
            if etree.QName(side).localname in SIDES
            for colour in side
        }
        return len(colours) == 1 and colours <= set(OUTLINES.values())

    def count(self) -> int:
        """Return the number of cell styles."""
        return len(self._list("cellXfs"))

    def add(self, *, font: str, fill: str | None, border: str, wrap: bool) -> int:
        """Return a new cell style.

        Args:
            font: the properties of the font, as XML without its root.
            fill: the colour of the ground, as RGB.
            border: the sides of the border, as XML.
            wrap: whether the text wraps.
        """
        fonts = self._append("fonts", self._parse(f"<font>{font}</font>"))
        fills = 0
        if fill:
            pattern = (
                f'<fill><patternFill patternType="solid"><fgColor rgb="{fill}"/>'
                '<bgColor indexed="64"/></patternFill></fill>'
            )
            fills = self._append("fills", self._parse(pattern))
        borders = self._append("borders", self._parse(f"<border>{border}</border>"))
        style = self._parse(
            f'<xf numFmtId="0" fontId="{fonts}" fillId="{fills}" borderId="{borders}" '
            'xfId="0" quotePrefix="1" applyFont="1" applyFill="1" applyBorder="1" '
            f'applyAlignment="1"><alignment vertical="top" wrapText="{int(wrap)}"/>'
            "</xf>"
        )
        return self._append("cellXfs", style)

    def _border(self, colour: str) -> int:
        sides = "".join(
            f'<{side} style="medium"><color rgb="{colour}"/></{side}>' for side in SIDES
        )
        return self._append("borders", self._parse(f"<border>{sides}</border>"))

    def _border_element(self, style: int) -> etree._Element:
        styles, borders = self._list("cellXfs"), self._list("borders")
        number = int(styles[style].get("borderId") or 0) if style < len(styles) else 0
        return borders[number] if number < len(borders) else self._make("border")

    def _list(self, name: str) -> etree._Element:
        found = self._root.find(f"{{{self.space}}}{name}")
        if found is not None and len(found):
            return found
        # A list that the file leaves out is that of an empty workbook.
        if found is not None:
            self._root.remove(found)
        default = etree.fromstring(EMPTY_STYLES, PARSER).find(f"{{{MAIN}}}{name}")
        if default is None:
            raise KeyError(name)
        text = etree.tostring(default, encoding="unicode").replace(MAIN, self.space)
        made = etree.fromstring(text, PARSER)
        order = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
        before = {f"{{{self.space}}}{one}" for one in order[: order.index(name)]}
        self._root.insert(sum(child.tag in before for child in self._root), made)
        return made

    def _append(self, name: str, element: etree._Element) -> int:
        listed = self._list(name)
        listed.append(element)
        listed.set("count", str(len(listed)))
        return len(listed) - 1

    def _make(self, name: str) -> etree._Element:
        return etree.Element(f"{{{self.space}}}{name}")

    def _parse(self, xml: str) -> etree._Element:
        return etree.fromstring(f'<x xmlns="{self.space}">{xml}</x>', PARSER)[0]


def _styles_part(parts: Parts) -> str:
    for relation in parts.relations(parts.workbook):
        if relation.kind == "styles" and relation.target in parts:
            return relation.target
    name = parts.free_name("xl/fos_styles{}.xml")
    parts.write(name, EMPTY_STYLES)
    parts.declare(name, STYLES_TYPE)
    parts.relate(parts.workbook, "styles", name)
    return name
