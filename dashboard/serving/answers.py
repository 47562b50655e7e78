"""Answers of the plain routes: made once a release and address, kept within bounds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from threading import Lock

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import Response

from dashboard.data import Book

HTML = "text/html; charset=utf-8"
# A reader who comes back within a minute is not asked to ask again.
CACHING = "public, max-age=60"
# Bytes of answers that one process keeps, over all releases and addresses.
MOST_BYTES = 48_000_000
LARGEST_SHARE = 8  # an answer larger than an eighth of that is not kept


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer before it is sent: its bytes, what they are, headers of its own."""

    body: bytes
    kind: str
    status: int = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)


class Kept:
    """Answers by release and address, the least lately used given up first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._answers: LRUCache[tuple[str, ...], Answer] = LRUCache(
            most_bytes, getsizeof=lambda answer: len(answer.body) + 500
        )
        self._largest = most_bytes // LARGEST_SHARE
        self._lock = Lock()

    def get(self, key: tuple[str, ...], make: Callable[[], Answer]) -> Answer:
        """Return the kept answer, or make it and keep it if all went well.

        Two readers who ask at once may both make it: nobody waits for another.
        """
        with self._lock:
            answer = self._answers.get(key)
        if answer is None:
            answer = make()
            if answer.status == HTTPStatus.OK and len(answer.body) <= self._largest:
                with self._lock:
                    self._answers[key] = answer
        return answer


KEPT = Kept()


def send(request: Request, book: Book, answer: Answer) -> Response:
    """Return the response, with validators; 304 where the reader has it already."""
    built = datetime.fromisoformat(book.release.manifest["built_at"]).astimezone(UTC)
    digest = hashlib.sha256(answer.body).hexdigest()[:12]
    # Weak: the outer layer may compress the bytes.
    tag = f'W/"{book.release.release_id}-{digest}"'
    headers = {
        "ETag": tag,
        "Last-Modified": format_datetime(built, usegmt=True),
        "Cache-Control": CACHING,
        **answer.headers,
    }
    is_known = answer.status == HTTPStatus.OK and _has(request, tag)
    if is_known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(answer.body, answer.status, media_type=answer.kind, headers=headers)


def _has(request: Request, tag: str) -> bool:
    """Return whether the reader holds the bytes of a tag.

    The date of a release alone does not do: a rollback goes back in time, and a new
    version of the code may say the same release in other words.
    """
    held = request.headers.get("if-none-match", "")
    tags = {each.strip().removeprefix("W/") for each in held.split(",")}
    return held.strip() == "*" or tag.removeprefix("W/") in tags
