"""Releases in the shadow: built of a copy of the ledger, compared, and thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse import manifest
from warehouse.connect import RESTRICTED_FILE, current_release
from warehouse.dbt import declare_raw_tables, run_dbt
from warehouse.errors import ReleaseError, SourceError
from warehouse.ledger import Ledger, snapshot
from warehouse.lock import WriterLock
from warehouse.settings import Settings

# The marts that are compared, and what they are made of; nothing is tested, since
# nothing is published.
COMPARED = (
    "rpt_implementation_by_region",
    "rpt_kpi_by_region",
    "rpt_activities_by_region",
    "fct_implementation_levels",
    "fct_kpi_values",
    "dim_submissions",
    "dim_proposals",
    "fct_proposal_events",
    "fct_control_totals",
    "fct_review_milestones",
    "fct_experience_sharing",
)
UNTESTED = (
    *("--exclude-resource-type", "test"),
    *("--exclude-resource-type", "unit_test"),
)
COMMAND = "from warehouse.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Shadow:
    """What a rehearsal compares: marts without and with the files, and their ledger."""

    before: Path
    after: Path
    ledger: Path
    files: list[dict[str, Any]]


@contextmanager
def shadow_of(
    settings: Settings, paths: Sequence[Path], options: Sequence[str]
) -> Generator[Shadow | None]:
    """Give both builds for as long as the block lasts; None where nothing is new.

    The ledger is copied, the copy loaded with the files by `fos ingest` itself, and
    both are built in a folder for temporary files, which is removed.

    Args:
        settings: where the ledger and the releases are.
        paths: the files or folders to load.
        options: further options of `fos ingest`.
    """
    with tempfile.TemporaryDirectory(prefix="fos-rehearsal-") as folder:
        shadow = Settings(Path(folder), settings.minimum_answers)
        _copy_ledger(settings, shadow)
        files = _ingest(shadow, paths, options)
        if all(file["status"] == "duplicate" for file in files):
            yield None
            return
        loaded = shadow.home / "loaded.duckdb"
        snapshot(shadow, loaded)
        before = _base(settings, shadow)
        after = _build(shadow, loaded, "after")
        yield Shadow(before, after, loaded, files)


def _copy_ledger(settings: Settings, shadow: Settings) -> None:
    if settings.ledger.is_file():
        snapshot(settings, shadow.ledger)
        shutil.copyfile(shadow.ledger, shadow.home / "as_it_is.duckdb")
        return
    # A first load is rehearsed too: against a ledger without a file.
    with Ledger.open(shadow):
        pass
    snapshot(shadow, shadow.home / "as_it_is.duckdb")


def _ingest(
    shadow: Settings, paths: Sequence[Path], options: Sequence[str]
) -> list[dict[str, Any]]:
    """Load the files into the copy by the command itself; return their entries."""
    finished = subprocess.run(
        [sys.executable, "-c", COMMAND, "ingest", "--json", *options, "--"]
        + [str(path) for path in paths],
        env={**os.environ, "FOS_HOME": str(shadow.home)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    try:
        return json.loads(finished.stdout)["files"]
    except ValueError as error:
        told = finished.stderr.strip().splitlines() or ["fos: the files cannot be read"]
        raise SourceError(told[-1].removeprefix("fos: ")) from error


def _base(settings: Settings, shadow: Settings) -> Path:
    """Return the marts without the files: the current release, if it is up to date."""
    ledger = shadow.home / "as_it_is.duckdb"
    with duckdb.connect(str(ledger)) as connection:
        declare_raw_tables(connection)
        inputs = manifest.inputs(connection, settings)
    try:
        release = current_release(settings)
    except ReleaseError:
        return _build(shadow, ledger, "before")
    if release.manifest["inputs_sha256"] == inputs["sha256"]:
        return release.path / RESTRICTED_FILE
    return _build(shadow, ledger, "before")


def _build(shadow: Settings, ledger: Path, name: str) -> Path:
    """Build the compared marts of a ledger; return the file."""
    with duckdb.connect(str(ledger)) as connection:
        declare_raw_tables(connection)
    # One folder and one name for both builds: dbt then parses its project once.
    folder = shadow.home / "build"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(ledger, folder / "ledger.duckdb")
    lock = WriterLock(shadow.home / "build.lock", "the rehearsal")
    lock.acquire()
    try:
        chosen = [option for mart in COMPARED for option in ("--select", f"+{mart}")]
        run_dbt(shadow, folder, lock, *chosen, *UNTESTED)
    finally:
        lock.release()
    target = shadow.home / f"{name}.duckdb"
    (folder / "build.duckdb").rename(target)
    return target
