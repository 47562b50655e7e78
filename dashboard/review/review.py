"""The draft doctor: what in a Word draft does not agree with release or twin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard.choice import LATEST
from dashboard.data import Book
from dashboard.review.draft import Draft, read_draft
from dashboard.review.findings import Slip
from dashboard.review.native import chart_slips
from dashboard.review.tagged import tagged_slips
from dashboard.review.twins import twin_slips
from dashboard.review.untagged import untagged_slips
from warehouse.errors import ExportError


def review(
    paths: tuple[Path, ...], book: Book, session: str | None = None
) -> tuple[tuple[Draft, ...], tuple[Slip, ...]]:
    """Return the drafts as read, and every slip found in them; nothing is changed.

    Args:
        paths: a draft, or one and its twin in the other language.
        book: the release that figures are compared with.
        session: the session that all figures shall be of; each its own if not given,
            and for untagged numbers that of the draft's passports, or the latest.

    Raises:
        ExportError: a file cannot be read, a session is unknown, or both drafts are in
            one language.
    """
    if session and session not in book.sessions():
        raise ExportError(
            f"no figures for the session {session!r}; there are: "
            f"{', '.join(book.sessions())}"
        )
    drafts = tuple(read_draft(path) for path in paths)
    if len(drafts) == 2 and drafts[0].lang == drafts[1].lang:
        raise ExportError(
            f"{paths[0]} and {paths[1]} are both in the language {drafts[0].lang!s}: "
            "give one in English and one in French"
        )
    return drafts, tuple(_slips(drafts, book, session))


def _slips(
    drafts: tuple[Draft, ...], book: Book, session: str | None
) -> Iterator[Slip]:
    for draft in drafts:
        found = [
            *tagged_slips(draft, book, session),
            *untagged_slips(draft, book, session or _own_session(draft, book)),
            *chart_slips(draft, book),
        ]
        yield from sorted(found, key=lambda slip: slip.paragraph)
    if len(drafts) == 2:
        yield from twin_slips(*drafts)


def _own_session(draft: Draft, book: Book) -> str:
    """Return the session that all figures of a draft are of, by their passports."""
    passports = draft.envelope.passports if draft.envelope else ()
    asked = {passport.as_of for passport in passports}
    (only,) = asked if len(asked) == 1 else {LATEST}
    return only if only in book.sessions() else LATEST
