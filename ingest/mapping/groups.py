"""Groups of countries that a mapping file knows, and that have no region: told."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.book import Sheet
from ingest.codes import Codes
from ingest.folding import fold
from ingest.locate import Located
from ingest.mapping.adapt import translator
from ingest.mapping.declare import Block
from ingest.problem_kinds import typeset
from ingest.problems import Problem

# The fields that name where an activity was for.
FIELDS = ("members", "region", "host")


def without_region(
    sheet: Sheet, located: Located, block: Block, codes: Codes
) -> Iterator[Problem]:
    """Yield a warning for each group without a region, with the rows that name it."""
    unknown = {text for text, region in codes.groups.items() if region is None}
    at_of = {column.name: at for at, column in located.columns.items()}
    for name in FIELDS:
        if not unknown or name not in at_of or name not in block.columns:
            continue
        signs = block.columns[name].says.signs
        column = located.columns[at_of[name]]
        translate = translator(column.rule, {}, signs, codes)
        named: dict[str, str] = {}
        rows: dict[str, list[int]] = {}
        cells = sheet.frame.select("_row", at_of[name]).drop_nulls()
        for row, text in cells.iter_rows():
            for part in translate(text).split(";"):
                if fold(part) in unknown:
                    named.setdefault(fold(part), part.strip())
                    rows.setdefault(fold(part), []).append(row)
        for key, found in rows.items():
            yield _told(named[key], found, sheet)


def _told(text: str, rows: list[int], sheet: Sheet) -> Problem:
    detail = typeset(
        f"rows: {len(rows)}, the first is row {rows[0]}",
        f"lignes : {len(rows)}, la première est la ligne {rows[0]}",
    )
    return Problem("group_without_region", detail, sheet.name, value=text)
