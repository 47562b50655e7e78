"""Releases: built aside, audited by dbt's tests, and only then made current."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse import manifest, marts
from warehouse.connect import (
    MANIFEST_FILE,
    RESTRICTED_FILE,
    WAREHOUSE_FILE,
    Release,
    current_release,
    find_release,
)
from warehouse.dbt import DbtRun, declare_raw_tables, run_dbt
from warehouse.durable import point, sweep, sync, write_text
from warehouse.errors import BuildError, ReleaseError
from warehouse.ledger import snapshot
from warehouse.lock import WriterLock
from warehouse.settings import Settings

ASIDE = ".building"


def build(settings: Settings, *, only_if_changed: bool = False) -> Release:
    """Build a release aside, audit it, then move `current` to it.

    Raises:
        BuildError: a model or test failed; the old release stays and nothing is left.
        LedgerError: there is no ledger yet, or it is in use.
    """
    with _building(settings) as (aside, lock):
        release_id = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        try:
            inputs = _prepare(settings, aside)
            if only_if_changed and (known := _same_inputs(settings, inputs)):
                return known
            run = run_dbt(settings, aside, lock)
            _write(settings, aside, release_id, inputs, run)
            return _publish(settings, aside, release_id)
        except (OSError, duckdb.Error) as error:
            reason = str(error).splitlines()[0]
            raise BuildError(
                f"the release could not be written: {reason}; the current release stays"
            ) from error


def _prepare(settings: Settings, aside: Path) -> dict[str, Any]:
    ledger = aside / "ledger.duckdb"
    snapshot(settings, ledger)
    with duckdb.connect(str(ledger)) as connection:
        declare_raw_tables(connection)
        return manifest.inputs(connection, settings)


def _same_inputs(settings: Settings, inputs: dict[str, Any]) -> Release | None:
    try:
        release = current_release(settings)
    except ReleaseError:
        return None
    return release if release.manifest["inputs_sha256"] == inputs["sha256"] else None


def _write(
    settings: Settings,
    aside: Path,
    release_id: str,
    inputs: dict[str, Any],
    run: DbtRun,
) -> None:
    built = aside / "build.duckdb"
    published = marts.read_published(run.manifest)
    marts.copy(built, aside / RESTRICTED_FILE, published, is_restricted=True)
    marts.copy(built, aside / WAREHOUSE_FILE, published, is_restricted=False)
    files = marts.write_parquet(aside / WAREHOUSE_FILE, aside / "parquet")
    (aside / "dbt").mkdir()
    for name in ("manifest.json", "run_results.json"):
        shutil.copyfile(run.target / name, aside / "dbt" / name)
    for name in ("build.duckdb", "ledger.duckdb"):
        (aside / name).unlink()
        (aside / f"{name}.wal").unlink(missing_ok=True)
    document = manifest.compose(release_id, inputs, files)
    document["minimum_answers"] = settings.minimum_answers
    document["test_count"] = run.test_count
    write_text(aside / MANIFEST_FILE, json.dumps(document, indent=2) + "\n")
    for path in aside.rglob("*"):
        sync(path)


def _publish(settings: Settings, aside: Path, release_id: str) -> Release:
    final = settings.releases / release_id
    aside.rename(final)
    sync(settings.releases)
    point(settings.current, final)
    return Release(final)


@contextmanager
def _building(settings: Settings) -> Generator[tuple[Path, WriterLock]]:
    """Give one builder a folder of its own; leave nothing of it behind.

    The folder has the same name each time: dbt reads its whole project anew when the
    paths that it is given change.
    """
    with _locked(settings) as lock:
        sweep(settings.releases, ".*")
        sweep(settings.home, f".{settings.current.name}.*")
        aside = settings.releases / ASIDE
        aside.mkdir()
        try:
            yield aside, lock
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _locked(settings: Settings) -> Generator[WriterLock]:
    """Hold the lock of those who make releases and move the pointer."""
    settings.releases.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(settings.home / "build.lock", "the release builder")
    lock.acquire()
    try:
        yield lock
    finally:
        lock.release()


def list_releases(settings: Settings) -> list[Release]:
    """Return every whole release, newest first."""
    return [
        Release(path.parent)
        for path in sorted(settings.releases.glob(f"[!.]*/{MANIFEST_FILE}"))[::-1]
    ]


def roll_back(settings: Settings, release_id: str) -> Release:
    """Make an earlier release current by moving the pointer."""
    release = find_release(settings, release_id)
    with _locked(settings):
        point(settings.current, release.path)
    return release
