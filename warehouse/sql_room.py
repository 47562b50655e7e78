"""The SQL room: analyst queries in a child process, read-only and under limits.

The guard is threefold: the statement must be one SELECT over the marts with known
functions (`sql_rules`), the connection can reach nothing but the release's published
file, and the process that runs it has a bounded address space and is killed when its
time is up, because DuckDB's own limits do not hold for every function.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from warehouse.connect import Release
from warehouse.errors import QueryError

DEFAULT_LIMIT = 10_000
DEFAULT_SECONDS = 10.0
# The interpreter, DuckDB and polars reserve about 1 GiB of addresses before any query.
ADDRESS_SPACE_BYTES = 3 << 30
MEMORY_LIMIT = "1GB"
# Ten thousand rows of the widest mart take under 10 MB.
ANSWER_BYTES = 64 << 20
REFUSED = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query, and whether there were more than the limit."""

    rows: pl.DataFrame
    is_truncated: bool


def run_query(
    release: Release,
    sql: str,
    *,
    limit: int = DEFAULT_LIMIT,
    seconds: float = DEFAULT_SECONDS,
    parameters: Mapping[str, object] | None = None,
) -> Answer:
    """Run one SELECT on a release's published marts.

    Args:
        release: the release to read.
        sql: one SELECT statement; `$names` are filled from `parameters`.
        limit: the most rows to return.
        seconds: wall time after which the query is killed.
        parameters: values of the named parameters.

    Raises:
        QueryError: refused, failed, too slow or too large, in one line.
    """
    request = {
        "database": str(release.database),
        "sql": sql,
        "limit": limit,
        "memory_limit": MEMORY_LIMIT,
        "address_space_bytes": ADDRESS_SPACE_BYTES,
        "answer_bytes": ANSWER_BYTES,
        "cpu_seconds": int(seconds * 2) + 2,
        "parameters": dict(parameters or {}),
    }
    try:
        finished = subprocess.run(
            # -P: a file of the folder one stands in is no module of ours.
            [sys.executable, "-P", "-m", "warehouse.sql_child"],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"stopped after {seconds:g} s: ask for less (a filter, fewer joins)"
        ) from error
    if finished.returncode == REFUSED:
        raise QueryError(finished.stderr.decode(errors="replace").strip())
    if finished.returncode:
        raise QueryError("stopped: it went over its memory or time limit; ask for less")
    rows = pl.read_ipc(io.BytesIO(finished.stdout))
    return Answer(rows.head(limit), rows.height > limit)
