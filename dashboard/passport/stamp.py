"""Passports put into files and read from them again: PNG, SVG, PDF, XLSX, DOCX."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException
from PIL import Image
from pypdf.errors import PyPdfError

from dashboard.passport.envelope import Envelope, pack, unpack
from dashboard.passport.formats import docx, pdf, png, svg, xlsx
from dashboard.passport.passport import Passport
from warehouse.errors import ExportError

FORMATS: dict[str, ModuleType] = {
    "png": png,
    "svg": svg,
    "pdf": pdf,
    "xlsx": xlsx,
    "docx": docx,
}
# What reading a file that somebody cut, mixed up or damaged raises.
UNREADABLE = (
    *(OSError, ValueError, KeyError, TypeError, EOFError, SyntaxError, RecursionError),
    *(zipfile.BadZipFile, etree.XMLSyntaxError, InvalidFileException, PyPdfError),
    *(Image.DecompressionBombError, NotImplementedError, RuntimeError),
)


def stamp(
    content: bytes,
    kind: str,
    passports: Sequence[Passport],
    tags: Mapping[str, str] | None = None,
) -> bytes:
    """Return a file with the passports of its figures, sealed as it is now.

    Stamp a file last: what is changed afterwards breaks the seal.

    Args:
        content: the file.
        kind: png, svg, pdf, xlsx or docx.
        passports: those of its figures, in the order of the file.
        tags: the keys of tagged numbers (`dashboard.review.tags`), in a Word file.

    Raises:
        ExportError: the kind of file carries no passports.
    """
    form = _form(kind)
    envelope = Envelope(tuple(passports), form.parts(content), tags or {})
    return form.embed(content, pack(envelope))


def read(path: Path) -> tuple[Passport, ...]:
    """Return the passports of a file, none where it carries none.

    Raises:
        ExportError: the file cannot be read, or its passports are damaged.
    """
    envelope, _ = read_envelope(path)
    return envelope.passports if envelope else ()


def read_envelope(path: Path) -> tuple[Envelope | None, dict[str, str]]:
    """Return what a file carries, or None, and the hashes of its parts as it is.

    Raises:
        ExportError: the file cannot be read, or what it carries is damaged.
    """
    form = _form(path.suffix.removeprefix(".").lower())
    try:
        content = path.read_bytes()
        payload = form.extract(content)
        if payload is None:
            return None, {}
        return unpack(payload), form.parts(content)
    except UNREADABLE as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ExportError(f"cannot read {path}: {reason}") from error


def _form(kind: str) -> ModuleType:
    if kind not in FORMATS:
        raise ExportError(
            f"files of the kind {kind!r} carry no passport; those that do: "
            f"{', '.join(FORMATS)}"
        )
    return FORMATS[kind]
