"""Which rows of which files a test of a build found, and what to do about them.

A test gives back rows of its model, keys of it, or the rule that is broken. The rows
are looked up in the model, and from there their file, row and cell in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

MAX_ROWS = 10
Row = dict[str, Any]


def describe(
    folder: Path, manifest: dict[str, Any], unique_ids: Sequence[str]
) -> list[str]:
    """Return a line on each row that failed tests found, in the build's own folder.

    Args:
        folder: the release in the making, with `build.duckdb` and `ledger.duckdb`.
        manifest: dbt's manifest of the build.
        unique_ids: the tests.
    """
    tests = [manifest["nodes"][one] for one in unique_ids if one in manifest["nodes"]]
    try:
        with duckdb.connect(str(folder / "build.duckdb"), read_only=True) as connection:
            path = str(folder / "ledger.duckdb").replace("'", "''")
            connection.execute(f"attach '{path}' as ledger (read_only)")
            return list(
                dict.fromkeys(
                    line
                    for test in tests
                    if test.get("compiled_code")
                    for line in _lines(connection, test, manifest)
                )
            )
    except duckdb.Error:
        # What the build left may be of any shape: the names of the tests stay told.
        return []


def _lines(
    connection: duckdb.DuckDBPyConnection, test: Row, manifest: Row
) -> Iterator[str]:
    model = manifest["nodes"].get(test.get("attached_node") or "")
    relation = model["relation_name"] if model else None
    for found in _rows(connection, test["compiled_code"]):
        rule = found.get("expression")
        if rule and relation:
            query = f"select * from {relation} where not ({rule})"  # noqa: S608
            rows = _rows(connection, query)
        elif relation and "submission_id" not in found:
            rows = _of_model(connection, relation, test, found)
        else:
            rows = [found]
        for row in rows:
            yield _line(connection, row, rule or _rule(test))


def _rule(test: Row) -> str:
    """Return what a test asks, in its own words."""
    metadata = test.get("test_metadata") or {}
    arguments = metadata.get("kwargs", {})
    column = arguments.get("column_name")
    match metadata.get("name"):
        case "expression_is_true":
            return " ".join(arguments["expression"].split())
        case "unique_combination_of_columns":
            return f"{', '.join(arguments['columns'])} stand once"
        case "relationships":
            target = arguments["to"].removeprefix("ref('").removesuffix("')")
            return f"{column} is one of {target}"
        case None:
            return test["name"].replace("_", " ")
        case name:
            return f"{column} is {name.replace('_', ' ')}"


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    return (
        connection.sql(f"select * from ({query}) limit {MAX_ROWS}").pl().to_dicts()  # noqa: S608
    )


def _of_model(
    connection: duckdb.DuckDBPyConnection, relation: str, test: Row, found: Row
) -> list[Row]:
    """Return the model's rows that a test found by their keys, or the keys alone."""
    column = test.get("column_name") or ""
    names = {"from_field": column, "unique_field": column, "value_field": column}
    keys = {names.get(name, name): value for name, value in found.items()}
    columns = {row[0] for row in connection.execute(f"describe {relation}").fetchall()}
    keys = {name: value for name, value in keys.items() if name in columns}
    if not keys or "submission_id" not in columns:
        return [found]
    matched = " and ".join(f'"{name}" is not distinct from ?' for name in keys)
    rows = connection.sql(
        f"select * from {relation} where {matched} limit {MAX_ROWS}",  # noqa: S608
        params=list(keys.values()),
    )
    return rows.pl().to_dicts() or [found]


def _line(connection: duckdb.DuckDBPyConnection, row: Row, rule: str) -> str:
    """Return file, row, cell, the rule that is broken, and the remedy."""
    submission_id = row.get("submission_id")
    names = connection.execute(
        "select file_name from ledger.intake.submissions where submission_id = ?",
        [submission_id],
    ).fetchall()
    if not names:
        keys = ", ".join(
            f"{name} {value}" for name, value in list(row.items())[:4] if value
        )
        return f"{keys}: {rule}"
    sheet, number, cell = (row.get(name) for name in ("sheet", "row_number", "cell"))
    place = ", ".join(
        f"{word} {value}"
        for word, value in (("sheet", sheet), ("row", number), ("cell", cell))
        if value is not None
    )
    where = f"{names[0][0]} ({submission_id}){', ' if place else ''}{place}"
    return (
        f"{where} breaks “{rule}”: `fos withdraw {submission_id} --why TEXT`, mend the "
        "file and load it again"
    )
