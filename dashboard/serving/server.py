"""The server: one ASGI application, warm, compressed, behind its own doors."""

from __future__ import annotations

import logging
import sys
from collections.abc import Collection
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from dashboard import frame
from dashboard.api.routes import api_routes
from dashboard.lite.routes import lite_routes
from dashboard.look.theme import STREAMLIT
from dashboard.serving.assets import Assets
from dashboard.serving.doors import Doors
from dashboard.serving.figure_files import ROUTES
from dashboard.serving.page_language import PageLanguage
from dashboard.serving.warm import warm
from warehouse.text import Lang

SCRIPT = Path(__file__).parent.parent / "app.py"
STREAMLIT_FILES = Path(st.__file__).parent / "static" / "static"
LOGGER = logging.getLogger(__name__)
# Seconds after which a page that is being made lets the sockets have the interpreter:
# Python's own five milliseconds are paid at each of a page's many messages.
SWITCH_INTERVAL = 0.001
# Of answers that are made each time; files are compressed once, harder.
COMPRESSION = 6


def tell(error: Exception) -> bool:
    """Log an error of a page and show a sentence in its place, in no detail."""
    LOGGER.error("a page failed", exc_info=error)
    choice = st.session_state.get("choice")
    st.html(frame.error_words(choice.lang if choice else Lang.EN))
    return True


def plain_routes() -> list[BaseRoute]:
    """Return the routes that need no script: light pages and data."""
    return [*lite_routes(), *api_routes()]


def make_app(hosts: Collection[str] = ()) -> st.App:
    """Return the application that serves the dashboards.

    Args:
        hosts: the names that it is reached under, besides this machine's own.
    """
    return st.App(
        SCRIPT,
        lifespan=warm,
        routes=[*plain_routes(), *ROUTES],
        middleware=[
            Middleware(Doors, hosts=hosts),
            Middleware(Assets, folder=STREAMLIT_FILES),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=COMPRESSION),
            Middleware(PageLanguage),
        ],
        on_script_error=tell,
    )


def serve(port: int, address: str, hosts: Collection[str] = ()) -> None:
    """Serve the dashboards until stopped."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    make_app((address, *hosts)).run(
        config={
            "server.port": port,
            "server.address": address,
            "server.headless": True,
            "server.fileWatcherType": "none",
            "server.runOnSave": False,
            # A full collection after each run was half of the work with a hundred
            # sessions, whose objects it walks through; Python's own rhythm does.
            "runner.postScriptGC": False,
            # A click costs some ten kilobytes instead of a hundred.
            "server.enableWebsocketCompression": True,
            "browser.gatherUsageStats": False,
            "browser.serverAddress": "localhost",
            "browser.serverPort": port,
            "client.toolbarMode": "minimal",
            "client.showErrorDetails": "none",
            "global.suppressDeprecationWarnings": True,
            **STREAMLIT,
        }
    )
