"""The encoding of text files: what they say, else what they show."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from charset_normalizer import from_bytes

from ingest.book import Unreadable
from ingest.problems import Problem
from warehouse.text import Text

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE_BYTES = 200_000
PIECE_BYTES = 32 << 20
# The signs above ASCII that English and French files hold; a file in cp1252 with
# mostly others is in another table.
EXPECTED = frozenset("àâäæçéèêëîïôöœùûüÿñáíóúãõåøÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÑÁÍÓÚÃÕÅØ")
EXPECTED_SIGNS = frozenset("«»’\u2018“”–—…€°º·•©®§¡¿×±²³µ\u00a0")
LEAST_EXPECTED_SHARE = 0.9
# Control signs but tab, line feed, vertical tab, form feed and carriage return. One
# may stray into a text; more than one in a hundred are no text.
CONTROLS = bytes(set(range(32)) - set(range(9, 14)))
MOST_CONTROL_SHARE = 0.01


def decode(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file, and what had to be repaired to get it."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_marked(content, encoding)
    if encoding := _wide(content[:SAMPLE_BYTES]):
        return _decode_marked(content, encoding)
    if b"\0" in content or _is_binary(content[:SAMPLE_BYTES]):
        raise Unreadable("it is not text", "ce n'est pas du texte")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_unmarked(content)


def as_utf8(content: bytes) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a large file's text in UTF-8, without decoding what is so already."""
    is_marked = any(content.startswith(mark) for mark, _ in MARKS[1:])
    sample = content[:SAMPLE_BYTES]
    if not is_marked and b"\0" not in content and not _is_binary(sample):
        bare = content.removeprefix(codecs.BOM_UTF8)
        if all(map(_is_utf8, _pieces(bare))):
            return bare, ()
    text, problems = decode(content)
    return text.encode(), problems


def _pieces(content: bytes) -> Iterator[bytes]:
    """Yield a text some lines at a time; no sign of UTF-8 reaches past a line."""
    start = 0
    while start < len(content):
        stop = content.find(b"\n", start + PIECE_BYTES) + 1 or len(content)
        yield content[start:stop]
        start = stop


def _is_utf8(piece: bytes) -> bool:
    return piece.isascii() or _utf8_or_none(piece) is not None


def _decode_marked(content: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        text = content.decode(encoding, errors="replace")
        return text, (_repaired(f"{encoding} (\ufffd)"),)


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 of a file without byte order mark: every other byte is zero."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > MOST_CONTROL_SHARE * len(sample) + 1


def _decode_unmarked(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Decode what is not UTF-8: a few bad lines of UTF-8, cp1252, or a guess."""
    lines = content.splitlines(keepends=True)
    decoded = [_utf8_or_none(line) for line in lines]
    if any(line and not line.isascii() for line in decoded):
        text = "".join(
            line if line is not None else raw.decode("cp1252", errors="replace")
            for line, raw in zip(decoded, lines, strict=True)
        )
        return text, (_repaired("UTF-8 + cp1252"),)
    text = content.decode("cp1252", errors="replace")
    foreign = [sign for sign in text[:SAMPLE_BYTES] if not sign.isascii()]
    expected = sum(sign in EXPECTED or sign in EXPECTED_SIGNS for sign in foreign)
    if expected >= LEAST_EXPECTED_SHARE * len(foreign):
        return text, () if "\ufffd" not in text else (_repaired("cp1252"),)
    best = from_bytes(content[:SAMPLE_BYTES]).best()
    encoding = best.encoding if best else "cp1252"
    return content.decode(encoding, errors="replace"), (_repaired(encoding),)


def _utf8_or_none(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _repaired(encoding: str) -> Problem:
    return Problem("encoding_repaired", Text(encoding, encoding))
