"""Tables of the annex in Word: repeated heads, fixed widths, cells in colours."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from dashboard.cells import Cell
from dashboard.chart import Tiles
from dashboard.look import theme
from dashboard.pack import house, ooxml
from dashboard.render.alt_text import alt_text
from dashboard.render.span import FULL
from dashboard.view import Point, View

WIDTH = 16.0  # centimetres between the margins
TILES_A_ROW = 12
MANY_COLUMNS, VERY_MANY_COLUMNS = 6, 8
SHORT_TABLE, SHORT_HEATMAP = 12, 20  # rows; it stays on one page


def add_table(
    document: Document,
    headers: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    title: str,
    description: str,
) -> WordTable:
    """Add a table under its head; numbers stand at the right of their columns."""
    table = document.add_table(rows=1 + len(rows), cols=len(headers), style=house.TABLE)
    _fix_widths(table, widths)
    style = document.styles[house.CELL].style_id
    size = _size(len(headers))
    grid = [list(row.cells) for row in table.rows]
    is_number = [
        bool(rows) and all(row[place].is_number or not row[place].text for row in rows)
        for place in range(len(headers))
    ]
    for place, head in enumerate(headers):
        _write(
            grid[0][place],
            head,
            style,
            is_number=is_number[place],
            bold=True,
            size=size,
        )
    for line, row in zip(grid[1:], rows, strict=True):
        for place, cell in enumerate(row):
            _write(line[place], cell.text, style, is_number=cell.is_number, size=size)
    ooxml.repeat_header(table)
    if len(rows) <= SHORT_TABLE:
        _keep_together(table)
    ooxml.describe_table(table, title, description)
    return table


def _keep_together(table: WordTable) -> None:
    """Keep every row of a table with the next one."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _size(column_count: int) -> Pt | None:
    """Return the size of the type where there are many columns."""
    if column_count > VERY_MANY_COLUMNS:
        return Pt(6.5)
    return Pt(7.5) if column_count > MANY_COLUMNS else None


def add_coloured(document: Document, view: View, title: str) -> WordTable:
    """Add a chart whose mark is a table in colours, as a table."""
    if isinstance(view.chart.mark, Tiles):
        return _add_tiles(document, view, title)
    widths = (3.2, *(1.0,) * len(view.series))
    names = [name for _, name in view.series]
    found = {(point.category, point.key): point for point in view.points}
    head = view.chart.columns[0].label(view.lang)
    table = document.add_table(
        rows=1 + len(view.categories), cols=1 + len(names), style=house.TABLE
    )
    _fix_widths(table, widths)
    style = document.styles[house.CELL].style_id
    grid = [list(row.cells) for row in table.rows]
    for place, name in enumerate((head, *names)):
        _write(
            grid[0][place], name, style, is_number=place > 0, bold=True, size=Pt(7.5)
        )
    for line, category in zip(grid[1:], view.categories, strict=True):
        _write(line[0], category, style, size=Pt(8))
        for place, (key, _) in enumerate(view.series, start=1):
            point = found.get((category, key))
            if point is not None:
                _colour(line[place], point, view, style)
    ooxml.repeat_header(table)
    if len(view.categories) <= SHORT_HEATMAP:
        _keep_together(table)
    ooxml.describe_table(table, title, alt_text(view))
    return table


def _add_tiles(document: Document, view: View, title: str) -> WordTable:
    """Add one equal tile a Member, region by region."""
    lines: list[tuple[str, list[Point]]] = []
    for region in dict.fromkeys(point.series for point in view.points):
        members = [point for point in view.points if point.series == region]
        for start in range(0, len(members), TILES_A_ROW):
            name = region if start == 0 else ""
            lines.append((name, members[start : start + TILES_A_ROW]))
    table = document.add_table(rows=len(lines), cols=1 + TILES_A_ROW, style=house.TABLE)
    _fix_widths(table, (3.0, *(1.0,) * TILES_A_ROW))
    style = document.styles[house.CELL].style_id
    for row, (name, members) in zip(table.rows, lines, strict=True):
        cells = list(row.cells)
        _write(cells[0], name, style, bold=True, size=Pt(8))
        for cell, point in zip(cells[1:], members, strict=False):
            code = point.tile.code if point.tile else ""
            sign = point.tile.sign if point.tile and point.value is None else point.text
            _write(cell, f"{code}\n{sign}", style, size=Pt(6.5), is_centred=True)
            _fill(cell, point, view)
    ooxml.describe_table(table, title, alt_text(view))
    return table


def _colour(cell: _Cell, point: Point, view: View, style: str) -> None:
    words = "\n".join(text for text in (point.text, point.answers) if text)
    _write(cell, words, style, size=Pt(7.5), is_centred=True)
    _fill(cell, point, view)


def _fill(cell: _Cell, point: Point, view: View) -> None:
    if point.value is None:
        return
    full = FULL.get(view.chart.unit) or max(p.value or 0 for p in view.points) or 1
    ooxml.shade(cell, theme.shade(point.value / full))


def _fix_widths(table: WordTable, widths: Sequence[float]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    whole = sum(widths)
    for column, part in zip(table.columns, widths, strict=True):
        column.width = Cm(WIDTH * part / whole)
    for row in table.rows:
        for cell, part in zip(row.cells, widths, strict=True):
            cell.width = Cm(WIDTH * part / whole)


def _write(
    cell: _Cell,
    words: str,
    style: str,
    *,
    is_number: bool = False,
    is_centred: bool = False,
    bold: bool = False,
    size: Pt | None = None,
) -> None:
    paragraph = cell.paragraphs[0]
    # By its id: looking a style up by its name took most of the time of a document.
    paragraph._p.style = style
    run = paragraph.add_run(words)
    run.bold = True if bold else None
    if size is not None:
        run.font.size = size
    if is_centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
