"""XLSX: the passport in custom properties; the seal over the cells of each sheet."""

from __future__ import annotations

import io
import json
from datetime import date, datetime

import openpyxl

from dashboard.passport.formats.digest import digest
from dashboard.passport.formats.package import embed, extract, unzipped

__all__ = ["cells", "embed", "extract", "parts"]

# LibreOffice saves a truth value as the formula that gives it.
TRUTHS = {"=TRUE()": True, "=FALSE()": False}
Cells = dict[str, list[tuple[str, str | float | bool]]]


def parts(content: bytes) -> dict[str, str]:
    """Return the hash of the cells of each sheet."""
    unzipped(content)  # refuses what is too large before it is read whole
    return {
        f"sheet {name}": digest(json.dumps(found, ensure_ascii=False).encode())
        for name, found in cells(content).items()
    }


def cells(content: bytes) -> Cells:
    """Return the filled cells of each sheet, with their addresses."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=False)
    return {
        sheet.title: [
            (cell.coordinate, _plain(cell.value))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book.worksheets
    }


def _plain(value: object) -> str | float | bool:
    if isinstance(value, bool | str):
        return TRUTHS.get(str(value), value)
    if isinstance(value, int | float):
        return float(f"{value:.12g}")
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
