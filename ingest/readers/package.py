"""The zip package of an office file, opened with care, and its XML parts."""

from __future__ import annotations

import codecs
import posixpath
import re
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
# What may stand before the first element, and what it may still become: the sign of
# the byte order, declarations, comments; and then "<" with a letter.
PROLOGUE_CHARACTERS = 1 << 20
ASIDE = re.compile(r"(?:\ufeff|ï»¿|\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
UNDECIDED = frozenset({"<", "<!", "<?"})
WIDE = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
ACTIVE_PARTS = {
    "vbaproject.bin": ("macros", "macros"),
    "/externallinks/": ("links to other files", "liaisons vers d'autres fichiers"),
    "/activex/": ("ActiveX controls", "contrôles ActiveX"),
    "/macrosheets/": ("macros", "macros"),
    "/dialogsheets/": ("macros", "macros"),
    "/embeddings/": ("embedded objects", "objets incorporés"),
    "xl/connections.xml": ("data connections", "connexions de données"),
    "/basic/": ("macros", "macros"),
    "/scripts/": ("macros", "macros"),
}
# Folders, and the lists of macros that LibreOffice writes even where there are none.
INDEX = re.compile(r"(/|/(script|dialog)-l[bc]\.xml)$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office file: what it is called, and the folder of its own parts."""

    name: Text
    suffix: str
    folder: str


WORKBOOK = Kind(Text("workbook", "classeur"), ".xlsx", "xl/workbook.xml")
OPEN_WORKBOOK = Kind(Text("workbook", "classeur"), ".ods", "content.xml")
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
        if any(sign in f"/{name}" and not INDEX.search(name) for name in names):
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


def read_events(file: IO[bytes]) -> Iterator[tuple[bool, ElementTree.Element]]:
    """Yield the elements of an XML part as they open (true) and as they close."""
    events = ("start", "end")
    for event, element in ElementTree.iterparse(_Guarded(file), events):  # noqa: S314
        yield event == "start", element


def parse(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """Return the root of a small XML part."""
    with package.open(name) as file:
        return ElementTree.parse(_Guarded(file)).getroot()  # noqa: S314


class _Guarded:
    """A file that refuses XML with a document type, where entities are declared.

    A document type stands before the first element, be it after any number of
    comments; what comes later the parser refuses by itself.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._decoder: codecs.IncrementalDecoder | None = None
        self._prologue = ""
        self._is_past = False

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, having looked at those before the first element."""
        chunk = self._file.read(size)
        if chunk and not self._is_past:
            self._look(chunk)
        return chunk

    def _look(self, chunk: bytes) -> None:
        if self._decoder is None:
            encoding = WIDE.get(chunk[:2], "latin-1")
            self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._prologue += self._decoder.decode(chunk)
        skipped = ASIDE.match(self._prologue)
        rest = self._prologue[skipped.end() if skipped else 0 :]
        if rest.startswith("<!DOCTYPE"):
            raise Unreadable(
                "XML entities", "entités XML", code="active_content_refused"
            )
        self._is_past = rest != "" and rest[:2] not in UNDECIDED
        if len(self._prologue) > PROLOGUE_CHARACTERS and not self._is_past:
            raise Unreadable(
                "one of its parts has no beginning",
                "l'une de ses parties n'a pas de début",
            )


def part_name(folder: str, target: str) -> str:
    """Return the name in the package of a relation's target."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def tag(element: ElementTree.Element) -> str:
    """Return the local name of an element, whichever namespace it is in."""
    return element.tag.rpartition("}")[2]
