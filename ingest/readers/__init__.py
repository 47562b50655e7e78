"""One kind of file each: bytes to sheets of text, with the place of each cell."""

from __future__ import annotations

import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.book import Book, Unreadable
from ingest.readers import csv, docx, markdown, xlsx
from ingest.readers.docx_package import is_document

# How well the rows of a table match the headers that are known; more is better.
HeaderScore = Callable[[Sequence[Sequence[str]]], tuple[int, ...]]

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
DOCUMENT_SUFFIXES = frozenset({".docx", ".docm"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
SUFFIXES = TEXT_SUFFIXES | WORKBOOK_SUFFIXES | DOCUMENT_SUFFIXES | MARKDOWN_SUFFIXES
ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def read_book(path: Path, score: HeaderScore) -> Book:
    """Return the sheets of one file, or raise `Unreadable` for whatever it is."""
    try:
        return _read(path, score)
    except Unreadable:
        raise
    except MemoryError as error:
        raise Unreadable(
            "it needs more memory than there is",
            "il demande plus de mémoire qu'il n'y en a",
        ) from error
    # A file may hold any bytes at all, and a library may fall over them in ways it
    # does not say; no file that someone sends may stop the others from loading.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:120]
        raise Unreadable(
            f"it is damaged or not what its name says ({reason})",
            f"il est endommagé ou n'est pas ce que dit son nom ({reason})",
        ) from error


def _read(path: Path, score: HeaderScore) -> Book:
    if not stat.S_ISREG(path.stat().st_mode):
        raise Unreadable(
            "it is not a regular file", "ce n'est pas un fichier ordinaire"
        )
    with path.open("rb") as file:
        magic = file.read(8)
    if not magic:
        raise Unreadable("it is empty", "il est vide")
    if magic.startswith(OLE_MAGIC):
        raise Unreadable(
            "it is old or protected by a password; save it as .xlsx or .docx without "
            "password",
            "il est ancien ou protégé par mot de passe ; l'enregistrer en .xlsx ou "
            ".docx sans mot de passe",
        )
    if is_document(path) or path.suffix.lower() in DOCUMENT_SUFFIXES:
        return docx.read(path)
    if magic.startswith(ZIP_MAGIC) or path.suffix.lower() in WORKBOOK_SUFFIXES:
        return xlsx.read(path)
    if path.suffix.lower() in MARKDOWN_SUFFIXES:
        return markdown.read(path)
    if path.suffix.lower() in TEXT_SUFFIXES:
        return csv.read(path, score)
    raise Unreadable(
        f"files of the kind “{path.suffix or path.name}” are not read; send .csv, "
        ".xlsx, .docx or .md",
        f"les fichiers de type « {path.suffix or path.name} » ne sont pas lus ; "
        "envoyer .csv, .xlsx, .docx ou .md",
    )
