"""Publishing while people read: the pointer moves, and each page is of one release."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl

from bench.load_client import Reader, View
from bench.room import Place
from warehouse.connect import current_release, list_releases
from warehouse.release import roll_back
from warehouse.settings import Settings

FOS = Path(sys.executable).with_name("fos")
# Another minimum number of answers makes a release with other figures of the same
# inputs.
OTHER_MINIMUM = "6"
PAUSE = 2.0  # seconds between two moves of the pointer


def copy_home(home: Path, target: Path) -> Path:
    """Copy a home, so that the benchmark may publish in it."""
    if not (home / "current").exists():
        sys.exit(f"no release in {home}: run `make load` first, or name another home")
    shutil.copytree(home, target, symlinks=True)
    return target


@dataclass(slots=True)
class Publisher:
    """Somebody who builds a release while others read, and moves the pointer."""

    home: Path
    pause: float = PAUSE
    moves: int = 0
    places: int = 0
    differing: int = 0
    releases: list[str] = field(default_factory=list)

    async def run(self, ends: float) -> None:
        """Build a second release, then go back and forth until the end."""
        settings = Settings(self.home)
        self.releases = [current_release(settings).release_id]
        if len(found := list_releases(settings)) > 1:
            self.releases = [each.release_id for each in found[:2]]
        else:
            await self._build()
        while time.monotonic() < ends:
            await asyncio.sleep(self.pause)
            target = self.releases[self.moves % 2]
            await asyncio.to_thread(roll_back, settings, target)
            self.moves += 1

    async def _build(self) -> None:
        process = await asyncio.create_subprocess_exec(
            str(FOS),
            "build",
            env=os.environ
            | {"FOS_HOME": str(self.home), "FOS_MINIMUM_ANSWERS": OTHER_MINIMUM},
            stdout=asyncio.subprocess.DEVNULL,
        )
        if await process.wait():
            sys.exit("the second release could not be built")
        self.releases.append(current_release(Settings(self.home)).release_id)
        self.moves += 1


async def strangers(
    address: str,
    publisher: Publisher,
    views: Iterable[View],
    places: Sequence[Place],
) -> list[View]:
    """Return the pages that are not what one of the releases shows by itself."""
    truths: dict[tuple[str, str, str], str] = {}
    for release_id in publisher.releases:
        roll_back(Settings(publisher.home), release_id)
        truths |= await _truths(address, release_id, places)
    publisher.places = len(truths) // max(len(publisher.releases), 1)
    publisher.differing = differing(truths)
    wrong = []
    for view in views:
        if view.error or view.is_by_box:
            continue
        [release_id] = view.releases if len(view.releases) == 1 else [""]
        if truths.get((release_id, view.page, view.query)) != view.content:
            wrong.append(view)
    return wrong


async def _truths(
    address: str, release_id: str, places: Sequence[Place]
) -> dict[tuple[str, str, str], str]:
    """Return what each place shows while one release is current."""
    found = {}
    async with Reader(address) as reader:
        for page, asked in places:
            view = await reader.visit(page, asked)
            if view.error or view.releases != {release_id}:
                raise RuntimeError(f"{view} under {release_id} alone")
            found[(release_id, page, view.query)] = view.content
    return found


def differing(truths: dict[tuple[str, str, str], str]) -> int:
    """Return at how many places the two releases show different figures."""
    shown: dict[tuple[str, tuple[tuple[str, str], ...]], set[str]] = {}
    for (_, page, query), content in truths.items():
        shown.setdefault((page, tuple(parse_qsl(query))), set()).add(content)
    return sum(1 for each in shown.values() if len(each) > 1)
