"""Tables as plain HTML: read aloud well, printed well, the same on every page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.cells import Cell
from dashboard.view import View

# Beyond this a table scrolls within itself.
MOST_ROWS = 40


def chart_table(view: View) -> str:
    """Return the table under a chart."""
    is_long = len(view.cells) > MOST_ROWS
    caption = f"{view.title}. {view.unit}"
    return table(view.headers, view.cells, caption=caption, is_long=is_long)


def values(view: View) -> list[float]:
    """Return the values of a chart's table that the chart draws."""
    return [cell.value for row in view.cells for cell in row if cell.value is not None]


def table(
    headers: Sequence[str],
    rows: Sequence[Sequence[Cell | str]],
    *,
    caption: str = "",
    wide: Sequence[int] = (),
    is_long: bool = False,
) -> str:
    """Return an HTML table whose first column heads its rows.

    Args:
        headers: the words above the columns.
        rows: cells, or their text; every text is escaped.
        caption: what the table shows.
        wide: the places of the columns that hold sentences.
        is_long: whether it scrolls within itself, under its head.
    """
    parts = table_parts(headers, rows, caption=caption, wide=wide, is_long=is_long)
    head, body, tail = parts
    return "".join((head, *body, tail))


def table_parts(
    headers: Sequence[str],
    rows: Sequence[Sequence[Cell | str]],
    *,
    caption: str = "",
    wide: Sequence[int] = (),
    is_long: bool = False,
) -> tuple[str, list[str], str]:
    """Return what stands before the rows of a table, its rows, and what stands after.

    A page that must be small can so begin a table anew on its next part.
    """
    cells = [[_as_cell(cell) for cell in row] for row in rows]
    is_number = [
        bool(cells) and all(row[place].is_number for row in cells)
        for place in range(len(headers))
    ]
    head = "".join(
        f'<th scope="col"{_classes(is_number[place], place in wide)}>'
        f"{escape(name)}</th>"
        for place, name in enumerate(headers)
    )
    above = f"<caption>{escape(caption)}</caption>" if caption else ""
    box = "fos-scroll fos-long" if is_long else "fos-scroll"
    return (
        f'<div class="{box}" tabindex="0"><table class="fos-table">'
        f"{above}<thead><tr>{head}</tr></thead><tbody>",
        [f"<tr>{_row(row, wide)}</tr>" for row in cells],
        "</tbody></table></div>",
    )


def _row(row: Sequence[Cell], wide: Sequence[int]) -> str:
    parts = []
    for place, cell in enumerate(row):
        tag = 'th scope="row"' if place == 0 else "td"
        classes = _classes(cell.is_number, place in wide)
        words = escape(cell.text)
        words = f'<span lang="">{words}</span>' if cell.is_recorded else words
        parts.append(f"<{tag}{classes}>{words}</{tag[:2]}>")
    return "".join(parts)


def _classes(is_number: bool, is_wide: bool) -> str:
    names = [name for name, on in (("number", is_number), ("wide", is_wide)) if on]
    joined = " ".join(f"fos-{name}" for name in names)
    return f' class="{joined}"' if joined else ""


def _as_cell(cell: Cell | str) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)
