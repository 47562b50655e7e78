"""MANIFEST.json of a pack: what it says, hashed; what it was made from; its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.data import Book
from dashboard.pack.annex import Annex
from dashboard.pack.blocks import Figure, Table, texts
from dashboard.pack.findings import Finding
from dashboard.view import data_columns
from warehouse.durable import sha256_of
from warehouse.text import Lang

NAME = "MANIFEST.json"
# Sums of the same numbers may differ in their last bits from one build to the next.
SIGNIFICANT_DIGITS = 12


def manifest(
    book: Book,
    annexes: Mapping[Lang, Annex],
    files: Sequence[Path],
    folder: Path,
    *,
    findings: Sequence[Finding],
    is_draft: bool,
) -> dict[str, Any]:
    """Return the manifest of a pack that has been written to a folder.

    The hashes of figures, tables and texts are over data, specification and words: the
    same session gives the same ones, whatever release it is drawn from. Those of the
    files are over their bytes, which name the release as well.
    """
    english = annexes[Lang.EN]
    release = book.release
    figures = [_figure(figure, annexes) for figure in english.figures]
    tables = [_table(table, annexes) for table in english.tables]
    documents = {str(lang): _text_hash(annex) for lang, annex in annexes.items()}
    content = {"figures": figures, "tables": tables, "text_sha256": documents}
    return {
        "session": english.choice.as_of,
        "cut_off_date": book.cut_off(english.choice).isoformat(),
        "release_id": release.release_id,
        "inputs_sha256": release.manifest["inputs_sha256"],
        "code_version": release.manifest["code_version"],
        "is_draft": is_draft,
        "findings": [
            {"code": each.code, "en": each.text.en, "fr": each.text.fr}
            for each in findings
        ],
        "content_sha256": _hash(content),
        "content": content,
        "files": [
            {
                "path": path.relative_to(folder).as_posix(),
                "sha256": sha256_of(path),
                "byte_count": path.stat().st_size,
            }
            for path in sorted(files)
        ],
    }


def _figure(figure: Figure, annexes: Mapping[Lang, Annex]) -> dict[str, Any]:
    choice = figure.choice
    twins = {
        str(lang): annex.figures[figure.number - 1].view.title
        for lang, annex in annexes.items()
    }
    asked = {"as_of": choice.as_of, "region": choice.region, "kpi": choice.kpi}
    chart = figure.view.chart
    specification = {
        "chart": chart.key,
        "mart": chart.mart,
        "mark": repr(chart.mark),
        "unit": str(chart.unit),
        "words": [repr(chart.title), repr(chart.unit_text), repr(chart.source)],
        "columns": [repr(column) for column in chart.columns],
        "order": chart.order,
        "rows": sorted((name, str(value)) for name, value in chart.rows.items()),
        "asked": asked,
    }
    return {
        "number": figure.number,
        "key": figure.key,
        "chart": chart.key,
        "title": twins,
        "asked": asked,
        "specification_sha256": _hash(specification),
        "data_sha256": _hash(_rows(figure)),
    }


def _rows(figure: Figure) -> list[list[Any]]:
    """Return the rows behind a figure, in an order that no language decides."""
    rows = figure.rows.select(sorted(data_columns(figure.chart, figure.rows)))
    found = [[_plain(value) for value in row] for row in rows.rows()]
    return [[*rows.columns], *sorted(found, key=repr)]


def _plain(value: object) -> float | str | None:
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
    return value if isinstance(value, int | bool | str) or value is None else str(value)


def _table(table: Table, annexes: Mapping[Lang, Annex]) -> dict[str, Any]:
    twins = {lang: annex.tables[table.number - 1] for lang, annex in annexes.items()}
    return {
        "number": table.number,
        "key": table.key,
        "title": {str(lang): twin.title for lang, twin in twins.items()},
        "data_sha256": _hash({str(lang): texts(twin) for lang, twin in twins.items()}),
    }


def _text_hash(annex: Annex) -> str:
    return _hash([texts(block) for block in annex.blocks])


def _hash(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def earlier_files(folder: Path) -> set[Path]:
    """Return the files that an earlier pack left in a folder, by its manifest."""
    path = folder / NAME
    if not path.is_file():
        return set()
    document = json.loads(path.read_text(encoding="utf-8"))
    return {folder / each["path"] for each in document["files"]}
