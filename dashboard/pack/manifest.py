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
from warehouse.durable import sha256_of
from warehouse.text import Lang

NAME = "MANIFEST.json"


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
    twins = {
        str(lang): annex.figures[figure.number - 1].view.title
        for lang, annex in annexes.items()
    }
    passport = figure.passport
    return {
        "number": figure.number,
        "key": figure.key,
        "figure_id": passport.figure_id,
        "chart": passport.figure,
        "kpi": passport.kpi,
        "title": twins,
        "specification_sha256": passport.query_hash,
        "data_sha256": passport.data_hash,
    }


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
