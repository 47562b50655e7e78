"""What is said of each release: what went in, and what readers see of it."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.connect import list_releases
from warehouse.pointer import current_path, embargo
from warehouse.retention import spent_releases
from warehouse.settings import Settings


@dataclass(frozen=True, slots=True)
class Listed:
    """One release as `fos releases` shows it."""

    release_id: str
    built_at: str
    is_current: bool
    is_previous: bool
    is_under_embargo: bool
    embargo_until: str | None
    submission_count: int
    code_version: str
    inputs_sha256: str
    goes_with_next_build: bool


def listing(settings: Settings) -> list[Listed]:
    """Return every release, newest first; two reads of the clock cannot disagree."""
    current, previous = current_path(settings), settings.previous.resolve()
    waiting = embargo(settings)
    spent = {each.path for each in spent_releases(settings)}
    listed = []
    for each in list_releases(settings):
        path = each.path.resolve()
        is_named = waiting is not None and waiting.release_id == each.path.name
        listed.append(
            Listed(
                each.release_id,
                each.manifest["built_at"],
                is_current=path == current,
                is_previous=path == previous and path != current,
                is_under_embargo=is_named and path != current,
                embargo_until=waiting.until.isoformat()
                if waiting and is_named
                else None,
                submission_count=len(each.manifest["inputs"]["submissions"]),
                code_version=each.manifest["code_version"],
                inputs_sha256=each.manifest["inputs_sha256"],
                goes_with_next_build=each.path in spent,
            )
        )
    return listed
