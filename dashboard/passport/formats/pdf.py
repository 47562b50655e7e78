"""PDF: the passport in the document information; the seal over what pages draw."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from dashboard.passport.formats.digest import digest

KEY = "/FosPassport"
DEEPEST = 8  # drawings within drawings


def embed(content: bytes, payload: str) -> bytes:
    """Return the document with the passport among its information."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.add_metadata({KEY: payload})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def extract(content: bytes) -> str | None:
    """Return the passport of the document's information, or None."""
    information = PdfReader(io.BytesIO(content)).metadata or {}
    payload = information.get(KEY)
    return str(payload) if payload is not None else None


def parts(content: bytes) -> dict[str, str]:
    """Return a hash for each page over all that it draws, however compressed."""
    pages = PdfReader(io.BytesIO(content)).pages
    return {
        f"page {number}": digest(b"\0".join(_drawn(page)))
        for number, page in enumerate(pages, start=1)
    }


def _drawn(page: PageObject) -> Iterator[bytes]:
    contents = page.get_contents()
    if isinstance(contents, ContentStream | StreamObject):
        yield contents.get_data()
    yield from _within(page.get("/Resources"), DEEPEST)


def _within(resources: object, depth: int) -> Iterator[bytes]:
    """Yield the data of the pictures and drawings that a page places."""
    found = _solid(resources)
    placed = _solid(found.get("/XObject")) if isinstance(found, DictionaryObject) else 0
    if not isinstance(placed, DictionaryObject) or depth == 0:
        return
    for name in sorted(placed):
        drawing = _solid(placed[name])
        if isinstance(drawing, StreamObject):
            yield name.encode()
            yield drawing.get_data()
            yield from _within(drawing.get("/Resources"), depth - 1)


def _solid(thing: object) -> object:
    solid = getattr(thing, "get_object", None)
    return solid() if solid else thing
