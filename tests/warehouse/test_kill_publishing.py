"""SIGKILL around dbt: while a release is copied, counted, renamed and pointed at."""

import os
import random
import signal
import subprocess
import sys
import time

import duckdb
import pytest

from warehouse import release
from warehouse.connect import RESTRICTED_FILE, current_release
from warehouse.durable import sha256_of
from warehouse.errors import LedgerError
from warehouse.lock import WriterLock

# `fos build` with the small project, so that publishing comes soon and often.
DRIVER = """
import pathlib, sys
import warehouse.settings as settings
settings.DBT_PROJECT = pathlib.Path(sys.argv.pop(1))
from warehouse.cli import main
main()
"""
# What appears aside one after the other; a kill comes just after one of them.
STEPS = (
    "ledger.duckdb",
    "build.duckdb",
    "restricted.duckdb",
    "warehouse.duckdb",
    "parquet",
    "manifest.json",
)
LONGEST_WAIT = 0.03
CHANCE = random.Random(1986)  # noqa: S311 - the moments, the same each time


def start(home, project):
    kept = {name: text for name, text in os.environ.items() if name[:4] != "FOS_"}
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(project), "build"],
        env=kept | {"FOS_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(path, process):
    """Wait until a file is there; say whether the build got so far."""
    while process.poll() is None:
        if path.exists():
            return True
        time.sleep(0.001)
    return False


def check_current(settings):
    """Hold what must hold of the current release at any moment."""
    found = current_release(settings)
    for name, mart in found.manifest["marts"].items():
        path = found.path / "parquet" / f"{name}.parquet"
        assert sha256_of(path) == mart["parquet_sha256"]
        assert found.mart(name).height == mart["row_count"]
        with found.connect() as connection:
            counted = connection.execute(f"select count(*) from marts.{name}")
            assert counted.fetchall() == [(mart["row_count"],)]
    for path in found.path.glob("*.duckdb"):
        duckdb.connect(str(path), read_only=True).close()
    assert (found.path / RESTRICTED_FILE).is_file()
    assert not list(found.path.glob("*.wal"))
    return found


def kill_at(step, settings, project):
    """Start a build and kill it just after a file of it has appeared."""
    process = start(settings.home, project)
    assert wait_for(settings.releases / ".building" / step, process)
    time.sleep(CHANCE.uniform(0, LONGEST_WAIT))
    # The command alone is killed: dbt, where it runs, goes on to its own end.
    process.kill()
    assert process.wait() == -signal.SIGKILL


def test_builds_killed_at_each_step_of_publishing_heal(small_home, small_project):
    before = check_current(small_home)
    for step in STEPS:
        kill_at(step, small_home, small_project)
        check_current(small_home)
    healed = release.build(small_home)
    assert check_current(small_home).path == healed.path
    assert not list(small_home.releases.glob(".*"))
    assert not list(small_home.home.glob(".*"))
    # A release that was whole when its builder died is a release like others.
    for each in release.list_releases(small_home):
        assert each.manifest["marts"] == before.manifest["marts"]


def test_next_build_waits_for_the_dbt_of_a_killed_one(small_home, small_project):
    kill_at("build.duckdb", small_home, small_project)
    lock = WriterLock(small_home.home / "build.lock", "the release builder")
    with pytest.raises(LedgerError, match="the release builder is in use"):
        lock.acquire(wait_seconds=0)
    healed = release.build(small_home)
    assert check_current(small_home).path == healed.path
