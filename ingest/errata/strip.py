"""The marks of an earlier errata taken away: only what is wrong now is marked."""

from __future__ import annotations

from ingest.book import Book, letter
from ingest.errata import recognise
from ingest.errata.boxes import Boxes
from ingest.errata.cells import Cells
from ingest.errata.comments import Comments
from ingest.errata.cover import KEPT
from ingest.errata.looks import Looks
from ingest.errata.parts import Parts
from ingest.errata.sheets import remove_first, worksheets


def strip(parts: Parts, looks: Looks, book: Book) -> None:
    """Take the marks of an earlier errata away."""
    ours = recognise.errata_sheet(book)
    if ours is None:
        return
    borders = _former_borders(book, ours)
    outlined = {style for style in range(looks.count()) if looks.is_outlined(style)}
    for name, part in worksheets(parts).items():
        if name == ours:
            continue
        cells = Cells(parts.tree(part))
        boxes = Boxes(parts, part, cells)
        Comments(parts, part).strip(boxes)
        boxes.save()
        for (row, column), cell in cells.by_place.items():
            style = int(cell.get("s") or 0)
            if style in outlined:
                former = borders.get((name, f"{letter(column)}{row}"), "<border/>")
                cell.set("s", str(looks.with_border(style, looks.kept_border(former))))
    remove_first(parts, ours)


def _former_borders(book: Book, ours: str) -> dict[tuple[str, str], str]:
    """Return the borders that cells had before they were outlined, by their place."""
    columns = [letter(KEPT + number) for number in range(3)]
    for sheet in book.sheets:
        if sheet.name == ours and set(columns) <= set(sheet.letters):
            rows = sheet.frame.select(columns).drop_nulls().iter_rows()
            return {(name, cell): border for name, cell, border in rows}
    return {}
