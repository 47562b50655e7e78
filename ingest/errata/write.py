"""The errata of one file, written to a folder: a marked workbook and a message."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from lxml import etree

from ingest.book import Book, Unreadable
from ingest.check import CheckedFile
from ingest.errata import message as messages
from ingest.errata import recognise, typed
from ingest.errata.cover import Summary
from ingest.errata.mark import mark
from ingest.errata.message import Enclosed, message
from ingest.inbox import shown_name
from ingest.problem_kinds import ERROR, typeset
from ingest.problems import PROBLEMS
from ingest.readers import ZIP_MAGIC
from ingest.readers.apart import reading_room
from ingest.readers.docx_package import is_document
from ingest.readers.ods import is_open_workbook
from ingest.readers.package import WORKBOOK, Package, has_main_type
from ingest.sources import all_sources
from warehouse.errors import SourceError
from warehouse.text import Lang
from warehouse.wording import day

WRITTEN = typeset(
    "errata: {count}, in {folder}: a message each, with the workbook marked where it "
    "can be",
    "errata : {count}, dans {folder} : un message chacun, le classeur annoté s'il "
    "peut l'être",
)
# File systems stop at 255 bytes; a number and an ending follow.
LONGEST_STEM = 230
MARKED, MESSAGE = ".errata.xlsx", ".errata.eml"
# What a workbook that the reader could read may still lack, to be marked in place.
UNMARKABLE = (etree.LxmlError, zipfile.BadZipFile, KeyError, ValueError, StopIteration)


class Errata:
    """The folder that errata go to; two files of one name do not share theirs."""

    def __init__(self, folder: Path, inputs: list[Path], lang: Lang | None) -> None:
        self._folder, self._lang = folder, lang
        self._taken = {path.resolve() for path in inputs}
        self.count = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SourceError(f"cannot write to {folder}: {error.strerror}") from error

    def write(self, checked: CheckedFile) -> list[Path]:
        """Write what goes back to the sender of one file; nothing if it is clean."""
        if checked.problems.is_empty():
            return []
        summary = _summary(checked, self._lang or checked.language or Lang.EN)
        stem = self._stem(checked.path)
        enclosed = _enclosed(checked, summary, f"{stem}{MARKED}")
        problems = checked.problems.sort("severity", maintain_order=True)
        sent = (datetime.now(UTC), checked.sha256 or "?")
        mail = message(summary, problems, enclosed, checked.sender, sent)
        files = {self._folder / f"{stem}{MESSAGE}": mail}
        if enclosed.content is not None:
            files[self._folder / enclosed.name] = enclosed.content
        for path, content in files.items():
            try:
                path.write_bytes(content)
            except OSError as error:
                raise SourceError(f"cannot write {path}: {error.strerror}") from error
        self.count += 1
        return list(files)

    def said(self, lang: Lang) -> str:
        """Return the line that says how many errata were written, and where."""
        return WRITTEN.say(lang, count=self.count, folder=shown_name(self._folder))

    def _stem(self, path: Path) -> str:
        """Return a name that no other file has, least of all one that was sent."""
        stem = _short(shown_name(Path(path.stem)).removesuffix(".errata"))
        name, number = stem, 1
        while (self._folder / f"{name}{MARKED}").resolve() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add((self._folder / f"{name}{MARKED}").resolve())
        return name


def _short(stem: str) -> str:
    """Return a name that is short enough for the files that begin with it."""
    return stem.encode()[:LONGEST_STEM].decode(errors="ignore")


def _summary(checked: CheckedFile, lang: Lang) -> Summary:
    severities = checked.problems["severity"]
    errors = int((severities == ERROR).sum())
    return Summary(
        file=shown_name(Path(checked.path.name)),
        received_on=day(checked.received_on, lang),
        rows_read=checked.rows_read,
        rows_accepted=checked.rows_accepted,
        rows_quarantined=checked.rows_quarantined,
        errors=errors,
        warnings=len(severities) - errors,
        lang=lang,
    )


def _enclosed(checked: CheckedFile, summary: Summary, name: str) -> Enclosed:
    """Return the marked workbook, as near to the sender's own file as can be."""
    sources = [one.name for one in all_sources()]
    try:
        # Apart, as before: what stops a reader must not stop this command.
        book = reading_room().read(checked.path, sources)
    except Unreadable:
        return Enclosed(name, None, messages.UNREADABLE)
    if typed.is_small(book):
        book = replace(book, sheets=tuple(sheet.as_text() for sheet in book.sheets))
    if _is_workbook(checked.path):
        try:
            content = _marked(checked.path.read_bytes(), book, checked, summary)
            return Enclosed(name, content, messages.MENDING)
        except UNMARKABLE:
            book = recognise.without_errata(book)
    named = typed.named(book, summary.lang)
    account = messages.FROM_ROWS
    if not typed.is_small(book):
        named, account = replace(named, sheets=()), messages.LIST_ALONE
    problems = _renamed(checked.problems, book, named)
    content = typed.workbook_of(named)
    bare = replace(named, names={})
    marked = _marked(content, bare, replace(checked, problems=problems), summary)
    return Enclosed(name, marked, account)


def _marked(
    content: bytes, book: Book, checked: CheckedFile, summary: Summary
) -> bytes:
    names = {
        # Marked and not mended, it still is the file that came first.
        recognise.MARKED_FILE: checked.marked_file or checked.sha256 or "",
        recognise.MARKED_TEXTS: recognise.texts_hash(recognise.without_errata(book)),
    }
    return mark(content, book, checked.problems, names, summary)


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        if file.read(4) != ZIP_MAGIC:
            return False
    if is_open_workbook(path) or is_document(path):
        return False
    with Package(path) as package:
        return WORKBOOK.main in package or has_main_type(package, "spreadsheetml")


def _renamed(problems: pl.DataFrame, book: Book, named: Book) -> pl.DataFrame:
    """Return problems with their sheets called as in the workbook made of the rows."""
    names = {
        before.name: after.name
        for before, after in zip(book.sheets, named.sheets, strict=False)
    }
    if not names:
        return problems.with_columns(sheet=pl.lit(None, pl.String))
    only = next(iter(names.values())) if len(names) == 1 else None
    renamed = [
        names.get(sheet, only if cell or row else None)
        for sheet, row, cell in problems.select("sheet", "row", "cell").iter_rows()
    ]
    return problems.with_columns(sheet=pl.Series(renamed, dtype=pl.String)).cast(
        dict(PROBLEMS)
    )
