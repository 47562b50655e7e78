"""The cells of one sheet's XML, found as the reader of workbooks finds them."""

from __future__ import annotations

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from ingest.book import letter
from ingest.readers.grid import merged_area

# What may follow the list of a sheet's comments in its XML.
AFTER_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)
DEFAULT_WIDTH, DEFAULT_HEIGHT = 9.0, 15.0


class Cells:
    """The cells of a sheet by row and column; missing ones are made in their place."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._space = etree.QName(root).namespace
        self.rows: dict[int, etree._Element] = {}
        self.by_place: dict[tuple[int, int], etree._Element] = {}
        # There are few, and each mark asks for some of them.
        self._columns = list(root.iterfind(f"{self._name('cols')}/{self._name('col')}"))
        self._merged = [
            area
            for one in root.iter(self._name("mergeCell"))
            if (area := merged_area(one.get("ref", "")))
        ]
        self._index()

    def _name(self, local: str) -> str:
        return f"{{{self._space}}}{local}"

    def _index(self) -> None:
        """Find every cell, and write its address on it where the file leaves it out."""
        row_number = 0
        for row in self._root.iter(self._name("row")):
            row_number = int(row.get("r") or row_number + 1)
            row.set("r", str(row_number))
            self.rows[row_number] = row
            column = 0
            for cell in row.iterchildren(self._name("c")):
                if address := cell.get("r"):
                    place = coordinate_to_tuple(address)
                else:
                    place = (row_number, column + 1)
                    cell.set("r", f"{letter(place[1])}{place[0]}")
                column = place[1]
                self.by_place[place] = cell

    def cell(self, row: int, column: int) -> etree._Element:
        """Return a cell; one that is not there is made, with the look of its place."""
        found = self.by_place.get((row, column))
        if found is not None:
            return found
        holder = self._row(row)
        style = holder.get("s") if holder.get("customFormat") else None
        made = etree.Element(self._name("c"), {"r": f"{letter(column)}{row}"})
        if style := style or self._column_style(column):
            made.set("s", style)
        before = sum(
            coordinate_to_tuple(one.get("r", ""))[1] < column
            for one in holder.iterchildren(self._name("c"))
        )
        holder.insert(before, made)
        holder.attrib.pop("spans", None)
        self.by_place[row, column] = made
        return made

    def shown_at(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that shows one: itself, or the merged one over it."""
        for first_row, last_row, first, last in self._merged:
            if first_row <= row <= last_row and first <= column <= last:
                return first_row, first
        return row, column

    def _row(self, number: int) -> etree._Element:
        if number in self.rows:
            return self.rows[number]
        data = next(self._root.iter(self._name("sheetData")))
        made = etree.Element(self._name("row"), {"r": str(number)})
        data.insert(sum(int(row.get("r", 0)) < number for row in data), made)
        self.rows[number] = made
        return made

    def _column_style(self, number: int) -> str | None:
        for column in self._columns:
            if int(column.get("min", 0)) <= number <= int(column.get("max", 0)):
                return column.get("style")
        return None

    def width(self, number: int) -> float:
        """Return the width of a column, in characters."""
        for column in self._columns:
            if int(column.get("min", 0)) <= number <= int(column.get("max", 0)):
                return float(column.get("width") or DEFAULT_WIDTH)
        return DEFAULT_WIDTH

    def height(self, number: int) -> float:
        """Return the height of a row, in points."""
        row = self.rows.get(number)
        return float((row.get("ht") if row is not None else None) or DEFAULT_HEIGHT)

    def draw(self, relation_id: str, relation_space: str) -> None:
        """Point to the drawing that holds the boxes of the sheet's comments."""
        made = etree.Element(
            self._name("legacyDrawing"), {f"{{{relation_space}}}id": relation_id}
        )
        for number, child in enumerate(self._root):
            is_element = isinstance(child.tag, str)
            if is_element and etree.QName(child).localname in AFTER_DRAWING:
                self._root.insert(number, made)
                return
        self._root.append(made)
