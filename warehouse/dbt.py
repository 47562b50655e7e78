"""dbt as a process of its own: it leaves no open file and no changed environment."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import yaml

from warehouse.build_failures import describe
from warehouse.errors import BuildError
from warehouse.ledger_tables import create_missing
from warehouse.lock import WriterLock
from warehouse.private import made_private, make_private
from warehouse.settings import DBT_PROJECT, Settings

FAILED = {"error", "fail", "runtime error"}
LOG_LINES_SHOWN = 20
# What narrows the build of a release. dbt's unit tests hold the models against rows of
# their own: they tell of the models, not of what was loaded, and `make test` runs them.
OF_THE_DATA = ("--exclude-resource-type", "unit_test")


@dataclass(frozen=True, slots=True)
class DbtRun:
    """What a dbt run left behind: its target folder, manifest and count of tests.

    `warnings` says what does not agree and is no reason to keep a release back.
    """

    target: Path
    manifest: dict[str, Any]
    test_count: int
    warnings: tuple[str, ...] = ()


def declare_raw_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the raw tables that dbt declares and no file has filled yet."""
    for path in sorted(DBT_PROJECT.glob("models/staging/*/_*__sources.yml")):
        for source in yaml.safe_load(path.read_text(encoding="utf-8"))["sources"]:
            for table in source["tables"]:
                columns = {
                    column["name"]: column["data_type"] for column in table["columns"]
                }
                schema = source.get("schema", source["name"])
                create_missing(connection, schema, table["name"], columns)


def run_dbt(
    settings: Settings, folder: Path, lock: WriterLock, *selection: str
) -> DbtRun:
    """Build and test every model into `folder/build.duckdb`.

    Args:
        settings: where the runtime files live.
        folder: the release in the making, with a copy of the ledger in it.
        lock: the builder's; dbt inherits it, so that where the builder is killed no
            other starts in the folder before dbt has ended too.
        selection: dbt's options that narrow the build; without, all there is.

    Raises:
        BuildError: with the names of the models and tests that failed.
    """
    # One target folder for all builds lets dbt parse only what changed since the last.
    target = settings.dbt
    results = target / "run_results.json"
    results.unlink(missing_ok=True)
    # A message of dbt may quote what a Member wrote.
    make_private(target, settings.logs)
    with made_private():
        finished = subprocess.run(
            [
                sys.executable,
                "-m",
                "warehouse.dbt_child",
                "--quiet",
                "build",
                *selection,
            ],
            cwd=DBT_PROJECT,
            env=_environment(settings, folder, target),
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            pass_fds=(lock.fileno(),),
        )
    if finished.returncode:
        output = finished.stdout + finished.stderr
        raise _failure(settings, folder, results, output)
    tests = [
        result
        for result in json.loads(results.read_text(encoding="utf-8"))["results"]
        if result["unique_id"].split(".")[0] in {"test", "unit_test"}
    ]
    document = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    doubts = [row["unique_id"] for row in tests if row["status"] == "warn"]
    return DbtRun(
        target, document, len(tests), tuple(describe(folder, document, doubts))
    )


def _environment(settings: Settings, folder: Path, target: Path) -> dict[str, str]:
    # Settings of the person's own dbt (DBT_EXCLUDE_RESOURCE_TYPES and so on) could
    # switch off tests, and a release is audited always.
    own = {
        name: value for name, value in os.environ.items() if not name.startswith("DBT_")
    }
    return own | {
        "DBT_PROFILES_DIR": str(DBT_PROJECT),
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(settings.logs),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_VERSION_CHECK": "false",
        "DBT_USE_COLORS": "false",
        # Every statement of every test went to a file that nobody read, and took half
        # of the time; a failure is told by the error itself.
        "DBT_LOG_LEVEL_FILE": "warn",
        "FOS_DATABASE": str(folder / "build.duckdb"),
        "FOS_LEDGER": str(folder / "ledger.duckdb"),
        "FOS_MINIMUM_ANSWERS": str(settings.minimum_answers),
    }


def _failure(
    settings: Settings, folder: Path, results: Path, output: str
) -> BuildError:
    ended = _results(results)
    told = output + "".join(str(result.get("message")) for result in ended)
    # A full disk stops dbt anywhere, also where it writes its own log and results.
    if os.strerror(errno.ENOSPC) in told:
        return BuildError(
            f"the disk of {settings.home} is full: free some space, then run "
            "`fos build` again; the current release stays"
        )
    unique_ids = [row["unique_id"] for row in ended if row["status"] in FAILED]
    failed = tuple(one.split(".", 2)[2] for one in unique_ids)
    if failed:
        manifest = json.loads(
            (results.parent / "manifest.json").read_text(encoding="utf-8")
        )
        rows = describe(folder, manifest, unique_ids)
        told = "".join(f"; {line}" for line in rows)
        return BuildError(
            f"dbt stopped, the current release stays; failed: {', '.join(failed)}"
            f"{told}",
            failed,
        )
    shown = " / ".join(
        line.strip() for line in output.splitlines()[-LOG_LINES_SHOWN:] if line.strip()
    )
    return BuildError(f"dbt could not start, the current release stays: {shown}")


def _results(path: Path) -> list[dict[str, Any]]:
    """Return what dbt noted of each node; nothing where it could not write that."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))["results"]
    except (FileNotFoundError, ValueError):
        return []
