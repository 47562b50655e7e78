"""SVG: the passport in `<metadata>`; the seal over the words and the drawing."""

from __future__ import annotations

from lxml import etree

from dashboard.passport.formats.digest import digest

SVG = "http://www.w3.org/2000/svg"
PASSPORT = "urn:fos:passport"
ELEMENT = f"{{{PASSPORT}}}passport"
WORDS = tuple(f"{{{SVG}}}{name}" for name in ("title", "desc", "text"))


def embed(content: bytes, payload: str) -> bytes:
    """Return the drawing with its metadata, after the title and description."""
    root = _bare(content)
    metadata = etree.Element(f"{{{SVG}}}metadata", nsmap={"fos": PASSPORT})
    etree.SubElement(metadata, ELEMENT).text = payload
    heads = [child for child in root if child.tag in WORDS[:2]]
    root.insert(len(heads), metadata)
    return etree.tostring(root, encoding="unicode").encode()


def extract(content: bytes) -> str | None:
    """Return the text of the metadata, or None."""
    found = _root(content).find(f".//{ELEMENT}")
    return found.text if found is not None else None


def parts(content: bytes) -> dict[str, str]:
    """Return the hashes of the words and of the whole drawing, metadata apart."""
    root = _bare(content)
    words = "\n".join(
        "".join(map(str, element.itertext())) for element in root.iter(*WORDS)
    )
    drawing = etree.tostring(root, method="c14n")
    return {"words": digest(words.encode()), "drawing": digest(drawing)}


def _bare(content: bytes) -> etree._Element:
    """Return the drawing without a passport."""
    root = _root(content)
    for found in root.findall(f".//{{{SVG}}}metadata"):
        parent = found.getparent()
        if parent is not None and found.find(ELEMENT) is not None:
            parent.remove(found)
    return root


def _root(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)
