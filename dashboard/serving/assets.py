"""Streamlit's own files from memory: compressed once, for as long as the server runs.

Their names hold a hash of their content, so that a browser may keep them for ever.
"""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.kept import kept

PREFIX = "/static/"
FOR_EVER = "public, max-age=31536000, immutable"
# Beyond these levels a file takes seconds to save a few kilobytes more.
BROTLI_QUALITY = 9
GZIP_LEVEL = 9
# Fonts and pictures are compressed as they are.
COMPRESSED = {".woff2", ".woff", ".png", ".jpg", ".gif", ".webp"}
MOST_FILES = 400


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, as it is and in what browsers ask for; empty where that saves none."""

    kind: str
    plain: bytes
    gzip: bytes = b""
    brotli: bytes = b""

    def fitting(self, accepted: str) -> tuple[bytes, str]:
        """Return the shortest form that a browser accepts, and its name."""
        names = {part.partition(";")[0].strip() for part in accepted.split(",")}
        if self.brotli and "br" in names:
            return self.brotli, "br"
        if self.gzip and "gzip" in names:
            return self.gzip, "gzip"
        return self.plain, ""


@kept(MOST_FILES, by=lambda path: path)
def read_asset(path: Path) -> Asset:
    """Return a file with its compressed forms."""
    plain = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix in COMPRESSED:
        return Asset(kind, plain)
    return Asset(
        kind,
        plain,
        gzip.compress(plain, GZIP_LEVEL, mtime=0),
        brotli.compress(plain, quality=BROTLI_QUALITY),
    )


class Assets:
    """Answers for the files of a folder; passes everything else on."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app = app
        names = (path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
        self.paths = {f"{PREFIX}{name}": folder / name for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a known file that is asked for; an unknown one is passed on."""
        asked = scope["path"] if scope["type"] == "http" else ""
        path = self.paths.get(asked)
        if path is None or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        answer = await self._answer(path, Headers(scope=scope))
        await answer(scope, receive, send)

    async def _answer(self, path: Path, asked: Headers) -> Response:
        kept_headers = {
            "cache-control": FOR_EVER,
            "etag": f'"{path.name}"',
            "vary": "accept-encoding",
        }
        if kept_headers["etag"] in asked.get("if-none-match", ""):
            return Response(status_code=304, headers=kept_headers)
        asset = await to_thread.run_sync(read_asset, path)
        body, encoding = asset.fitting(asked.get("accept-encoding", ""))
        if encoding:
            kept_headers["content-encoding"] = encoding
        return Response(body, headers=kept_headers, media_type=asset.kind)


def read_first(folder: Path, names: Iterable[str]) -> None:
    """Compress the files that every first visit asks for before anybody comes."""
    for name in names:
        for path in folder.rglob(name):
            read_asset(path)
