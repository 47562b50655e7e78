"""One file on its way in: known, read anew, or new; checked and loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ingest.answers_before import with_effects
from ingest.book import READING_STOPPED
from ingest.check import CheckedFile, check_file, reading_ahead
from ingest.errata.write import Errata
from ingest.history import with_vanished
from ingest.inbox import Input
from ingest.load import known_rows, load
from ingest.reading_key import may_differ, reading_key
from ingest.report import FileResult, duplicate_of, result_of
from ingest.sources import all_sources
from warehouse.durable import sha256_of
from warehouse.ledger import Ledger
from warehouse.rereading import Known

NOT_THE_FILES_FAULT = frozenset({"bad_mapping", READING_STOPPED})


def receive_all(
    inputs: Iterable[Input],
    source: str | None,
    ledger: Ledger,
    errata: Errata | None = None,
) -> Iterator[FileResult]:
    """Load files one after the other, each new one read while the last is judged."""

    def is_new(one: Input) -> bool:
        try:
            return ledger.find(sha256_of(one.path)) is None
        except OSError:
            return False

    for one in reading_ahead(inputs, source, is_new):
        yield receive(one, source, ledger, errata)


def receive(
    one: Input, source: str | None, ledger: Ledger, errata: Errata | None = None
) -> FileResult:
    """Load one file, unless it would change nothing, and return what became of it.

    A file changes nothing where the ledger knows its bytes and would read them no
    differently now, and where it is a marked file that came back unmended.
    """
    try:
        sha256 = sha256_of(one.path)
    except OSError:
        return result_of(check_file(one.path, one.received_on, source))
    known, reading = ledger.find(sha256), reading_key(one.path)
    is_settled = known is not None and (
        known.is_withdrawn
        or not (known.is_unreadable or may_differ(known.reading, reading))
    )
    if known and is_settled and errata is None:
        return duplicate_of(one.path, sha256, source, known.submission_id)
    checked = _check(one, source, ledger, known, sha256)
    if not is_settled:
        former = known.submission_id if known else None
        checked = with_vanished(checked, ledger, former)
        checked = with_effects(checked, ledger, former)
    if errata:
        errata.write(checked)
    if known and is_settled:
        return duplicate_of(one.path, sha256, checked.source, known.submission_id)
    return _load(checked, sha256, ledger, reading, known)


def _check(
    one: Input, source: str | None, ledger: Ledger, known: Known | None, sha256: str
) -> CheckedFile:
    rows = partial(known_rows, ledger, known.submission_id if known else None)
    if known is None:
        return check_file(
            one.path,
            one.received_on,
            source,
            sender=one.sender,
            known=rows,
            sha256=sha256,
        )
    # Read anew, a file still came on the day it came, and from whom it came.
    named = source or (known.source if known.source in _names() else None)
    return check_file(
        one.path,
        known.received_on,
        named,
        sender=known.sender,
        known=rows,
        sha256=sha256,
    )


def _load(
    checked: CheckedFile,
    sha256: str,
    ledger: Ledger,
    reading: str,
    known: Known | None,
) -> FileResult:
    """Return what became of a checked file that may be new to the ledger."""
    marked = checked.marked_file
    if marked and known is None and (sent := ledger.find(marked)):
        return duplicate_of(checked.path, sha256, checked.source, sent.submission_id)
    if not NOT_THE_FILES_FAULT.isdisjoint(checked.problems["code"]):
        # It can be loaded once the mapping is mended, or the machine is less busy.
        return result_of(checked)
    receipt = load(checked, sha256, ledger, reading, known)
    if receipt.is_duplicate:
        return duplicate_of(checked.path, sha256, checked.source, receipt.submission_id)
    former = known.submission_id if known else None
    return result_of(checked, receipt.submission_id, former)


def _names() -> set[str]:
    return {one.name for one in all_sources()}
