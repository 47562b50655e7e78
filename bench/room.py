"""A room of readers who click, each at a pace of its own, and what each of them saw."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence

from websockets.exceptions import WebSocketException

from bench.load_client import Reader, View

Place = tuple[str, dict[str, str]]  # a page and the parameters of its address
PAGES = (
    *("", "regions", "member", "kpis", "capacity-building", "proposals", "experience"),
    *("areas-for-update", "review-calendar", "package", "data-quality", "about"),
)
SESSIONS = ("LATEST", "LATEST", "PTC-249", "PTC-247")
REGIONS = ("WORLD", "WORLD", "EUR", "WCA")
MEMBERS = ("KEN", "FRA", "JPN", "CIV")
REGION_BOXES = ("Region", "Région")
BOX_SHARE = 0.25  # of the clicks are a choice in the box of regions, not a link


async def fill_room(
    address: str,
    *,
    sessions: int,
    seconds: float,
    think: float,
    places: Sequence[Place],
    beside: Callable[[float], Awaitable[None]] | None = None,
) -> list[View]:
    """Let readers look through the pages; return every page that each has seen.

    Args:
        address: where the dashboards are served.
        sessions: how many readers.
        seconds: for how long.
        think: the mean pause between two clicks of a reader, in seconds.
        places: what is visited, each by chance.
        beside: what is done at the same time, given when the readers stop.
    """
    ends = time.monotonic() + seconds
    views: list[View] = []
    tasks = [
        _read(address, random.Random(number), ends, think, places, views)  # noqa: S311
        for number in range(sessions)
    ]
    if beside:
        tasks.append(beside(ends))
    await asyncio.gather(*tasks)
    return views


async def _read(
    address: str,
    dice: random.Random,
    ends: float,
    think: float,
    places: Sequence[Place],
    views: list[View],
) -> None:
    """Be one reader: arrive, then click until the end."""
    # They come in over one pause, not all in one second.
    await asyncio.sleep(dice.uniform(0, think))
    try:
        async with Reader(address, {"fos_seat": uuid.uuid4().hex}) as reader:
            await reader.visit("", {"lang": dice.choice(("en", "fr"))})
            while True:
                await asyncio.sleep(dice.uniform(0.5, 1.5) * think)
                if time.monotonic() > ends:
                    return
                views.append(await _click(reader, dice, places))
    except (OSError, WebSocketException) as error:
        views.append(View("", "", 0.0, error=f"no connection: {error}"))


async def _click(reader: Reader, dice: random.Random, places: Sequence[Place]) -> View:
    boxes = [reader.boxes[name] for name in REGION_BOXES if name in reader.boxes]
    if boxes and dice.random() < BOX_SHARE:
        box_id, options = boxes[-1]
        chosen = {box_id: dice.choice(options)}
        return await reader.visit(reader.page, reader.asked, chosen)
    return await reader.visit(*dice.choice(places))


def all_places() -> list[Place]:
    """Return what is visited: pages, each with language, session and region."""
    found = []
    for page in PAGES:
        for lang in ("en", "fr"):
            for session, region in zip(SESSIONS, REGIONS, strict=True):
                asked = {"lang": lang, "as_of": session, "region": region}
                if page == "member":
                    asked["member"] = MEMBERS[len(found) % len(MEMBERS)]
                found.append((page, asked))
    return found
