"""Which old releases are kept, and how the others go."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warehouse.connect import Release, list_releases
from warehouse.durable import sync
from warehouse.pointer import current_path, embargo
from warehouse.settings import Settings

# Readers finish on the release that they opened: no page is read for so long.
SPARED_FOR = timedelta(hours=1)
GOING = ".going-"


def spent_releases(settings: Settings, now: datetime | None = None) -> list[Release]:
    """Return the releases that the rule lets go, oldest first.

    Kept are the newest `FOS_KEEP_RELEASES`, whatever readers see now, saw before or
    will see after an embargo, and all that were built within the last hour.
    """
    moment = now or datetime.now(UTC)
    pointed = {current_path(settings, now), settings.current.resolve()}
    pointed.add(settings.previous.resolve())
    if waiting := embargo(settings):
        pointed.add((settings.releases / waiting.release_id).resolve())
    old = list_releases(settings)[settings.keep_releases :]
    return [
        each
        for each in old[::-1]
        if each.path.resolve() not in pointed
        and datetime.fromisoformat(each.manifest["built_at"]) + SPARED_FOR <= moment
    ]


def let_go(settings: Settings) -> list[str]:
    """Remove the spent releases; return their ids. Call it under the builder's lock."""
    return [_remove(each.path) for each in spent_releases(settings)]


def _remove(path: Path) -> str:
    # Renamed first: a release is there whole or not at all, even if a kill comes now.
    going = path.rename(path.with_name(GOING + path.name))
    sync(path.parent)
    shutil.rmtree(going)
    return path.name
