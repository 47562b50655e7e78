"""The last hand on every file that goes out: nothing in it but what it says."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from dashboard.passport import Passport, stamp

# The first moment that a zip can tell; no file says when it was made.
ZIP_START = (1980, 1, 1, 0, 0, 0)
PDF_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
PDF_START = b"20220701000000"
SVG_IDENTIFIER = re.compile(r'\bid="(?:top)?defs-([0-9a-f]{6})"')


def finish(
    content: bytes,
    kind: str,
    passports: Sequence[Passport] = (),
    tags: Mapping[str, str] | None = None,
) -> bytes:
    """Return a file with its passports; the same data and words give the same bytes.

    Args:
        content: the file as its maker left it.
        kind: its format, as the end of its name.
        passports: those of its figures, in the order of the file.
        tags: the keys of its tagged numbers (`dashboard.review.tags`), in a Word file.
    """
    settle = FINISHED.get(kind, _as_it_is)
    settled = settle(content)
    return settle(stamp(settled, kind, passports, tags)) if passports else settled


def _as_it_is(content: bytes) -> bytes:
    return content


def _svg(content: bytes) -> bytes:
    """Put a name of its own contents where Plotly draws one by lot."""
    text = content.decode()
    found = SVG_IDENTIFIER.search(text)
    if found is None:
        return content
    lot = found[1]
    name = sha256(text.replace(lot, "").encode()).hexdigest()[: len(lot)]
    return text.replace(lot, name).encode()


def _pdf(content: bytes) -> bytes:
    return PDF_DATE.sub(rb"\g<1>" + PDF_START, content)


def _office(content: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, ZIP_START)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return written.getvalue()


FINISHED: dict[str, Callable[[bytes], bytes]] = {
    "svg": _svg,
    "pdf": _pdf,
    "docx": _office,
    "xlsx": _office,
}
