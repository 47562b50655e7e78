"""Marts on their way into a release: what is published, what stays restricted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

# Older DuckDB clients (1.4 and later) open files of this storage version.
STORAGE_VERSION = "v1.4.0"


def read_published(dbt_manifest: dict[str, Any]) -> dict[str, str]:
    """Return every mart with the condition under which its rows are published.

    The condition stands in the model's `meta: published_where` in dbt; a mart
    without one is published whole.
    """
    return {
        node["name"]: node["config"]["meta"].get("published_where", "true")
        for node in dbt_manifest["nodes"].values()
        if node["resource_type"] == "model" and node["schema"] == "marts"
    }


def copy(
    built: Path, target: Path, published: dict[str, str], *, is_restricted: bool
) -> None:
    """Copy the marts, with their comments, into a file of the older storage version.

    Args:
        built: the file that dbt built.
        target: the file to make.
        published: the condition of publication by mart.
        is_restricted: whether the copy holds the rows that may not be published too.
    """
    with duckdb.connect() as connection:
        connection.execute(
            f"attach '{target}' as target (storage_version '{STORAGE_VERSION}')"
        )
        connection.execute(f"attach '{built}' as built (read_only)")
        connection.execute("create schema target.marts")
        for mart, condition in sorted(published.items()):
            where = "true" if is_restricted else condition
            connection.execute(
                f"create table target.marts.{mart} as "  # noqa: S608
                f"select * from built.marts.{mart} where {where} order by all"
            )
        _copy_comments(connection)
        connection.execute("checkpoint target")
        connection.execute("detach target")


def _copy_comments(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute(
        "select table_name, comment from duckdb_tables() "
        "where database_name = 'built' and schema_name = 'marts' "
        "and comment is not null"
    ).fetchall()
    columns = connection.execute(
        "select table_name, column_name, comment from duckdb_columns() "
        "where database_name = 'built' and schema_name = 'marts' "
        "and comment is not null"
    ).fetchall()
    for table, comment in tables:
        connection.execute(
            f"comment on table target.marts.{table} is {_literal(comment)}"
        )
    for table, column, comment in columns:
        connection.execute(
            f'comment on column target.marts.{table}."{column}" is {_literal(comment)}'
        )


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def write_parquet(database: Path, folder: Path) -> dict[str, Path]:
    """Write every published mart as Parquet; return the files by mart.

    Rows are in one order, so that equal inputs give equal bytes.
    """
    folder.mkdir()
    files: dict[str, Path] = {}
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() order by table_name"
        ).fetchall()
        for (name,) in names:
            files[name] = folder / f"{name}.parquet"
            connection.execute(
                f"copy (from marts.{name} order by all) to '{files[name]}' "
                "(format parquet, compression zstd)"
            )
    return files
