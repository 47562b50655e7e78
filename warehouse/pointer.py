"""Which release readers see: the current one, the one before, one that waits.

`current` and `previous` are relative symbolic links. An embargo is one small file that
names a release and the minute from which readers take it instead of `current`; the
minute comes for all of them at once, by the clock alone, with no command run.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warehouse.durable import point, sync, write_text
from warehouse.settings import Settings


@dataclass(frozen=True, slots=True)
class Embargo:
    """A release that readers do not see before a minute."""

    release_id: str
    until: datetime

    def is_over(self, now: datetime | None = None) -> bool:
        """Say whether its minute has come."""
        return self.until <= (now or datetime.now(UTC))

    def say(self) -> str:
        """Return its minute as it was given and in UTC."""
        utc = self.until.astimezone(UTC)
        given = self.until.isoformat(timespec="minutes")
        return f"{given} ({utc:%Y-%m-%d %H:%M} UTC)"


def embargo(settings: Settings) -> Embargo | None:
    """Return the embargo of this home, over or not; None where there is none."""
    try:
        text = settings.embargo.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    document = json.loads(text)
    return Embargo(document["release_id"], datetime.fromisoformat(document["until"]))


def current_path(settings: Settings, now: datetime | None = None) -> Path:
    """Return the resolved folder that readers see at this moment."""
    # The link is read first: whoever settles an embargo moves the link before the
    # file goes, so that no reader meets neither.
    path = settings.current.resolve()
    waiting = embargo(settings)
    if waiting and waiting.is_over(now):
        return (settings.releases / waiting.release_id).resolve()
    return settings.current.resolve() if waiting is None else path


def move(settings: Settings, target: Path) -> None:
    """Make a release current; remember the one before. Call it under the lock."""
    settle(settings)
    _move(settings, target)


def hold(settings: Settings, waiting: Embargo) -> None:
    """Keep a release from readers until its minute. Call it under the lock."""
    settle(settings)
    document = {
        "release_id": waiting.release_id,
        "until": waiting.until.isoformat(timespec="minutes"),
    }
    write_text(settings.embargo, json.dumps(document) + "\n")


def lift(settings: Settings) -> None:
    """Forget an embargo. Call it under the lock."""
    settings.embargo.unlink(missing_ok=True)
    sync(settings.home)


def settle(settings: Settings) -> None:
    """Move `current` to a release whose minute has come; readers see no difference."""
    waiting = embargo(settings)
    if waiting and waiting.is_over():
        _move(settings, settings.releases / waiting.release_id)
        lift(settings)


def _move(settings: Settings, target: Path) -> None:
    before = settings.current.resolve()
    if before != target.resolve() and before.is_dir():
        point(settings.previous, before)
    point(settings.current, target)
