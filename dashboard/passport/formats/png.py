"""PNG: the passport in a text chunk; the seal over the pixels."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from PIL import Image, PngImagePlugin

from dashboard.passport.formats.digest import digest

KEYWORD = "fos-passport"
SIGNATURE = 8  # bytes
AROUND = 12  # bytes of a chunk beside its data: length, kind, checksum


def embed(content: bytes, payload: str) -> bytes:
    """Return the picture with a text chunk after its header; the pixels untouched."""
    info = PngImagePlugin.PngInfo()
    info.add_text(KEYWORD, payload)
    written = io.BytesIO()
    for kind, data, *_ in info.chunks:
        PngImagePlugin.putchunk(written, kind, data)
    ours = b"tEXt" + KEYWORD.encode() + b"\0"
    header, *others = (
        each for each in _chunks(content) if each[4:][: len(ours)] != ours
    )
    return b"".join((content[:SIGNATURE], header, written.getvalue(), *others))


def _chunks(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a picture as they stand in it."""
    place = SIGNATURE
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        yield content[place : place + length + AROUND]
        place += length + AROUND


def extract(content: bytes) -> str | None:
    """Return the text of the chunk, or None."""
    with _opened(content) as image:
        image.load()
        text = image.text.get(KEYWORD)
    return str(text) if text else None


def parts(content: bytes) -> dict[str, str]:
    """Return the hash of the pixels, however they are compressed."""
    with _opened(content) as image:
        size = "{}x{}:".format(*image.size).encode()
        pixels = image if image.mode == "RGBA" else image.convert("RGBA")
        return {"picture": digest(size + pixels.tobytes())}


def _opened(content: bytes) -> PngImagePlugin.PngImageFile:
    image = Image.open(io.BytesIO(content), formats=["PNG"])
    if not isinstance(image, PngImagePlugin.PngImageFile):
        raise TypeError("not a PNG picture")
    return image
