"""The process that runs one analyst query: limits first, then DuckDB, then the rows."""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import polars as pl

REFUSED = 3
LACKING_KINDS = (
    "INTERVAL",
    "BIT",
    "BLOB",
    "UNION",
    "VARIANT",
    "BIGNUM",
    "TIME WITH TIME ZONE",
)


def main() -> None:
    """Read a request from standard input, write the rows to standard output."""
    request = json.load(sys.stdin)
    _limit(request)
    os.environ["POLARS_MAX_THREADS"] = "1"
    import duckdb

    from warehouse.sql_rules import Refusal

    try:
        rows = _run(request)
    except Refusal as error:
        _stop(str(error))
    except (duckdb.OutOfMemoryException, MemoryError):
        _stop("it needs more memory than a query may have; ask for less")
    except duckdb.Error as error:
        _stop(" ".join(str(error).split()))
    if rows.estimated_size() > request["answer_bytes"]:
        _stop("the answer is too large; ask for fewer rows or columns")
    rows.write_ipc(sys.stdout.buffer)


def _limit(request: dict[str, Any]) -> None:
    space = request["address_space_bytes"]
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    seconds = request["cpu_seconds"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))


def _run(request: dict[str, Any]) -> pl.DataFrame:
    from warehouse.sql_rules import check_query

    connection = _open(request)
    check_query(connection, request["sql"])
    relation = connection.sql(request["sql"], params=request["parameters"] or None)
    if relation is None:
        return connection.sql("select 0 as answered where false").pl()
    return relation.select(_columns(relation)).limit(request["limit"] + 1).pl()


def _columns(relation: duckdb.DuckDBPyRelation) -> str:
    """Return the select list: kinds that polars and flat files lack become text."""
    return ", ".join(
        f"cast(#{number} as varchar) as {_quoted(name)}"
        if any(lacking in str(kind) for lacking in LACKING_KINDS)
        else f"#{number} as {_quoted(name)}"
        for number, (name, kind) in enumerate(
            zip(relation.columns, relation.types, strict=True), 1
        )
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _open(request: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(
        request["database"],
        read_only=True,
        config={
            "enable_external_access": "false",
            "memory_limit": request["memory_limit"],
            "threads": "2",
            "python_enable_replacements": "false",
        },
    )
    connection.execute("set schema = 'marts'")
    connection.execute("set disabled_filesystems = 'LocalFileSystem'")
    connection.execute("set lock_configuration = true")
    return connection


def _stop(message: str) -> None:
    sys.stderr.write(message)
    sys.exit(REFUSED)


if __name__ == "__main__":
    main()
