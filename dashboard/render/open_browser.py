"""One browser for the images that readers ask for: opened at the first, then kept."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import BoundedSemaphore, Lock, Thread
from typing import Any, cast

import plotly.graph_objects as go
from kaleido import Kaleido

from dashboard.render.browser import known_browser
from warehouse.errors import ExportError

PATIENCE = 30.0  # seconds for one image, the start of the browser included
QUEUE = 45.0  # seconds that a reader waits for those before
MOST_WAITING = 8  # a reader more is told to come again: threads are for all of us
BUSY = "too many images are asked for at once: try again"


class OpenBrowser:
    """Draws one image at a time, in a thread and on an event loop of its own.

    Nobody else waits meanwhile: pages run on other threads, the server on its own loop.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._room = BoundedSemaphore(MOST_WAITING)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._kaleido: Kaleido | None = None

    def draw(self, figure: go.Figure, options: dict[str, Any]) -> bytes:
        """Return a figure as the bytes of an image file.

        Raises:
            ExportError: no browser is found, or it does not answer in time.
        """
        known_browser()
        if not self._room.acquire(blocking=False):
            raise ExportError(BUSY)
        try:
            return self._draw_in_turn(figure, options)
        finally:
            self._room.release()

    def _draw_in_turn(self, figure: go.Figure, options: dict[str, Any]) -> bytes:
        if not self._turn.acquire(timeout=QUEUE):
            raise ExportError(BUSY)
        try:
            return self._ask(self._draw(figure, options))
        except Exception as error:
            self._forget()
            raise ExportError(f"the browser drew no image: {error!r}") from error
        finally:
            self._turn.release()

    def close(self) -> None:
        """Close the browser, if one is open."""
        with self._turn:
            self._forget()

    async def _draw(self, figure: go.Figure, options: dict[str, Any]) -> bytes:
        if self._kaleido is None:
            self._kaleido = await Kaleido().__aenter__()
        return await self._kaleido.calc_fig(figure, opts=cast(Any, options))

    def _ask(self, task: Any) -> Any:  # noqa: ANN401
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            Thread(target=self._loop.run_forever, daemon=True).start()
        return asyncio.run_coroutine_threadsafe(task, self._loop).result(PATIENCE)

    def _forget(self) -> None:
        """Close the browser; the next image opens another."""
        former, self._kaleido = self._kaleido, None
        if former is None:
            return
        with suppress(Exception):  # it is gone already: nothing to close
            self._ask(former.__aexit__(None, None, None))


BROWSER = OpenBrowser()
