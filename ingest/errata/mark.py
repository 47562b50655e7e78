"""A workbook marked: cells outlined and commented, a first sheet before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ingest.book import Book, letter
from ingest.errata import words
from ingest.errata.boxes import Boxes
from ingest.errata.cells import Cells
from ingest.errata.comments import Comments
from ingest.errata.cover import Summary, cover
from ingest.errata.looks import Looks
from ingest.errata.marks import Mark, marks_by_sheet
from ingest.errata.parts import Parts
from ingest.errata.sheets import put_first, worksheets
from ingest.errata.strip import strip
from ingest.problem_kinds import ERROR

# A sheet that unpacks to more than this is listed from, and not marked itself.
MOST_SHEET_BYTES = 150 << 20
Kept = tuple[str, str, str]


def mark(
    content: bytes,
    book: Book,
    problems: pl.DataFrame,
    names: Mapping[str, str],
    summary: Summary,
) -> bytes:
    """Return the workbook with its marks; everything else in it stays as it was.

    Args:
        content: the bytes of an XLSX workbook, with or without earlier marks.
        book: what the reader found in it, an earlier first sheet of ours included.
        problems: rows of `PROBLEMS` whose sheets are sheets of the workbook.
        names: texts to keep in hidden names of the workbook.
        summary: the file as a whole.
    """
    parts = Parts(content)
    looks = Looks(parts)
    strip(parts, looks, book)
    sheets = worksheets(parts)
    marks = marks_by_sheet(problems, summary.lang)
    kept = [
        entry
        for name, part in sheets.items()
        if name in marks
        for entry in _mark_sheet(parts, looks, (name, part), marks[name])
    ]
    listed = problems.sort("severity", maintain_order=True)
    first = cover(listed, kept, summary, looks, parts.relation_space)
    put_first(parts, first, words.SHEET_NAME(summary.lang), names)
    return parts.content()


def _where_shown(marks: Sequence[Mark], cells: Cells) -> list[Mark]:
    """Return marks at the cells that show them: a merged cell shows one for all."""
    shown: dict[tuple[int, int], Mark] = {}
    for one in marks:
        place = cells.shown_at(one.row, one.column)
        before = shown.get(place)
        texts = [before.text, one.text] if before else [one.text]
        severities = {one.severity, before.severity if before else one.severity}
        severity = ERROR if ERROR in severities else one.severity
        shown[place] = Mark(*place, severity, "\n\n".join(texts))
    return list(shown.values())


def _mark_sheet(
    parts: Parts, looks: Looks, sheet: tuple[str, str], marks: Sequence[Mark]
) -> list[Kept]:
    """Mark the cells of a sheet; return where each stands and its former border."""
    name, part = sheet
    if len(parts.read(part)) > MOST_SHEET_BYTES:
        return []
    cells = Cells(parts.tree(part))
    boxes, comments = Boxes(parts, part, cells), Comments(parts, part)
    kept = []
    for one in _where_shown(marks, cells):
        cell = cells.cell(one.row, one.column)
        style = int(cell.get("s") or 0)
        address = f"{letter(one.column)}{one.row}"
        kept.append((name, address, looks.border_of(style)))
        cell.set("s", str(looks.outlined(style, one.severity)))
        comments.add(one, boxes)
    boxes.save()
    return kept
