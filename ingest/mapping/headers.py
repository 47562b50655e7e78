"""Headers that stand in several rows, and the columns that they are above."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ingest.book import Sheet
from ingest.folding import clean, fold
from ingest.mapping import nodes
from ingest.mapping.places import Place

JOINT = " > "


def headers_of(sheet: Sheet, header_rows: tuple[int, ...]) -> dict[str, str]:
    """Return each column's header by letter, the parts of several rows joined.

    A label in a row above the last one stands for the columns to its right as well, up
    to the next label, as merged cells show it.
    """
    parts: dict[str, list[str]] = {at: [] for at in sheet.letters}
    for number in header_rows:
        cells = sheet.frame.filter(pl.col("_row") == number)
        row = cells.row(0, named=True) if cells.height else {}
        label = None
        for at in sheet.letters:
            text = row.get(at)
            label = text or (label if number != header_rows[-1] else None)
            if label:
                parts[at].append(clean(label))
    return {at: JOINT.join(texts) for at, texts in parts.items() if texts}


def letter_of(
    place: Place, headers: Mapping[str, str], sheet: Sheet, said_at: str
) -> str:
    """Return the letter of the column that a place names, or refuse the mapping."""
    if place.letter:
        if place.letter not in sheet.letters:
            raise _not_there(place.letter, sheet, said_at)
        return place.letter
    for wanted in place.headers:
        found = [at for at, header in headers.items() if _same(header, wanted)]
        if len(found) > 1:
            raise nodes.refuse(
                said_at,
                f"“{wanted}” stands above {', '.join(found)}{_on(sheet, 'on sheet')}",
                f"« {wanted} » figure au-dessus de {', '.join(found)}"
                f"{_on(sheet, 'feuille')}",
            )
        if found:
            return found[0]
    raise _not_there(" / ".join(place.headers), sheet, said_at)


def _same(header: str, wanted: str) -> bool:
    return list(map(fold, header.split(">"))) == list(map(fold, wanted.split(">")))


def _not_there(wanted: str, sheet: Sheet, said_at: str) -> Exception:
    return nodes.refuse(
        said_at,
        f"there is no column “{wanted}”{_on(sheet, 'on sheet')}",
        f"il n'y a pas de colonne « {wanted} »{_on(sheet, 'feuille')}",
    )


def _on(sheet: Sheet, word: str) -> str:
    return f" ({word} {sheet.name})" if sheet.name else ""
