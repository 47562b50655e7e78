"""Releases are published while people read: no error, no page of two releases."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from bench.publish import Publisher, copy_home, strangers
from bench.room import fill_room
from bench.servers import serve

READERS = 10
SECONDS = 6.0
PLACES = [
    (page, {"lang": lang, "as_of": "LATEST", "region": "WORLD"})
    for page in ("", "regions", "data-quality")
    for lang in ("en", "fr")
]


def test_each_page_is_of_one_release_while_the_pointer_moves(busy_release, tmp_path):
    home = copy_home(busy_release.path.parent.parent, tmp_path / "home")
    publisher = Publisher(home, pause=0.3)
    with serve(home, 1, free_port(), tmp_path) as servers:
        views = on_a_loop(
            fill_room(
                servers.address,
                sessions=READERS,
                seconds=SECONDS,
                think=0.4,
                places=PLACES,
                beside=publisher.run,
            )
        )
        wrong = on_a_loop(strangers(servers.address, publisher, views, PLACES))
    assert publisher.moves > 5
    assert publisher.differing == len(PLACES)  # else two releases look like one
    assert len({release for view in views for release in view.releases}) == 2
    assert not [view for view in views if view.error]
    assert not [view for view in views if len(view.releases) != 1]
    assert not wrong


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def on_a_loop(awaited):
    """Run on a loop of its own: the browser tests leave one in the main thread."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, awaited).result()
