"""Pictures of charts from one browser, kept open for the lot, in parallel tabs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import kaleido
import plotly.graph_objects as go
from choreographer import errors

from warehouse.doctor import find_browser
from warehouse.errors import ExportError

Kind = Literal["png", "svg", "pdf"]
# Tabs wait for each other's plotting: with three, two cores are busy all the time.
TABS = 3
PATIENCE = 600  # seconds for one picture: a machine may have much else to do
SCALES = {"png": 2}  # 2,000 pixels wide: 300 dots an inch on a page of 17 cm
NO_BROWSER = (
    "images need Chromium and none was found: install the package 'chromium', or set "
    "BROWSER_PATH to a browser"
)
BROWSER_ERRORS = (
    *(errors.BrowserClosedError, errors.BrowserFailedError, errors.ChannelClosedError),
    TimeoutError,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure to draw: how it is made, its format, and what becomes of its bytes."""

    figure: Callable[[], go.Figure]
    kind: Kind
    done: Callable[[bytes], None]


def draw_pictures(pictures: Sequence[Picture]) -> None:
    """Draw pictures, and hand over the bytes of each as soon as they are there.

    Raises:
        ExportError: there is no browser, or it stopped.
    """
    if not pictures:
        return
    found = known_browser()
    try:
        asyncio.run(_draw(pictures))
    except BROWSER_ERRORS as error:
        raise ExportError(
            f"the browser {found} stopped while drawing ({type(error).__name__}): see "
            "`fos doctor`, or leave out png, svg and pdf"
        ) from error


async def _draw(pictures: Sequence[Picture]) -> None:
    async with kaleido.Kaleido(n=min(TABS, len(pictures)), timeout=PATIENCE) as tabs:
        waiting = iter(pictures)
        await asyncio.gather(*(_work(tabs, waiting) for _ in range(TABS)))


async def _work(tabs: kaleido.Kaleido, waiting: Iterator[Picture]) -> None:
    for picture in waiting:  # shared by the workers: each takes the next one
        figure = picture.figure()
        options = picture_options(figure, picture.kind)
        picture.done(await tabs.calc_fig(figure, opts=cast(Any, options)))


def picture_options(figure: go.Figure, kind: str) -> dict[str, Any]:
    """Return what the browser is told of a picture: its format, size and scale."""
    return {
        "format": kind,
        "width": figure.layout.width,
        "height": figure.layout.height,
        "scale": SCALES.get(kind, 1),
    }


def known_browser() -> str:
    """Return the path of the browser, and tell it to Plotly's image maker.

    Raises:
        ExportError: none is found.
    """
    found = find_browser()
    if found is None:
        raise ExportError(NO_BROWSER)
    os.environ["BROWSER_PATH"] = found
    return found
