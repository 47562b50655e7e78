"""Releases: built aside, audited by dbt's tests, and only then made current."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse import manifest, marts
from warehouse.connect import (
    MANIFEST_FILE,
    PARQUET_FOLDER,
    RESTRICTED_FILE,
    RESTRICTED_INPUTS_FILE,
    WAREHOUSE_FILE,
    Release,
    current_release,
    find_release,
    list_releases,
)
from warehouse.dbt import OF_THE_DATA, DbtRun, declare_raw_tables, run_dbt
from warehouse.durable import sweep, sync, write_text
from warehouse.errors import BuildError, ReleaseError
from warehouse.ledger import snapshot
from warehouse.lock import WriterLock
from warehouse.pointer import Embargo, embargo, hold, lift, move, settle
from warehouse.private import OWNER_ALONE
from warehouse.retention import let_go
from warehouse.settings import Settings

__all__ = ["build", "list_releases", "roll_back"]

ASIDE = ".building"


def build(
    settings: Settings,
    *,
    only_if_changed: bool = False,
    embargo_until: datetime | None = None,
    keep_embargo: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> Release:
    """Build a release aside, audit it, then let readers see it.

    Args:
        settings: where the runtime files live.
        only_if_changed: return the last release where its inputs are the same.
        embargo_until: the minute from which readers see it; before, the old one.
        keep_embargo: whether an embargo that waits holds for this release too, which
            has the same inputs and more.
        tell: is called with a line on what does not agree and is no reason to keep the
            release back; it may name a file that readers may not see named.

    Raises:
        BuildError: a model or test failed; the old release stays and nothing is left.
        LedgerError: there is no ledger yet, or it is in use.
    """
    with _building(settings) as (aside, lock):
        release_id = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        try:
            inputs = _prepare(settings, aside)
            until = embargo_until or (_waiting(settings) if keep_embargo else None)
            if only_if_changed and (known := _same_inputs(settings, inputs, until)):
                return known
            run = run_dbt(settings, aside, lock, *OF_THE_DATA)
            for warning in run.warnings:
                tell(warning)
            _write(settings, aside, release_id, inputs, run)
            return _publish(settings, aside, release_id, until)
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


def _waiting(settings: Settings) -> datetime | None:
    """Return the minute of an embargo that is not over."""
    waiting = embargo(settings)
    return None if waiting is None or waiting.is_over() else waiting.until


def _same_inputs(
    settings: Settings, inputs: dict[str, Any], until: datetime | None
) -> Release | None:
    """Return the release that a build would only repeat, under the same embargo."""
    waiting = embargo(settings)
    try:
        if until is None:
            release = None if _waiting(settings) else current_release(settings)
        elif waiting and waiting.until == until:
            release = find_release(settings, waiting.release_id)
        else:
            release = None
    except ReleaseError:
        return None
    is_same = release and release.manifest["inputs_sha256"] == inputs["sha256"]
    return release if is_same else None


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
    files = marts.write_parquet(aside / WAREHOUSE_FILE, aside / PARQUET_FOLDER)
    (aside / "dbt").mkdir()
    for name in ("manifest.json", "run_results.json"):
        shutil.copyfile(run.target / name, aside / "dbt" / name)
    for name in ("build.duckdb", "ledger.duckdb"):
        (aside / name).unlink()
        (aside / f"{name}.wal").unlink(missing_ok=True)
    write_text(
        aside / RESTRICTED_INPUTS_FILE, json.dumps(inputs["submissions"], indent=2)
    )
    for name in (RESTRICTED_FILE, RESTRICTED_INPUTS_FILE):
        (aside / name).chmod(OWNER_ALONE)
    document = manifest.compose(release_id, inputs, files)
    document["minimum_answers"] = settings.minimum_answers
    document["test_count"] = run.test_count
    write_text(aside / MANIFEST_FILE, json.dumps(document, indent=2) + "\n")
    for path in aside.rglob("*"):
        sync(path)


def _publish(
    settings: Settings, aside: Path, release_id: str, until: datetime | None
) -> Release:
    final = settings.releases / release_id
    aside.rename(final)
    sync(settings.releases)
    # A whole release that nothing points at yet is seen by nobody: a kill here is
    # a build that did not happen.
    if until is None:
        settle(settings)
        lift(settings)
        move(settings, final)
    else:
        hold(settings, Embargo(release_id, until))
    let_go(settings)
    return Release(final)


@contextmanager
def _building(settings: Settings) -> Generator[tuple[Path, WriterLock]]:
    """Give one builder a folder of its own; leave nothing of it behind.

    The folder has the same name each time: dbt reads its whole project anew when the
    paths that it is given change.
    """
    with _locked(settings) as lock:
        sweep(settings.releases, ".*")
        for pointer in (settings.current, settings.previous, settings.embargo):
            sweep(settings.home, f".{pointer.name}.*")
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


def roll_back(settings: Settings, release_id: str) -> Release:
    """Make an earlier release current by moving the pointer.

    Raises:
        ReleaseError: there is no such release, or it waits for its minute.
    """
    release = find_release(settings, release_id)
    with _locked(settings):
        waiting = embargo(settings)
        is_held = waiting is not None and waiting.release_id == release.path.name
        if waiting and is_held and not waiting.is_over():
            raise ReleaseError(
                f"{release_id} is under embargo until {waiting.say()}; to open it "
                "before that, run `fos build --no-embargo`"
            )
        move(settings, release.path)
    return release
