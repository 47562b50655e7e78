"""The package of a Word document: its text and styles, unless it is active content."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from ingest.book import Unreadable
from ingest.readers.docx_text import Styles, attribute
from ingest.readers.package import DOCUMENT, parse, part_name, tag

MOST_BYTES = 200 << 20


def is_document(path: Path) -> bool:
    """Return whether a file is a package with a Word document in it."""
    try:
        with zipfile.ZipFile(path) as package:
            names = [name.lower() for name in package.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return any(name.startswith(DOCUMENT.folder) for name in names)


def read_document(package: zipfile.ZipFile) -> tuple[ElementTree.Element, Styles]:
    """Return the root of a document's text and its styles, or refuse it."""
    part = _main_part(package)
    if package.getinfo(part).file_size > MOST_BYTES:
        raise Unreadable(
            f"its text unpacks to more than {MOST_BYTES >> 20} MB",
            f"son texte se décompresse en plus de {MOST_BYTES >> 20} Mo",
        )
    _refuse_links(package, part)
    root = parse(package, part)
    _refuse_data_exchange(root)
    return root, Styles.of(package, part)


def _main_part(package: zipfile.ZipFile) -> str:
    """Return the part that holds the text; it may be called otherwise than usual."""
    if "_rels/.rels" in package.namelist():
        for relation in parse(package, "_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                part = part_name("", relation.get("Target", ""))
                if part in package.namelist():
                    return part
    if "word/document.xml" not in package.namelist():
        raise Unreadable(
            "it is not an Office document", "ce n'est pas un document Office"
        )
    return "word/document.xml"


def _refuse_links(package: zipfile.ZipFile, part: str) -> None:
    """Refuse objects and parts that are fetched from elsewhere when it is opened.

    Links to click on, and the template that nearly every real document names, are
    left alone: nothing of them is read.
    """
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return
    for relation in parse(package, relations):
        kind = relation.get("Type", "").rpartition("/")[2]
        is_outside = relation.get("TargetMode") == "External"
        if kind == "aFChunk" or (
            is_outside and kind in {"oleObject", "subDocument", "frame"}
        ):
            raise Unreadable(
                "links to other files",
                "liaisons vers d'autres fichiers",
                code="active_content_refused",
            )


def _refuse_data_exchange(root: ElementTree.Element) -> None:
    for element in root.iter():
        name = tag(element)
        if name == "instrText":
            instruction = element.text or ""
        elif name == "fldSimple":
            instruction = attribute(element, "instr") or ""
        else:
            continue
        if instruction.strip().upper().startswith("DDE"):
            raise Unreadable(
                "a DDE field", "un champ DDE", code="active_content_refused"
            )
