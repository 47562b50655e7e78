"""The files to read, and when each was received and from whom."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ingest import rules
from ingest.book import Unreadable
from ingest.codes import read_codes
from ingest.locate import locate
from ingest.read_table import read_table
from ingest.readers import SUFFIXES
from ingest.readers.apart import reading_room
from ingest.source import Column, Context, Source, Table
from ingest.twins import TWINS_FILE
from warehouse.durable import is_there
from warehouse.errors import SourceError

RECEIVED_FILE = "received.csv"
NOT_WALKED = (".", "__")
RECEIVED = Source(
    "received",
    (
        Table(
            "received",
            columns=(
                Column(
                    "file_name",
                    en=("file_name", "file"),
                    fr=("nom_fichier", "nom du fichier", "fichier"),
                    is_required=True,
                    needs_value=True,
                ),
                Column(
                    "received_on",
                    en=("received_on", "received on"),
                    fr=("reçu_le", "date_réception"),
                    rule=rules.day("received_date", may_be_future=True),
                    is_required=True,
                    needs_value=True,
                ),
                Column("sender", en=("sender", "from"), fr=("expéditeur", "de")),
            ),
            key=("file_name",),
            values=("received_date",),
            measure="received_on",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, with what is known of its coming."""

    path: Path
    received_on: date
    sender: str | None


@dataclass(frozen=True, slots=True)
class Inbox:
    """The files to read, and those of a folder that were passed over."""

    inputs: tuple[Input, ...]
    passed_over: tuple[Path, ...]


def open_inbox(paths: Sequence[Path], today: date, received_on: date | None) -> Inbox:
    """Return the files named, and those of the folders named, in sorted order.

    A file was received on `received_on`, else on the day that `received.csv` beside it
    tells, else today. A file that is named is read whatever it is; in folders, files
    of kinds that are not read are passed over, as are hidden ones, locks and those
    called Readme, and all of them are named.
    """
    chosen: list[Path] = []
    passed_over: list[Path] = []
    for path in paths:
        if _is_folder(path):
            for file in _walk(path):
                if _is_input(file):
                    chosen.append(file)
                elif not _is_used(file):
                    passed_over.append(file)
        elif is_there(path):
            chosen.append(path)
        else:
            raise SourceError(f"{shown_name(path)}: there is no such file or folder")
    told = {folder: _received(folder) for folder in {path.parent for path in chosen}}
    inputs = []
    for path in dict.fromkeys(chosen):
        told_on, sender = told[path.parent].get(path.name, (None, None))
        inputs.append(Input(path, received_on or told_on or today, sender))
    return Inbox(tuple(inputs), tuple(passed_over))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def shown_name(path: Path) -> str:
    """Return a path that can be printed, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _walk(folder: Path) -> list[Path]:
    """Return the files of a folder, and for each hidden folder in it, that folder."""
    found: list[Path] = []
    for name, folders, files in os.walk(folder):
        here = Path(name)
        aside = [one for one in folders if one.startswith(NOT_WALKED)]
        folders[:] = [one for one in folders if one not in aside]
        found += [here / one for one in aside]
        found += [here / one for one in files if is_there(here / one)]
    return sorted(found)


def _is_input(file: Path) -> bool:
    """Return whether a file of a folder is of a kind that is read, and meant for it."""
    name = file.name.lower()
    is_aside = name.startswith((*NOT_WALKED, "~$", "readme"))
    is_read = file.suffix.lower() in SUFFIXES and not _is_used(file)
    return is_read and not is_aside and not file.is_dir()


def _is_used(file: Path) -> bool:
    """Return whether a file says something of the inputs beside it, or is a program."""
    name = file.name.lower()
    return name in {RECEIVED_FILE, TWINS_FILE, "__pycache__"} or name.endswith(
        (".mapping.yml", ".mapping.yaml", ".py")
    )


def _received(folder: Path) -> dict[str, tuple[date, str | None]]:
    """Return day and sender by name of file, as `received.csv` tells them."""
    path = folder / RECEIVED_FILE
    if not path.is_file():
        return {}
    try:
        book = reading_room().read(path, [RECEIVED.name])
    except Unreadable as error:
        raise SourceError(f"{shown_name(path)} cannot be read: {error}") from error
    located = locate(book.sheets[0], [RECEIVED])
    if located is None or located.missing:
        raise SourceError(
            f"{shown_name(path)} needs the columns file_name, received_on, sender"
        )
    context = Context(date.max, located.lang, read_codes())
    read = read_table(book.sheets[0], located, context, 0, {})
    if not read.problems.is_empty():
        problem = read.problems.row(0, named=True)
        raise SourceError(f"{shown_name(path)}: {problem['message_en']}")
    return {
        name: (received_on, sender)
        for name, received_on, sender in read.rows.select(
            pl.col("file_name").str.strip_chars(), "received_date", "sender"
        ).iter_rows()
    }
