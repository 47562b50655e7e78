"""The marts of one file of a release, read when asked for and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb
import polars as pl

from warehouse.connect import open_marts
from warehouse.errors import ReleaseError
from warehouse.explain.cells import Cell, Cells, Kind, Role, Row

WORLD, LATEST = "WORLD", "LATEST"
Key = TypeVar("Key")
Told = TypeVar("Told")
Asked = ParamSpec("Asked")


def kept(ask: Callable[Concatenate[Any, Asked], Told]) -> Callable[..., Told]:
    """Make a method of `Marts` remember its answers, as long as the facts are there."""

    @wraps(ask)
    def remembered(facts: Marts, *asked: Asked.args, **named: Asked.kwargs) -> Told:
        key = (ask, *asked, *named.items())
        if key not in facts.memory:
            facts.memory[key] = ask(facts, *asked, **named)
        return facts.memory[key]

    return remembered


def grouped(cells: Iterable[Cell], key: Callable[[Cell], Key]) -> dict[Key, Cells]:
    """Return cells by a key, in their order."""
    groups: dict[Key, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[key(cell)].append(cell)
    return {name: tuple(found) for name, found in groups.items()}


def listed(text: str | None) -> tuple[str, ...]:
    """Return the entries of a text that joins them by semicolons."""
    parts = (part.strip() for part in (text or "").split(";"))
    return tuple(part for part in parts if part)


class Marts:
    """What a release says in its marts; what was read once is remembered."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.memory: dict[tuple[Any, ...], Any] = {}

    @kept
    def mart(self, name: str) -> list[Row]:
        """Return the rows of a mart."""
        return self.frame(name).to_dicts()

    @kept
    def frame(self, name: str) -> pl.DataFrame:
        """Return a mart."""
        try:
            with open_marts(self._database) as connection:
                return connection.sql(f"select * from marts.{name}").pl()  # noqa: S608
        except duckdb.CatalogException as error:
            raise ReleaseError(
                f"explain: the release has no mart {name}, it was built by an earlier "
                "version: run `fos build`"
            ) from error
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise ReleaseError(f"cannot read {self._database}: {reason}") from error

    @cached_property
    def sessions(self) -> dict[str, Row]:
        """The sessions by their id."""
        return {row["session_id"]: row for row in self.mart("dim_sessions")}

    @cached_property
    def regions(self) -> dict[str, str]:
        """The region of each counted Member."""
        return {
            row["member_id"]: row["region_id"]
            for row in self.mart("dim_members")
            if row["is_counted_member"]
        }

    def previous(self, session_id: str) -> str | None:
        """Return the session before, where there are figures of it."""
        before = self.sessions[session_id]["previous_session_id"]
        known = self.sessions.get(before)
        return before if known and known["is_reporting"] else None

    def cut_off(self, session_id: str) -> date:
        """Return the last day on which what was received counts."""
        return self.sessions[session_id]["cut_off_date"]

    @cached_property
    def _accessions(self) -> dict[str, date]:
        """The accession date of each Member, and of the European Union."""
        rows = self.mart("dim_members")
        return {row["member_id"]: row["accession_date"] for row in rows}

    def had_joined(self, member_id: str, session_id: str) -> bool:
        """Whether one was a Member on the day of a session."""
        return self._accessions[member_id] <= self.cut_off(session_id)

    @kept
    def members(self, session_id: str, region_id: str) -> Cells:
        """Return the Members of a region, or of the world, on the day of a session."""
        return tuple(
            Cell(Kind.MEMBER, Role.MEMBERSHIP, row)
            for row in self.mart("dim_members")
            if row["is_counted_member"]
            and row["accession_date"] <= self.cut_off(session_id)
            and region_id in (row["region_id"], WORLD)
        )

    @kept
    def items(self, mart: str, key: str, **wanted: object) -> tuple[str, ...]:
        """Return the keys of a code list, those alone that have the values wanted."""
        return tuple(
            row[key]
            for row in self.mart(mart)
            if all(row[name] == value for name, value in wanted.items())
        )
