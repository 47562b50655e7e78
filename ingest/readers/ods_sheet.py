"""A sheet of an ODS workbook on its way: its cells at the places that are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ingest.book import Unreadable, is_blank
from ingest.readers.grid import Grid
from ingest.readers.ods_cells import DateStyles, attribute
from ingest.readers.ods_looks import Looks, seen
from ingest.readers.package import tag

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
# Filled cells; repeated ones count each time.
MOST_FILLED_CELLS = 20_000_000
CELLS = frozenset({"table-cell", "covered-table-cell"})
GROUPS = frozenset({"table-row-group", "table-column-group"})


@dataclass(slots=True)
class Growing:
    """A sheet on its way: the rows so far, and where the next one stands."""

    grid: Grid
    is_hidden: bool
    is_copy: bool = False
    column_styles: list[tuple[int, str | None]] = field(default_factory=list)
    # Whether each group that is open is folded.
    groups: list[bool] = field(default_factory=list)
    next_row: int = 1
    filled: int = 0

    def open_group(self, group: ElementTree.Element) -> None:
        """Note that a group of rows or columns begins, folded or not."""
        self.groups.append(attribute(group, "display") == "false")

    def close_group(self) -> None:
        """Note that a group of rows or columns ends."""
        self.groups.pop()

    def take_column(self, element: ElementTree.Element, looks: Looks) -> None:
        """Keep the style that a column gives to its cells, and whether it is shown."""
        so_far = self.column_styles[-1][0] if self.column_styles else 0
        last = so_far + repeated(element, "columns")
        style = attribute(element, "default-cell-style-name")
        self.column_styles.append((last, style))
        if any(self.groups) or looks.is_hidden(element):
            self.grid.hidden_columns.append((so_far + 1, last))

    def take_row(
        self, row: ElementTree.Element, styles: DateStyles, looks: Looks
    ) -> None:
        """Put the cells of a row at their addresses, as often as it is repeated."""
        count = repeated(row, "rows")
        first, self.next_row = self.next_row, self.next_row + count
        numbers = range(first, first + count)
        texts: dict[int, str] = {}
        row_style = attribute(row, "default-cell-style-name")
        for columns, cell in _cells(row):
            own = attribute(cell, "style-name")
            style = own or row_style or self._style_at(columns.start)
            text, is_formula, is_struck = seen(cell, style, styles, looks)
            if is_struck:
                self.grid.struck.append((first, columns.start))
            self._merge(cell, first, columns.start)
            if text is None or is_blank(text):
                continue
            if tag(cell) != "table-cell":
                self.grid.covered.append((first, columns.start))
                continue
            self._refuse_far(self.next_row - 1, columns[-1], len(columns) * count)
            texts |= dict.fromkeys(columns, text)
            if is_formula:
                self.grid.formulas += [(one, at) for one in numbers for at in columns]
        if texts:
            self.grid.rows |= dict.fromkeys(numbers, texts)
            if any(self.groups) or looks.is_hidden(row):
                self.grid.hidden_rows.update(numbers)

    def _style_at(self, column: int) -> str | None:
        for last, style in self.column_styles:
            if column <= last:
                return style
        return None

    def _merge(self, cell: ElementTree.Element, row: int, column: int) -> None:
        rows, columns = (
            int(attribute(cell, f"number-{what}-spanned") or 1)
            for what in ("rows", "columns")
        )
        if rows > 1 or columns > 1:
            area = (row, row + rows - 1, column, column + columns - 1)
            self.grid.merged.append(area)

    def _refuse_far(self, row: int, column: int, count: int) -> None:
        """Refuse cells that stand where no sheet has any, or that are too many."""
        name = self.grid.name
        if row > LAST_ROW or column > LAST_COLUMN:
            raise Unreadable(
                f"the sheet “{name}” goes on to row {row}, column {column}",
                f"la feuille « {name} » va jusqu'à la ligne {row}, colonne {column}",
            )
        self.filled += count
        if self.filled > MOST_FILLED_CELLS:
            raise Unreadable(
                f"the sheet “{name}” has more than {MOST_FILLED_CELLS} filled cells",
                f"la feuille « {name} » a plus de {MOST_FILLED_CELLS} cellules "
                "remplies",
            )


def _cells(row: ElementTree.Element) -> Iterator[tuple[range, ElementTree.Element]]:
    """Yield each cell, covered ones too, with the columns that it is repeated in."""
    column = 1
    for cell in row:
        if tag(cell) in CELLS:
            count = repeated(cell, "columns")
            yield range(column, column + count), cell
            column += count


def repeated(element: ElementTree.Element, what: str) -> int:
    """Return how often a row, column or cell is repeated."""
    count = int(attribute(element, f"number-{what}-repeated") or 1)
    if count < 1:
        raise Unreadable(
            "a row or cell is repeated less than once",
            "une ligne ou une cellule est répétée moins d'une fois",
        )
    return count
