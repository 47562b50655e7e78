"""Marts on their way into a release: what is published, what stays restricted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

# Older DuckDB clients (1.4 and later) open files of this storage version.
STORAGE_VERSION = "v1.4.0"


@dataclass(frozen=True, slots=True)
class Publication:
    """What of a mart is published: a condition on rows, and columns made harmless."""

    where: str = "true"
    replace: tuple[tuple[str, str], ...] = ()

    def select(self, mart: str, *, is_restricted: bool) -> str:
        """Return the query that gives the mart's rows for one of the two files."""
        if is_restricted:
            return f"select * from built.marts.{mart}"  # noqa: S608
        listed = ", ".join(f'{text} as "{name}"' for name, text in self.replace)
        columns = f"* replace ({listed})" if listed else "*"
        return f"select {columns} from built.marts.{mart} where {self.where}"  # noqa: S608


def read_published(dbt_manifest: dict[str, Any]) -> dict[str, Publication]:
    """Return how every mart is published.

    It stands in the model's meta in dbt: `published_where`, a condition on rows, and
    `published_replace`, expressions that stand in for columns. A mart without either
    is published whole.
    """
    return {
        node["name"]: Publication(
            node["config"]["meta"].get("published_where", "true"),
            tuple(node["config"]["meta"].get("published_replace", {}).items()),
        )
        for node in dbt_manifest["nodes"].values()
        if node["resource_type"] == "model" and node["schema"] == "marts"
    }


def copy(
    built: Path,
    target: Path,
    published: dict[str, Publication],
    *,
    is_restricted: bool,
) -> None:
    """Copy the marts, with their comments, into a file of the older storage version.

    Args:
        built: the file that dbt built.
        target: the file to make.
        published: how each mart is published.
        is_restricted: whether the copy holds what may not be published too.
    """
    with duckdb.connect() as connection:
        connection.execute(
            f"attach '{target}' as target (storage_version '{STORAGE_VERSION}')"
        )
        connection.execute(f"attach '{built}' as built (read_only)")
        connection.execute("create schema target.marts")
        for mart, publication in sorted(published.items()):
            rows = publication.select(mart, is_restricted=is_restricted)
            connection.execute(
                f"create table target.marts.{mart} as {rows} order by all"
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
