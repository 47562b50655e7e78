"""What the ledger holds for a session that a release was built without."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from warehouse import manifest
from warehouse.connect import Release
from warehouse.ledger import snapshot
from warehouse.settings import Settings

READ = ("accepted", "partial")


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a release lacks: files, withdrawals, and whether its code is another."""

    submissions: tuple[str, ...]
    withdrawals: tuple[str, ...]
    is_code_changed: bool


def lacking(settings: Settings, release: Release, cut_off: date) -> Lacking:
    """Return what a build of today would add to the figures as of a cut-off date.

    Raises:
        LedgerError: there is no ledger, or it is in use.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "ledger.duckdb"
        snapshot(settings, copy)
        with duckdb.connect(str(copy), read_only=True) as connection:
            now = manifest.inputs(connection, settings)
    then = release.manifest["inputs"]
    known = {each["submission_id"] for each in then["submissions"]}
    withdrawn = {tuple(each) for each in then["withdrawals"]}
    return Lacking(
        submissions=tuple(
            each["submission_id"]
            for each in now["submissions"]
            if each["submission_id"] not in known
            and each["status"] in READ
            and _is_by(each["received_on"], cut_off)
        ),
        withdrawals=tuple(
            submission
            for submission, day in map(tuple, now["withdrawals"])
            if (submission, day) not in withdrawn and _is_by(day, cut_off)
        ),
        is_code_changed=now["project_sha256"] != then["project_sha256"],
    )


def _is_by(day: object, cut_off: date) -> bool:
    return date.fromisoformat(str(day)) <= cut_off
