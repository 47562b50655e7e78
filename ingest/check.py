"""One file checked: what loads, what is held, and every problem by its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

import polars as pl

from ingest.batches import LargeTable, is_large, judge_large, read_large_table
from ingest.book import Book, Unreadable
from ingest.concordance import ITEMS, compare
from ingest.date_order import AMBIGUOUS, shown_order
from ingest.errata.recognise import marked_file, without_errata
from ingest.find import find_tables
from ingest.folding import printable
from ingest.found import Found
from ingest.hidden_sheets import hidden_sheets
from ingest.inbox import Input
from ingest.judge import COLUMNS, QUARANTINED_ROWS, KnownRows, Verdict, judge
from ingest.locate import Located
from ingest.marks import marks_of_tables
from ingest.problems import PROBLEMS, Problem, as_frame
from ingest.read_table import TableRows, read_table
from ingest.readers.apart import reading_room
from ingest.reading.date_parts import Order
from ingest.source import Context, Source
from ingest.sources import all_sources
from ingest.twins import twin_of
from warehouse.durable import is_there, sha256_of
from warehouse.text import Lang

ACCEPTED, PARTIAL, HELD, UNREADABLE = "accepted", "partial", "held", "unreadable"
NOTHING = Verdict(
    {},
    pl.DataFrame(schema=COLUMNS),
    pl.DataFrame(schema=PROBLEMS),
    pl.DataFrame(schema=QUARANTINED_ROWS),
    is_all_named=False,
)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """All there is to say of one file: for the reader of JSON and for the ledger."""

    path: Path
    sha256: str | None
    source: str | None
    received_on: date
    sender: str | None
    language: Lang | None
    is_sample: bool
    is_readable: bool
    verdict: Verdict
    problems: pl.DataFrame
    # The SHA-256 of the file that this one is, marked by errata and not mended.
    marked_file: str | None = None

    @property
    def rows_accepted(self) -> int:
        """The number of rows that load."""
        return sum(table.height for table in self.verdict.tables.values())

    @property
    def rows_quarantined(self) -> int:
        """The number of rows that are held."""
        return self.verdict.quarantined_rows.height

    @property
    def rows_read(self) -> int:
        """The number of rows that are not blank: all of them load or are held."""
        return self.rows_accepted + self.rows_quarantined

    @property
    def status(self) -> str:
        """What becomes of the file as a whole."""
        if not self.is_readable:
            return UNREADABLE
        if not self.rows_quarantined:
            return ACCEPTED
        return PARTIAL if self.rows_accepted else HELD

    @property
    def may_be_named(self) -> bool:
        """Whether each row, also one that is held, may be shown with its Member's name.

        A row that is held says what its Member answered, and is shown with the file.
        """
        return self.rows_accepted > 0 and self.verdict.is_all_named


def check_file(
    path: Path,
    received_on: date,
    source: str | None = None,
    *,
    sender: str | None = None,
    known: KnownRows = dict,
    sha256: str | None = None,
) -> CheckedFile:
    """Return what one file holds; whatever is wrong with it is said, never raised.

    Args:
        path: the file.
        received_on: the day it was received; later dates in it are refused.
        source: the name of its source, where it is known; else its headers tell.
        sender: who sent it, where that is known.
        known: returns the rows of the ledger that checks go by.
        sha256: the hash of its bytes, where it was taken already.
    """
    sources = _sources(source)
    book, found = _read(path, sources, received_on)
    read = _read_all(found, received_on) if found else []
    is_sample = book.is_sample or any(_has_sample_column(one.located) for one in read)
    verdict = _judge(read, received_on, is_sample=is_sample, known=known)
    if order := _order_to_read_by(read, verdict):
        again = _read_all(found, received_on, order) if found else []
        second = _judge(again, received_on, is_sample=is_sample, known=known)
        # What shows the order must still load by it.
        if order in (Order.UNSETTLED, shown_order(again, second)):
            read, verdict = again, second
    differences = _differences(path, read, sources, received_on)
    faults = [*book.problems, *(fault for one in read for fault in one.faults)]
    names = dict.fromkeys(one.located.source.name for one in read)
    return CheckedFile(
        path=path,
        sha256=sha256 or _hash(path),
        source="+".join(names) or source,
        received_on=received_on,
        sender=sender,
        language=_language(read),
        is_sample=is_sample,
        is_readable=bool(read),
        verdict=verdict,
        problems=pl.concat([as_frame(faults), verdict.problems, differences]),
        marked_file=marked_file(book),
    )


def reading_ahead(
    inputs: Iterable[Input],
    source: str | None,
    is_wanted: Callable[[Input], bool] = lambda _: True,
) -> Iterator[Input]:
    """Yield files to check, while the wanted one that follows is already being read."""
    names = [one.name for one in _sources(source)]
    for one, following in pairwise(chain(inputs, [None])):
        if following and is_wanted(following):
            reading_room().expect(following.path, names)
        if one:
            yield one


def _sources(name: str | None) -> list[Source]:
    return [one for one in all_sources() if name in {None, one.name}]


def _differences(
    path: Path,
    read: Sequence[TableRows | LargeTable],
    sources: Sequence[Source],
    received_on: date,
) -> pl.DataFrame:
    """Return what a register says otherwise than its twin in the other language."""
    whole = _whole(read)
    is_register = any(one.located.table.name == ITEMS for one in whole)
    twin = twin_of(path) if is_register else None
    found = _read(twin, sources, received_on)[1] if twin else None
    if twin is None or found is None:
        return pl.DataFrame(schema=PROBLEMS)
    other = _whole(_read_all(found, received_on))
    return compare(whole, other, printable(twin.name))


def _whole(read: Sequence[TableRows | LargeTable]) -> list[TableRows]:
    """Return the tables that are not read in batches."""
    return [one for one in read if isinstance(one, TableRows)]


def _read(
    path: Path, sources: Sequence[Source], received_on: date
) -> tuple[Book, Found | None]:
    """Return a file's sheets and the tables found in them; none if it is refused."""
    book = Book(())
    try:
        book = reading_room().read(path, [one.name for one in sources])
        book = without_errata(book)
        told = hidden_sheets(book, sources)
        book = replace(book, problems=(*book.problems, *told))
        found = find_tables(path, book, sources)
        return replace(
            book,
            problems=(*book.problems, *found.problems),
            is_sample=book.is_sample or found.is_sample,
        ), found
    except Unreadable as refusal:
        problem = Problem(refusal.code, refusal.detail)
        return replace(book, problems=(*book.problems, problem)), None


def _hash(path: Path) -> str | None:
    """Return the file's SHA-256, or None where its bytes cannot be had."""
    if not is_there(path):
        return None
    try:
        return sha256_of(path)
    except OSError:
        return None


def _read_all(
    found: Found, received_on: date, order: Order | None = None
) -> list[TableRows] | list[LargeTable]:
    read: list[TableRows] = []
    marks = marks_of_tables(found.tables)
    for (sheet, table), shown in zip(found.tables, marks, strict=True):
        context = Context(received_on, table.lang, found.codes, date_order=order)
        if is_large(sheet, table):
            # A file of text has one sheet, and that one table.
            return [read_large_table(sheet, table, context, shown)]
        position = sum(one.rows.height for one in read)
        read.append(read_table(sheet, table, context, position, shown))
    return read


def _judge(
    read: list[TableRows] | list[LargeTable],
    received_on: date,
    *,
    is_sample: bool,
    known: KnownRows,
) -> Verdict:
    """Return the verdict on a file's rows, all at once or batch by batch."""
    if not read:
        return NOTHING
    if whole := _whole(read):
        return judge(whole, received_on, is_sample=is_sample, known=known)
    (large,) = (one for one in read if isinstance(one, LargeTable))
    return judge_large(large, received_on, is_sample=is_sample)


def _order_to_read_by(
    read: Sequence[TableRows | LargeTable], verdict: Verdict
) -> Order | None:
    """Return the order that the file's own dates show, where it changes a reading."""
    order = shown_order(read, verdict, counts_asked=True)
    is_asked = AMBIGUOUS in verdict.problems["code"]
    return order if is_asked or order is Order.UNSETTLED else None


def _has_sample_column(located: Located) -> bool:
    return any(column.name == "fos_sample" for column in located.columns.values())


def _language(read: Sequence[TableRows | LargeTable]) -> Lang | None:
    langs = Counter(one.located.lang for one in read)
    return langs.most_common(1)[0][0] if langs else None
