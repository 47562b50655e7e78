"""The zip package of an office file, opened with care, and its XML parts."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from ingest.book import Unreadable
from warehouse.text import Text

# A workbook of a million rows unpacks to some hundred megabytes; what unpacks to
# more, or to a thousand times its size, is a bomb or a mistake.
MOST_BYTES = 2 << 30
MOST_RATIO = 1000
LEAST_SUSPECT_BYTES = 100 << 20
PROLOGUE_BYTES = 1 << 16
ACTIVE_PARTS = {
    "vbaproject.bin": ("macros", "macros"),
    "/externallinks/": ("links to other files", "liaisons vers d'autres fichiers"),
    "/activex/": ("ActiveX controls", "contrôles ActiveX"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office file: what it is called, and the folder of its own parts."""

    name: Text
    suffix: str
    folder: str


WORKBOOK = Kind(Text("workbook", "classeur"), ".xlsx", "xl/workbook.xml")
DOCUMENT = Kind(Text("document", "document"), ".docx", "word/")


def open_package(path: Path, kind: Kind = WORKBOOK) -> zipfile.ZipFile:
    """Return the opened package, or refuse what is damaged, hostile or encrypted."""
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        en, fr = kind.name.en, kind.name.fr
        raise Unreadable(
            f"it is not a whole {en}; open it, save it as {kind.suffix} and send it "
            "again",
            f"ce n'est pas un {fr} entier ; l'ouvrir, l'enregistrer en {kind.suffix} "
            "et le renvoyer",
        ) from error
    try:
        _inspect(package, kind)
    except BaseException:
        package.close()
        raise
    return package


def _inspect(package: zipfile.ZipFile, kind: Kind) -> None:
    members = package.infolist()
    names = [member.filename.lower() for member in members]
    if len(set(names)) < len(names):
        raise Unreadable(
            "it holds two parts of one name", "il contient deux parties de même nom"
        )
    for sign, (en, fr) in ACTIVE_PARTS.items():
        if any(sign in f"/{name}" for name in names):
            raise Unreadable(en, fr, code="active_content_refused")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(
            "it is protected by a password; send it without",
            "il est protégé par un mot de passe ; l'envoyer sans",
        )
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    is_bomb = size > LEAST_SUSPECT_BYTES and size > MOST_RATIO * packed
    if size > MOST_BYTES or is_bomb:
        raise Unreadable(
            f"it unpacks to {size} bytes", f"il se décompresse en {size} octets"
        )
    if not any(name.startswith(kind.folder) for name in names):
        raise Unreadable(
            f"it is not an Office {kind.name.en}",
            f"ce n'est pas un {kind.name.fr} Office",
        )


def read_part(file: IO[bytes]) -> Iterator[ElementTree.Element]:
    """Yield the elements of an XML part as they close; refuse a document type."""
    guarded = _Guarded(file)
    for _, element in ElementTree.iterparse(guarded):  # noqa: S314
        yield element


def parse(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """Return the root of a small XML part."""
    with package.open(name) as file:
        return ElementTree.parse(_Guarded(file)).getroot()  # noqa: S314


class _Guarded:
    """A file that refuses XML with a document type, where entities are declared."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._seen = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, having looked at the first of them."""
        chunk = self._file.read(size)
        if len(self._seen) < PROLOGUE_BYTES:
            self._seen += chunk[:PROLOGUE_BYTES]
            # Without the zeros, so that UTF-16 does not hide it.
            if b"<!DOCTYPE" in self._seen.replace(b"\0", b""):
                raise Unreadable(
                    "XML entities", "entités XML", code="active_content_refused"
                )
        return chunk


def part_name(folder: str, target: str) -> str:
    """Return the name in the package of a relation's target."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def tag(element: ElementTree.Element) -> str:
    """Return the local name of an element, whichever namespace it is in."""
    return element.tag.rpartition("}")[2]
