"""Uploaded files handed to the command `fos`: the pages load nothing themselves."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.serving.turns import TURNS

COMMAND = (sys.executable, "-c", "from warehouse.cli import main; main()")
RECEIVED = "received.csv"
PATIENCE = 900  # seconds
LARGEST = 200 * 1024 * 1024  # bytes of all files of one upload
LONGEST_NAME = 200  # bytes: file systems stop at 255, and endings follow
CHECK, INGEST, REHEARSE = "check", "ingest", "rehearse"
TOO_LONG = (
    f"fos: stopped after {PATIENCE} seconds: load these files at the command line"
)
TOO_LARGE = (
    f"fos: more than {LARGEST // 1024**2} MB: load these files at the command line"
)


@dataclass(frozen=True, slots=True)
class Upload:
    """Files as a browser sent them, when they were received and from whom."""

    files: tuple[tuple[str, bytes], ...]
    received_on: date
    sender: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command answered: its document, or the one line of its refusal."""

    command: str
    document: dict[str, Any] = field(default_factory=dict)
    refusal: str = ""
    errata: bytes = b""


def run(command: str, upload: Upload) -> Outcome:
    """Run `fos check`, `fos ingest` or `fos rehearse` on uploaded files.

    Where `fos ingest` can mark the files for their senders, what it marked comes back
    as one zip file. Files beyond `LARGEST` are refused before anything is written.
    """
    if sum(len(content) for _, content in upload.files) > LARGEST:
        return Outcome(command, refusal=TOO_LARGE)
    with tempfile.TemporaryDirectory(prefix="fos-upload-") as folder:
        inbox, errata = Path(folder) / "inbox", Path(folder) / "errata"
        _keep(upload, inbox)
        options = ["--json", "--received-on", upload.received_on.isoformat()]
        if command == INGEST and _can_mark():
            # In the language of each file: errata are for who sent it.
            options += ["--errata", str(errata)]
        try:
            finished = _fos(command, *options, "--", str(inbox))
        except subprocess.TimeoutExpired:
            return Outcome(command, refusal=TOO_LONG)
        try:
            document = json.loads(finished.stdout)
        except ValueError:
            told = finished.stderr.strip().splitlines() or [f"fos {command}: no answer"]
            return Outcome(command, refusal=told[-1].replace(f"{inbox}/", ""))
        return Outcome(command, document, errata=_zipped(errata))


def _fos(*arguments: str) -> subprocess.CompletedProcess[str]:
    with TURNS.aside():
        return subprocess.run(
            [*COMMAND, *arguments],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
        )


@cache
def _can_mark() -> bool:
    """Whether `fos ingest` marks faulty files for their senders."""
    return "--errata" in _fos(INGEST, "--help").stdout


def _keep(upload: Upload, inbox: Path) -> None:
    """Write the files as they came; files of one name go into folders of their own."""
    inbox.mkdir()
    for name, content in upload.files:
        name = _safe(name)
        folder, number = inbox, 1
        while (folder / name).exists():
            number += 1
            folder = inbox / str(number)
            folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    for folder in (inbox, *(path for path in inbox.iterdir() if path.is_dir())):
        if not (folder / RECEIVED).exists():
            _write_received(folder, upload)


def _safe(name: str) -> str:
    """Return the last part of a name: a browser may send a path, or no name at all."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if sign.isprintable())
    shown = shown.encode(errors="replace")[-LONGEST_NAME:].decode(errors="ignore")
    return shown if shown.strip(". ") else "file"


def _write_received(folder: Path, upload: Upload) -> None:
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    with (folder / RECEIVED).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file_name", "received_on", "sender"))
        day = upload.received_on.isoformat()
        writer.writerows((name, day, upload.sender) for name in names)


def _zipped(folder: Path) -> bytes:
    """Return a folder as a zip file; nothing where it is not there or empty."""
    files: Sequence[Path] = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        return b""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(folder))
    return held.getvalue()
