"""One kind of file each: bytes to sheets of text, with the place of each cell."""

from __future__ import annotations

import resource
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.book import READING_STOPPED, Book, Unreadable
from ingest.readers import csv, docx, markdown, ods, parquet, xlsx
from ingest.readers.docx_package import is_document

# How well the rows of a table match the headers that are known; more is better.
HeaderScore = Callable[[Sequence[Sequence[str]]], tuple[int, ...]]

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
OPEN_WORKBOOK_SUFFIXES = frozenset({".ods"})
PARQUET_SUFFIXES = frozenset({".parquet", ".pq"})
DOCUMENT_SUFFIXES = frozenset({".docx", ".docm"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
SUFFIXES = frozenset().union(
    TEXT_SUFFIXES,
    WORKBOOK_SUFFIXES,
    OPEN_WORKBOOK_SUFFIXES,
    PARQUET_SUFFIXES,
    DOCUMENT_SUFFIXES,
    MARKDOWN_SUFFIXES,
)
FIRST_BYTES = 4096
# Of the address space that a process may take; above it, memory is what was short.
SHORT_SHARE = 0.75
ZIP_MAGIC = b"PK\x03\x04"
PARQUET_MAGIC, ENCRYPTED_PARQUET_MAGIC = b"PAR1", b"PARE"
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def read_book(path: Path, score: HeaderScore) -> Book:
    """Return the sheets of one file, or raise `Unreadable` for whatever it is."""
    try:
        return _read(path, score)
    except Unreadable:
        raise
    # Readers are loaded when a file asks for them: what fails then is the machine.
    except (MemoryError, ImportError) as error:
        raise _short_of_memory(error) from error
    # A file may hold any bytes at all, and a library may fall over them in ways it
    # does not say; no file that someone sends may stop the others from loading.
    except Exception as error:
        if _is_short_of_memory():
            raise _short_of_memory(error) from error
        raise Unreadable(
            f"it is damaged or not what its name says ({_reason(error)})",
            f"il est endommagé ou n'est pas ce que dit son nom ({_reason(error)})",
        ) from error


def _short_of_memory(error: Exception) -> Unreadable:
    return Unreadable(
        f"it needs more memory than there is here ({_reason(error)})",
        f"il demande plus de mémoire qu'il n'y en a ici ({_reason(error)})",
        READING_STOPPED,
    )


def _is_short_of_memory() -> bool:
    """Return whether this process came near to the memory that it may take.

    Libraries say in many ways that they got none: no thread, no buffer, no module.
    """
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return False
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return False
    peak = next(line for line in status.splitlines() if line.startswith("VmPeak"))
    return int(peak.split()[1]) * 1024 > SHORT_SHARE * limit


def _reason(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:120]


def is_long_text(path: Path) -> bool:
    """Return whether a file is text that is read in pieces.

    Such a file is not handed over from another process: its reader is ours and goes
    by pieces, and handing over ten million rows takes four seconds.
    """
    try:
        if path.stat().st_size <= csv.LARGE_BYTES:
            return False
        magic = _first_bytes(path)
    except (OSError, Unreadable):
        return False
    is_text = path.suffix.lower() in TEXT_SUFFIXES
    return is_text and not magic.startswith((ZIP_MAGIC, OLE_MAGIC, PARQUET_MAGIC))


def _read(path: Path, score: HeaderScore) -> Book:
    magic, suffix = _first_bytes(path), path.suffix.lower()
    _refuse(magic)
    if magic.startswith(PARQUET_MAGIC) or suffix in PARQUET_SUFFIXES:
        return parquet.read(path)
    if ods.is_open_workbook(path) or suffix in OPEN_WORKBOOK_SUFFIXES:
        return ods.read(path)
    if is_document(path) or suffix in DOCUMENT_SUFFIXES:
        return docx.read(path)
    if magic.startswith(ZIP_MAGIC) or suffix in WORKBOOK_SUFFIXES:
        return xlsx.read(path)
    if suffix in MARKDOWN_SUFFIXES:
        return markdown.read(path)
    if suffix in TEXT_SUFFIXES:
        return csv.read(path, score)
    raise Unreadable(
        f"files of the kind “{path.suffix or path.name}” are not read; send .csv, "
        ".xlsx, .ods, .parquet, .docx or .md",
        f"les fichiers de type « {path.suffix or path.name} » ne sont pas lus ; "
        "envoyer .csv, .xlsx, .ods, .parquet, .docx ou .md",
    )


def _first_bytes(path: Path) -> bytes:
    """Return what a file begins with, or refuse what is none or cannot be opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(
                "it is not a regular file", "ce n'est pas un fichier ordinaire"
            )
        with path.open("rb") as file:
            return file.read(FIRST_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable(
            f"it cannot be opened ({reason})", f"il ne peut être ouvert ({reason})"
        ) from error


def _refuse(magic: bytes) -> None:
    """Refuse what its first bytes give away."""
    if not magic:
        raise Unreadable("it is empty", "il est vide")
    if not magic.strip(b"\0"):
        raise Unreadable(
            "it holds nothing but zero bytes, as after a transfer that failed; send "
            "it again",
            "il ne contient que des octets nuls, comme après un transfert manqué ; "
            "le renvoyer",
        )
    if magic.startswith(OLE_MAGIC):
        raise Unreadable(
            "it is old or protected by a password; save it as .xlsx or .docx without "
            "password",
            "il est ancien ou protégé par mot de passe ; l'enregistrer en .xlsx ou "
            ".docx sans mot de passe",
        )
    if magic.startswith(ENCRYPTED_PARQUET_MAGIC):
        raise Unreadable(
            "it is encrypted; send it without", "il est chiffré ; l'envoyer en clair"
        )
