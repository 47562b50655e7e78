"""The release manifest: what went in, what came out, made by which code."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from warehouse.durable import sha256_of
from warehouse.marts import STORAGE_VERSION
from warehouse.settings import DBT_PROJECT, PROJECT_ROOT, Settings

PROJECT_FILES = ("*.sql", "*.yml", "*.csv", "*.md")
# Not `target` or `logs`, which tools leave beside them.
PROJECT_FOLDERS = ("models", "seeds", "macros", "tests")
SUBMISSION = (
    *("submission_id", "sha256", "file_name"),
    *("received_on", "status", "may_be_named"),
)


def inputs(connection: duckdb.DuckDBPyConnection, settings: Settings) -> dict[str, Any]:
    """Return the inputs of a build, with one hash over all that decides its rows."""
    submissions = connection.execute(
        "select submission_id, sha256, file_name, cast(received_on as varchar), "
        "status, coalesce(may_be_named or source in ('proposals', 'activities'), "
        "false) from intake.submissions order by submission_id"
    ).fetchall()
    withdrawals = connection.execute(
        "select submission_id, cast(withdrawn_on as varchar) from intake.withdrawals "
        "order by all"
    ).fetchall()
    listed = {
        "submissions": [
            dict(
                zip(
                    SUBMISSION,
                    row,
                    strict=True,
                )
            )
            for row in submissions
        ],
        "withdrawals": [list(row) for row in withdrawals],
        "project_sha256": _project_hash(),
        "minimum_answers": settings.minimum_answers,
    }
    text = json.dumps(listed, sort_keys=True)
    return listed | {"sha256": hashlib.sha256(text.encode()).hexdigest()}


def _project_hash() -> str:
    """Return one hash over the models and seeds and the code that publishes them."""
    digest = hashlib.sha256()
    paths = [path for kind in PROJECT_FILES for path in DBT_PROJECT.glob(kind)]
    for folder in PROJECT_FOLDERS:
        paths += [
            path
            for kind in PROJECT_FILES
            for path in DBT_PROJECT.glob(f"{folder}/**/{kind}")
        ]
    paths += list((PROJECT_ROOT / "warehouse").glob("*.py"))
    for path in sorted(paths):
        digest.update(os.path.relpath(path, PROJECT_ROOT).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def compose(
    release_id: str, listed: dict[str, Any], files: dict[str, Path]
) -> dict[str, Any]:
    """Return the manifest of a release."""
    with duckdb.connect() as connection:
        counts = {
            mart: (
                connection.sql(
                    "select count(*) from read_parquet($1)", params=[str(path)]
                ).fetchall()[0][0]
            )
            for mart, path in files.items()
        }
    return {
        "release_id": release_id,
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "code_version": version("fos"),
        "code_commit": _commit(),
        "duckdb_version": version("duckdb"),
        "dbt_version": version("dbt-core"),
        "storage_version": STORAGE_VERSION,
        "inputs_sha256": listed["sha256"],
        "inputs": {key: value for key, value in listed.items() if key != "sha256"}
        | {"submissions": [_published(each) for each in listed["submissions"]]},
        "marts": {
            mart: {"row_count": counts[mart], "parquet_sha256": sha256_of(path)}
            for mart, path in files.items()
        },
    }


def _published(submission: dict[str, Any]) -> dict[str, Any]:
    """Return a submission as everyone may see it: a file's name may name its Member."""
    shown = {key: value for key, value in submission.items() if key != "may_be_named"}
    return shown if submission["may_be_named"] else shown | {"file_name": None}


def _commit() -> str | None:
    """Return the commit of a checkout, or None where the code is not one."""
    try:
        finished = subprocess.run(
            ["git", "rev-parse", "HEAD"],  # noqa: S607
            cwd=PROJECT_ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return finished.stdout.strip() or None
