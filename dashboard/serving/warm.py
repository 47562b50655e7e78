"""What every page needs, made ready before the first reader comes."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import streamlit as st

from dashboard.choice import Choice
from dashboard.render.open_browser import BROWSER
from dashboard.serving.sockets import send_at_once
from warehouse.errors import WarehouseError
from warehouse.text import Lang

LOGGER = logging.getLogger(__name__)


@asynccontextmanager
async def warm(app: st.App) -> AsyncGenerator[None]:
    """Import, read and draw what every page needs, and freeze it.

    What is frozen stays for good: garbage collection does not walk through it.
    """
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401

    send_at_once(st.get_option("server.port"))
    _compress()
    _draw()
    gc.collect()
    gc.freeze()
    yield
    BROWSER.close()


def _compress() -> None:
    """Compress the files of a first visit."""
    from dashboard.serving.assets import read_first
    from dashboard.serving.server import STREAMLIT_FILES

    read_first(STREAMLIT_FILES, FIRST_FILES)


# The names of Streamlit's files of a first visit, without their hash.
FIRST_FILES = ("index.*", "PlotlyChart.*", "protobuf.*", "StreamlitMarkdown.*")


def _draw() -> None:
    """Read the marts of the current release and draw each chart in both languages."""
    from dashboard.charts import all_charts
    from dashboard.data import open_book
    from dashboard.render.ready import alt_text, chart_table, draw
    from warehouse.schema import read_schema

    try:
        book = open_book()
    except WarehouseError as error:
        LOGGER.warning("nothing to read ahead: %s", error)
        return
    for mart in read_schema(book.release):
        book.mart(mart.name)
    for lang in Lang:
        for chart in all_charts():
            view = book.view(chart, Choice(lang=lang))
            draw(view), alt_text(view), chart_table(view)
