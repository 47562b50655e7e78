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
    """What of a mart is published: a condition on rows, and columns made harmless.

    The meanings, of the mart and of its columns, become comments in the files.
    """

    where: str = "true"
    replace: tuple[tuple[str, str], ...] = ()
    meaning: str = ""
    column_meanings: tuple[tuple[str, str], ...] = ()

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
            node["description"],
            tuple(
                (name, column["description"])
                for name, column in node["columns"].items()
            ),
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
    """Copy the marts, and what they mean, into a file of the older storage version.

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
        # One transaction: each comment on a column would else be forced to the disk.
        connection.execute("begin")
        connection.execute("create schema target.marts")
        for mart, publication in sorted(published.items()):
            rows = publication.select(mart, is_restricted=is_restricted)
            connection.execute(
                f"create table target.marts.{mart} as {rows} order by all"
            )
        _comment(connection, published)
        connection.execute("commit")
        connection.execute("checkpoint target")
        connection.execute("detach target")


def _comment(
    connection: duckdb.DuckDBPyConnection, published: dict[str, Publication]
) -> None:
    columns = connection.execute(
        "select table_name, column_name from duckdb_columns() "
        "where database_name = 'target'"
    ).fetchall()
    known = set(columns)
    for mart, publication in published.items():
        if publication.meaning:
            connection.execute(
                f"comment on table target.marts.{mart} "
                f"is {_literal(publication.meaning)}"
            )
        for column, meaning in publication.column_meanings:
            if meaning and (mart, column) in known:
                connection.execute(
                    f'comment on column target.marts.{mart}."{column}" '
                    f"is {_literal(meaning)}"
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
