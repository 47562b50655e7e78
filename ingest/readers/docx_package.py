"""The package of a Word document: its text and styles, unless it is active content."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from ingest.book import Unreadable
from ingest.problems import Problem
from ingest.readers.active import FIELDS, PIECES, refuse_active
from ingest.readers.docx_styles import Styles, attribute
from ingest.readers.links import warned
from ingest.readers.package import (
    DOCUMENT,
    Package,
    has_main_type,
    main_part,
    parse,
    relations_of,
    tag,
)

MOST_BYTES = 200 << 20
LINKED_KINDS = frozenset({"oleObject", "subDocument", "frame"})
# Fields that show a piece of another file, which they name first.
LINK_FIELD = re.compile(
    r"\s*(?:LINK\s+\S+|INCLUDETEXT|INCLUDE)\s+(?:\"([^\"]+)\"|(\S+))", re.IGNORECASE
)


def is_document(path: Path) -> bool:
    """Return whether a file is a package with a Word document in it."""
    try:
        package = Package(path)
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    with package:
        names = [name.lower() for name in package.namelist()]
        if any(name.startswith("word/") for name in names):
            return True
        return has_main_type(package, "wordprocessingml.document")


def read_document(
    package: Package,
) -> tuple[ElementTree.Element, Styles, tuple[Problem, ...]]:
    """Return the root of a document's text, its styles and what it links to."""
    part = main_part(package, DOCUMENT)
    if package.getinfo(part).file_size > MOST_BYTES:
        raise Unreadable(
            f"its text unpacks to more than {MOST_BYTES >> 20} MB",
            f"son texte se décompresse en plus de {MOST_BYTES >> 20} Mo",
        )
    linked = list(_linked(package, part))
    root = parse(package, part)
    linked += _linked_in_fields(root)
    return root, Styles.of(package, part), warned(linked)


def _linked(package: Package, part: str) -> Iterator[str]:
    """Yield the files of linked objects; refuse pieces that are not text yet.

    Links to click on, and the template that nearly every real document names, are
    left alone: nothing of them is read.
    """
    for kind, target, is_outside in relations_of(package, part):
        if kind == "aFChunk":
            refuse_active(PIECES)
        if is_outside and kind in LINKED_KINDS:
            yield target


def _linked_in_fields(root: ElementTree.Element) -> Iterator[str]:
    """Yield the files that fields show pieces of; refuse what starts a program."""
    for element in root.iter():
        name = tag(element)
        if name == "instrText":
            instruction = element.text or ""
        elif name == "fldSimple":
            instruction = attribute(element, "instr") or ""
        else:
            continue
        if instruction.strip().upper().startswith("DDE"):
            refuse_active(FIELDS)
        if match := LINK_FIELD.match(instruction):
            yield (match[1] or match[2]).replace("\\\\", "\\")
