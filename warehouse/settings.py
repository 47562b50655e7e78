"""Settings, read once from the environment at the door and frozen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import SettingsError

PROJECT_ROOT = Path(__file__).resolve().parent.parent
DBT_PROJECT = PROJECT_ROOT / "dbt_project"
SEEDS = DBT_PROJECT / "seeds"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the runtime files live and the few numbers that people may set."""

    home: Path
    minimum_answers: int = 3
    steward_upload: bool = False
    keep_releases: int = 10

    @property
    def ledger(self) -> Path:
        """The ledger file, with one writer."""
        return self.home / "ledger.duckdb"

    @property
    def received(self) -> Path:
        """The folder of files as received, named by their SHA-256."""
        return self.home / "received"

    @property
    def logs(self) -> Path:
        """The folder of logs."""
        return self.home / "logs"

    @property
    def dbt(self) -> Path:
        """The folder of what dbt writes of a run."""
        return self.home / "dbt"

    @property
    def releases(self) -> Path:
        """The folder of releases, one directory each."""
        return self.home / "releases"

    @property
    def current(self) -> Path:
        """The pointer to the current release: a relative symbolic link."""
        return self.home / "current"

    @property
    def previous(self) -> Path:
        """The pointer to the release that was current before."""
        return self.home / "previous"

    @property
    def embargo(self) -> Path:
        """The file that names a release and the minute from which readers see it."""
        return self.home / "embargo.json"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of this process.

    `FOS_HOME` (default `var/` in the project), `FOS_MINIMUM_ANSWERS` (default 3),
    `FOS_STEWARD_UPLOAD` (default off), `FOS_KEEP_RELEASES` (default 10).
    """
    home = Path(environment.get("FOS_HOME") or PROJECT_ROOT / "var")
    minimum = _whole_number(environment, "FOS_MINIMUM_ANSWERS", "3")
    kept = _whole_number(environment, "FOS_KEEP_RELEASES", "10")
    upload = (environment.get("FOS_STEWARD_UPLOAD") or "").lower() in {"1", "yes", "on"}
    return Settings(home.absolute(), minimum, upload, kept)


def _whole_number(environment: Mapping[str, str], name: str, default: str) -> int:
    text = environment.get(name) or default
    if not text.isdecimal() or int(text) < 1:
        raise SettingsError(f"{name} is {text!r}: give a whole number, 1 or more")
    return int(text)
