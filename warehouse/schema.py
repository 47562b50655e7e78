"""What a release holds: its marts and columns, with their meanings in two languages."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.connect import Release
from warehouse.text import Text

# Where the French of a description begins: see dbt_project/models/columns.md.
FRENCH = "\n\nFR : "
MARTS = """
    select table_name, coalesce(comment, '') from duckdb_tables()
    where schema_name = 'marts' order by table_name
"""
COLUMNS = """
    select table_name, column_name, lower(data_type), coalesce(comment, '')
    from duckdb_columns() where schema_name = 'marts' order by table_name, column_index
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a mart: its name, its type and what it means."""

    name: str
    kind: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class Mart:
    """A mart: its name, what one row of it is, and its columns."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]


def read_schema(release: Release) -> tuple[Mart, ...]:
    """Return every published mart of a release, in the order of their names."""
    with release.connect() as connection:
        marts = connection.execute(MARTS).fetchall()
        columns = connection.execute(COLUMNS).fetchall()
    found: dict[str, list[Column]] = {name: [] for name, _ in marts}
    for mart, name, kind, comment in columns:
        found[mart].append(Column(name, kind, in_two_languages(comment)))
    return tuple(
        Mart(name, in_two_languages(comment), tuple(found[name]))
        for name, comment in marts
    )


def in_two_languages(comment: str) -> Text:
    """Return a description in both languages; one without French is the same in both.

    A dash stands where there is none at all.
    """
    english, _, french = comment.partition(FRENCH)
    english = english.strip() or "–"
    return Text(en=english, fr=french.strip() or english)
