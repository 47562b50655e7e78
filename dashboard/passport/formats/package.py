"""Office files: a zip of parts, read within limits and written the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

LARGEST = 300_000_000  # bytes of all parts unpacked
MOST_PARTS = 5000
CUSTOM = "docProps/custom.xml"
RELATIONS = "_rels/.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PROPERTIES = f"{OFFICE}/custom-properties"
VALUES = f"{OFFICE}/docPropsVTypes"
NO_PROPERTIES = f'<Properties xmlns="{PROPERTIES}" xmlns:vt="{VALUES}"/>'.encode()
KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # that of every custom property
NAME = "fos-passport-"
PIECE = 240  # Excel shows and keeps 255 signs of a property
FIRST_ID = 2
EARLIEST = (1980, 1, 1, 0, 0, 0)


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file by their names.

    Raises:
        ValueError: it is larger than any file that was exported.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = package.infolist()
        if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST:
            raise ValueError("the file is too large to be looked at")
        return {entry.filename: package.read(entry) for entry in entries}


def root_of(part: bytes) -> etree._Element:
    """Return the root of an XML part; nothing outside it is followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(part, parser)


def embed(content: bytes, payload: str) -> bytes:
    """Return the file with the payload among its custom properties, in pieces."""
    found = unzipped(content)
    changed = {CUSTOM: _properties(found.get(CUSTOM), payload)}
    if CUSTOM not in found:
        changed |= {
            TYPES: _with_type(found[TYPES]),
            RELATIONS: _with_relation(found[RELATIONS]),
        }
    return _zipped(content, found, changed)


def extract(content: bytes) -> str | None:
    """Return the payload of the custom properties, or None."""
    part = unzipped(content).get(CUSTOM)
    if part is None:
        return None
    pieces = {
        str(one.get("name")): "".join(map(str, one.itertext())) for one in root_of(part)
    }
    names = sorted(name for name in pieces if name.startswith(NAME))
    return "".join(pieces[name] for name in names) or None


def _properties(part: bytes | None, payload: str) -> bytes:
    root = root_of(NO_PROPERTIES if part is None else part)
    for one in list(root):
        if str(one.get("name")).startswith(NAME):
            root.remove(one)
    used = [int(str(one.get("pid"))) for one in root]
    first = max([FIRST_ID - 1, *used]) + 1
    for place in range(0, len(payload), PIECE):
        number = place // PIECE
        attributes = {
            "fmtid": FORMAT_ID,
            "pid": str(first + number),
            "name": f"{NAME}{number:05d}",
        }
        one = etree.SubElement(root, f"{{{PROPERTIES}}}property", attributes)
        etree.SubElement(one, f"{{{VALUES}}}lpwstr").text = payload[
            place : place + PIECE
        ]
    return _written(root)


def _with_type(part: bytes) -> bytes:
    root = root_of(part)
    attributes = {"PartName": f"/{CUSTOM}", "ContentType": KIND}
    etree.SubElement(root, f"{{{PACKAGE}/content-types}}Override", attributes)
    return _written(root)


def _with_relation(part: bytes) -> bytes:
    root = root_of(part)
    attributes = {
        "Id": "rIdFosPassport",
        "Type": f"{OFFICE}/relationships/custom-properties",
        "Target": CUSTOM,
    }
    etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship", attributes)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _zipped(
    content: bytes, found: Mapping[str, bytes], changed: Mapping[str, bytes]
) -> bytes:
    """Return the package with changed parts, each entry with the time that it had."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = {entry.filename: entry for entry in old.infolist()}
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name in (*found, *(name for name in changed if name not in found)):
            entry = zipfile.ZipInfo(name, EARLIEST)
            if name in entries:
                entry.date_time = entries[name].date_time
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, changed.get(name, found.get(name, b"")))
    return written.getvalue()
