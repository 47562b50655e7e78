"""What every answer of the interface says of its release and of sample rows."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.data import Book
from dashboard.serving.answers import Answer
from warehouse.text import SAMPLE_LINE

JSON = "application/json"
CSV = "text/csv; charset=utf-8"


def about(book: Book, *, is_sample: bool) -> dict[str, Any]:
    """Return the release of an answer, and the sample line where it is due."""
    manifest = book.release.manifest
    return {
        "release_id": manifest["release_id"],
        "built_at": manifest["built_at"],
        "is_sample": is_sample,
        "sample_note": SAMPLE_LINE.en if is_sample else None,
        "sample_note_fr": SAMPLE_LINE.fr if is_sample else None,
    }


def json_answer(content: dict[str, Any], rows: str = "", **headers: str) -> Answer:
    """Return content as JSON; rows that are JSON already stand last in it."""
    text = json.dumps(content, ensure_ascii=False, default=_plain)
    if rows:
        text = f'{text[:-1]}, "rows": {rows}}}'
    return Answer(text.encode(), JSON, headers=headers)


def csv_answer(text: str, name: str, **headers: str) -> Answer:
    """Return a CSV file under a name."""
    named = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Answer(text.encode(), CSV, headers=named | headers)


def _plain(value: object) -> object:
    """Return dates and exact decimals as JSON knows them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")
