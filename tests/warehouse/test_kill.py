"""SIGKILL at random moments of ingest and build: what is there stays whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import current_release
from warehouse.durable import sha256_of
from warehouse.settings import PROJECT_ROOT, Settings

FOS = Path(sys.executable).with_name("fos")
REGISTER = PROJECT_ROOT / "ingest" / "sources" / "proposals" / "files"
INGEST_KILLS = 12
BUILD_KILLS = 4


def start(home, *arguments):
    kept = {name: text for name, text in os.environ.items() if name[:4] != "FOS_"}
    return subprocess.Popen(
        [str(FOS), *map(str, arguments)],
        env=kept | {"FOS_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_after(process, seconds):
    """Kill the command and all it started; return whether it was still at work."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def check_ledger(home):
    """Hold what must hold of a ledger at any moment; count its submissions."""
    settings = Settings(home)
    if not settings.ledger.is_file():
        return 0
    with duckdb.connect(str(settings.ledger)) as connection:
        schemas = connection.execute(
            "select count(*) from duckdb_tables() where table_name = 'submissions'"
        ).fetchone()
        if not schemas[0]:
            return 0
        submissions = connection.execute(
            "select submission_id, sha256, rows_read, rows_accepted, rows_quarantined "
            "from intake.submissions order by 1"
        ).fetchall()
        loaded = {}
        for (table,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'raw'"
        ).fetchall():
            for submission_id, count in connection.execute(
                f"select _submission_id, count(*) from raw.{table} group by 1"
            ).fetchall():
                loaded[submission_id] = loaded.get(submission_id, 0) + count
        held = dict(
            connection.execute(
                "select submission_id, count(*) from intake.quarantined_rows group by 1"
            ).fetchall()
        )
    for submission_id, sha256, read, accepted, quarantined in submissions:
        assert read == accepted + quarantined
        assert loaded.get(submission_id, 0) == accepted
        assert held.get(submission_id, 0) == quarantined
        kept = settings.received / sha256[:2] / sha256
        assert sha256_of(kept) == sha256
    assert len({sha256 for _, sha256, *_ in submissions}) == len(submissions)
    return len(submissions)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory, fos):
    """The register and some sample files."""
    folder = tmp_path_factory.mktemp("inputs")
    fos(folder, "sample", "--out", folder / "sample")
    chosen = folder / "chosen"
    shutil.copytree(REGISTER, chosen)
    for path in sorted((folder / "sample").glob("sample_*"))[:40]:
        shutil.copy(path, chosen)
    return chosen


def test_ingest_killed_at_random_moments_loses_and_doubles_nothing(
    tmp_path, inputs, fos
):
    chance = random.Random(2026)  # noqa: S311
    killed = 0
    for _ in range(INGEST_KILLS):
        killed += kill_after(
            start(tmp_path, "ingest", inputs), chance.uniform(0.4, 1.9)
        )
        check_ledger(tmp_path)
    assert killed
    fos(tmp_path, "ingest", inputs, expected=(0, 1))
    expected = len({sha256_of(path) for path in inputs.iterdir()}) - 1  # received.csv
    assert check_ledger(tmp_path) == expected
    assert not [
        path for path in (tmp_path / "received").rglob("*") if path.name[0] == "."
    ]


def test_build_killed_at_random_moments_leaves_a_whole_release(release_home, tmp_path):
    home = tmp_path / "var"
    shutil.copytree(release_home, home, symlinks=True)
    before = current_release(Settings(home))
    chance = random.Random(1953)  # noqa: S311
    killed = 0
    for _ in range(BUILD_KILLS):
        killed += kill_after(start(home, "build"), chance.uniform(0.5, 9.0))
        release = current_release(Settings(home))
        for mart, made in release.manifest["marts"].items():
            assert release.mart(mart).height == made["row_count"]
    assert killed
    finished = start(home, "build")
    deadline = time.monotonic() + 240
    while finished.poll() is None and time.monotonic() < deadline:
        time.sleep(0.2)
    assert finished.returncode == 0
    release = current_release(Settings(home))
    assert release.release_id > before.release_id
    assert not [path for path in (home / "releases").iterdir() if path.name[0] == "."]
    hashes = {
        name: made["parquet_sha256"] for name, made in before.manifest["marts"].items()
    }
    for name, made in release.manifest["marts"].items():
        assert made["parquet_sha256"] == hashes[name], name
