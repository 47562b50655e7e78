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

    @property
    def ledger(self) -> Path:
        """The ledger file, with one writer."""
        return self.home / "ledger.duckdb"

    @property
    def received(self) -> Path:
        """The folder of files as received, named by their SHA-256."""
        return self.home / "received"

    @property
    def releases(self) -> Path:
        """The folder of releases, one directory each."""
        return self.home / "releases"

    @property
    def current(self) -> Path:
        """The pointer to the current release: a relative symbolic link."""
        return self.home / "current"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of this process.

    `FOS_HOME` (default `var/` in the project), `FOS_MINIMUM_ANSWERS` (default 3),
    `FOS_STEWARD_UPLOAD` (default off).
    """
    home = Path(environment.get("FOS_HOME") or PROJECT_ROOT / "var")
    text = environment.get("FOS_MINIMUM_ANSWERS") or "3"
    if not text.isdecimal() or int(text) < 1:
        raise SettingsError(
            f"FOS_MINIMUM_ANSWERS is {text!r}: give a whole number, 1 or more"
        )
    upload = (environment.get("FOS_STEWARD_UPLOAD") or "").lower() in {"1", "yes", "on"}
    return Settings(home.absolute(), int(text), upload)
