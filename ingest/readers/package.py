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
from urllib.parse import unquote
from xml.etree import ElementTree

from ingest.book import Unreadable
from ingest.readers.active import ENTITIES, active_parts, refuse_active
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


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office file: what it is called, and its main part as usually named."""

    name: Text
    suffix: str
    main: str


WORKBOOK = Kind(Text("workbook", "classeur"), ".xlsx", "xl/workbook.xml")
OPEN_WORKBOOK = Kind(Text("workbook", "classeur"), ".ods", "content.xml")
DOCUMENT = Kind(Text("document", "document"), ".docx", "word/document.xml")
CONTENT_TYPES = "[Content_Types].xml"


class Package(zipfile.ZipFile):
    """A zip whose parts are found as office programs find them.

    Their names have one case, either slash, and signs that may be written as %20.
    """

    def __init__(self, file: Path | IO[bytes]) -> None:
        super().__init__(file)
        self._members = {}
        for member in self.infolist():
            member.filename = slashed(member.filename).lstrip("/") or "/"
            self._members[_folded(member.filename)] = member

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._members

    def getinfo(self, name: str) -> zipfile.ZipInfo:
        """Return what the package says of a part."""
        return self._members[_folded(name)]

    def has_twins(self) -> bool:
        """Return whether two parts go by one name."""
        return len(self._members) < len(self.infolist())


def slashed(name: str) -> str:
    """Return a name of a part with slashes; some programs write backslashes."""
    return name.replace("\\", "/")


def _folded(name: str) -> str:
    return unquote(slashed(name)).lstrip("/").lower()


def open_package(path: Path, kind: Kind = WORKBOOK) -> Package:
    """Return the opened package, or refuse what is damaged, hostile or encrypted."""
    try:
        package = Package(path)
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


def _inspect(package: Package, kind: Kind) -> None:
    members = package.infolist()
    if package.has_twins():
        raise Unreadable(
            "it holds two parts of one name", "il contient deux parties de même nom"
        )
    for active in active_parts(package.namelist()):
        refuse_active(active)
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
    main_part(package, kind)


def main_part(package: Package, kind: Kind) -> str:
    """Return the part that the package begins with; it may be called otherwise."""
    found = [*_main_parts(package), kind.main]
    part = next((one for one in found if one in package), None)
    if part is None:
        raise Unreadable(
            f"it is not an Office {kind.name.en}: its main part is missing; open it, "
            f"save it as {kind.suffix} and send it again",
            f"ce n'est pas un {kind.name.fr} Office : sa partie principale manque ; "
            f"l'ouvrir, l'enregistrer en {kind.suffix} et le renvoyer",
        )
    if part.lower().endswith(".bin"):
        raise Unreadable(
            f"it is a binary {kind.name.en}; save it as {kind.suffix} and send it "
            "again",
            f"c'est un {kind.name.fr} binaire ; l'enregistrer en {kind.suffix} et le "
            "renvoyer",
        )
    return part


def _main_parts(package: Package) -> Iterator[str]:
    for kind, target, is_outside in relations_of(package, ""):
        if kind == "officeDocument" and not is_outside:
            yield target


def relations_of(package: Package, part: str) -> Iterator[tuple[str, str, bool]]:
    """Yield kind, target and whether it is outside of each relation of a part."""
    for relation in relation_elements(package, part):
        is_outside = relation.get("TargetMode") == "External"
        target = relation.get("Target", "")
        if not is_outside:
            target = part_name(posixpath.dirname(part), target)
        yield relation.get("Type", "").rpartition("/")[2], target, is_outside


def relation_elements(package: Package, part: str) -> list[ElementTree.Element]:
    """Return the relations of a part, as they are written; "" is the package."""
    name = relations_part(part)
    return list(parse(package, name)) if name in package else []


def relations_part(part: str) -> str:
    """Return the name of the part that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def has_main_type(package: Package, word: str) -> bool:
    """Return whether the types that a package declares say what its main part is."""
    if CONTENT_TYPES not in package:
        return False
    mains = {_folded(part) for part in _main_parts(package)}
    return any(
        word in declared.get("ContentType", "")
        and _folded(declared.get("PartName", "")) in mains
        for declared in parse(package, CONTENT_TYPES)
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


def parse(package: Package, name: str) -> ElementTree.Element:
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
            refuse_active(ENTITIES)
        self._is_past = rest != "" and rest[:2] not in UNDECIDED
        if len(self._prologue) > PROLOGUE_CHARACTERS and not self._is_past:
            raise Unreadable(
                "one of its parts has no beginning",
                "l'une de ses parties n'a pas de début",
            )


def part_name(folder: str, target: str) -> str:
    """Return the name in the package of a relation's target."""
    target = slashed(target)
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def tag(element: ElementTree.Element) -> str:
    """Return the local name of an element, whichever namespace it is in."""
    return element.tag.rpartition("}")[2]
