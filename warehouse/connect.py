"""Read-only access to releases: which one is current, and its marts as frames."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.errors import ReleaseError
from warehouse.pointer import current_path, embargo
from warehouse.settings import Settings

WAREHOUSE_FILE = "warehouse.duckdb"
RESTRICTED_FILE = "restricted.duckdb"
RESTRICTED_INPUTS_FILE = "restricted_inputs.json"
MANIFEST_FILE = "manifest.json"
PARQUET_FOLDER = "parquet"


def open_marts(database: Path) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to a file of marts that can reach no other file."""
    return duckdb.connect(
        str(database),
        read_only=True,
        config={"enable_external_access": "false", "lock_configuration": "true"},
    )


@dataclass(frozen=True)
class Release:
    """One immutable release directory, opened by its resolved path."""

    path: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The release's own description: inputs, counts, settings, versions."""
        return json.loads((self.path / MANIFEST_FILE).read_text(encoding="utf-8"))

    @property
    def release_id(self) -> str:
        """The sortable UTC stamp of the release."""
        return self.manifest["release_id"]

    @property
    def database(self) -> Path:
        """The DuckDB file that every reader may see."""
        return self.path / WAREHOUSE_FILE

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return a read-only connection that can reach no other file."""
        return open_marts(self.database)

    def mart(self, name: str) -> pl.DataFrame:
        """Return one whole published mart, in the order of its rows.

        It is read from the Parquet copy, which has the same rows as `database` and
        needs no connection: the reader of a page waits for a few milliseconds, and
        nothing of an old release stays open.

        Raises:
            ReleaseError: the release has no such mart.
        """
        if not name.isidentifier():
            raise ReleaseError(f"{name!r} is not the name of a mart")
        path = self.path / PARQUET_FOLDER / f"{name}.parquet"
        if not path.is_file():
            raise ReleaseError(
                f"the release {self.path.name} has no mart {name!r}: where an earlier "
                "version built it, run `fos build`"
            )
        return pl.read_parquet(path)

    def restricted_mart(self, name: str) -> pl.DataFrame:
        """Return one whole mart with what may not be named: for the Secretariat alone.

        Args:
            name: the name of a published mart; both files have the same ones.

        Raises:
            ReleaseError: the file is not there, or not this person's to read.
        """
        path = self.path / RESTRICTED_FILE
        try:
            with open_marts(path) as connection:
                return connection.sql(f'select * from marts."{name}"').pl()  # noqa: S608
        except duckdb.IOException as error:
            raise ReleaseError(
                f"cannot read {path}: only the Secretariat's own account may"
            ) from error


def current_release(settings: Settings, now: datetime | None = None) -> Release:
    """Return the release that readers see at this moment, by its resolved path."""
    path = current_path(settings, now)
    if (path / MANIFEST_FILE).is_file():
        return Release(path)
    if waiting := embargo(settings):
        raise ReleaseError(
            f"the first release in {settings.home} is under embargo until "
            f"{waiting.say()}"
        )
    raise ReleaseError(f"no release in {settings.home}: run `fos build` first")


def list_releases(settings: Settings) -> list[Release]:
    """Return every whole release, newest first."""
    return [
        Release(path.parent)
        for path in sorted(settings.releases.glob(f"[!.]*/{MANIFEST_FILE}"))[::-1]
    ]


def find_release(settings: Settings, release_id: str | None) -> Release:
    """Return the named release, or the current one where none is named."""
    if release_id is None:
        return current_release(settings)
    path = (settings.releases / release_id).resolve()
    is_inside = path.parent == settings.releases.resolve()
    if not is_inside or not (path / MANIFEST_FILE).is_file():
        raise ReleaseError(f"no release {release_id!r}: see `fos releases`")
    return Release(path)


def public_release(settings: Settings, release_id: str) -> Release:
    """Return a release by its name, if readers may see it at this moment."""
    release = find_release(settings, release_id)
    waiting = embargo(settings)
    is_waiting = waiting and waiting.release_id == release.release_id
    if waiting and is_waiting and not waiting.is_over():
        raise ReleaseError(f"no release {release_id!r}: see `fos releases`")
    return release
