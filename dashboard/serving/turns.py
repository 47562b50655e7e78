"""One page is made at a time: readers who click at once are served one after another.

Pages share one interpreter. Ten that are made at once all take ten times as long, and
hand the interpreter to each other in between; one after another, the first is ready
after a tenth of that time and the last no later. Who waits for a command or a query in
a process of its own stands aside meanwhile.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock, get_ident


class Turns:
    """Lets one thread at a time do its work."""

    def __init__(self) -> None:
        self._one = Lock()
        self._whose = 0

    @contextmanager
    def turn(self) -> Generator[None]:
        """Wait for one's turn, and have it until the end of the block."""
        with self._one:
            self._whose = get_ident()
            try:
                yield
            finally:
                self._whose = 0

    @contextmanager
    def aside(self) -> Generator[None]:
        """Let others have their turns until the end of the block.

        Not to be used while something is made that is kept (`dashboard.kept`): the next
        reader could wait for it and hold the turn. Who has no turn just goes on.
        """
        if self._whose != get_ident():
            yield
            return
        self._whose = 0
        self._one.release()
        try:
            yield
        finally:
            self._one.acquire()
            self._whose = get_ident()


TURNS = Turns()
