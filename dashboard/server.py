"""The server: warm imports, frozen garbage, compressed answers, the right language."""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import frame
from dashboard.api.routes import api_routes
from dashboard.figure_files import ROUTES
from dashboard.lite.routes import lite_routes
from dashboard.render.open_browser import BROWSER
from dashboard.theme import STREAMLIT
from warehouse.text import Lang

SCRIPT = Path(__file__).parent / "app.py"
LOGGER = logging.getLogger(__name__)
# Browsers ask for scripts and fonts once: a middling level costs the least time.
COMPRESSION = 6
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)


# Answers of these addresses have their language already.
PLAIN = re.compile(r"/(lite|api|version|healthz)(/|$)")


class PageLanguage:
    """Gives each page the language of its address before any script has run."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; rewrite the page where the answer is one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_plain = PLAIN.match(scope["path"]) is not None
        answer = _Answer(None if is_plain else _language(scope), send)
        await self.app(_uncompressed(scope), receive, answer.send)


class _Answer:
    """An answer on its way out: a page is held until it is whole, then rewritten."""

    def __init__(self, lang: Lang | None, send: Send) -> None:
        self.lang = lang  # none where the page has its language already
        self.out = send
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *HEADERS]
            if self.lang and message["status"] == 200 and _is_page(message["headers"]):
                self.start = message
                return
        elif self.start is not None and self.lang:
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            page = in_language(self.body, self.lang)
            length = (b"content-length", str(len(page)).encode())
            headers = [h for h in self.start["headers"] if h[0] != b"content-length"]
            await self.out({**self.start, "headers": [*headers, length]})
            message = {"type": "http.response.body", "body": page}
            self.start = None
        await self.out(message)


def in_language(page: bytes, lang: Lang) -> bytes:
    """Return Streamlit's page with our language, title and words for no script."""
    head, opening, rest = page.decode().partition("<noscript>")
    _, closing, tail = rest.partition("</noscript>")
    head = head.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    head = head.replace(
        "<title>Streamlit</title>", f"<title>{frame.NAME(lang)}</title>", 1
    )
    # From the root of the server: this page may be asked for at any address.
    light = f'<a href="/lite/{lang}/">{frame.LITE_PAGES(lang)}</a>'
    words = f"<p>{frame.NO_SCRIPT(lang)} {light}</p>"
    return f"{head}{opening}{words if opening else ''}{closing}{tail}".encode()


def _uncompressed(scope: Scope) -> Scope:
    """Return a request that asks for plain text: the outer layer compresses."""
    headers = [h for h in scope["headers"] if h[0] != b"accept-encoding"]
    return {**scope, "headers": headers}


def _language(scope: Scope) -> Lang:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])
    return Lang.FR if asked[0] == Lang.FR else Lang.EN


def _is_page(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in headers
    )


@asynccontextmanager
async def warm(app: st.App) -> AsyncGenerator[None]:
    """Import what every page needs before the first reader comes, and freeze it.

    Streamlit collects garbage after each run of a page; objects of libraries that
    are frozen are not walked through each time.
    """
    import pandas  # noqa: F401
    import plotly.graph_objects
    import polars
    import pyarrow  # noqa: F401

    from dashboard.charts import all_charts

    all_charts()
    polars.DataFrame({"warm": [1]}).select("warm")
    plotly.graph_objects.Figure().add_bar(x=[1], y=[1])
    gc.collect()
    gc.freeze()
    yield
    BROWSER.close()


def tell(error: Exception) -> bool:
    """Log an error of a page and show a sentence in its place, in no detail."""
    LOGGER.error("a page failed", exc_info=error)
    choice = st.session_state.get("choice")
    st.html(frame.error_words(choice.lang if choice else Lang.EN))
    return True


def plain_routes() -> list[BaseRoute]:
    """Return the routes that need no script: light pages and data."""
    return [*lite_routes(), *api_routes()]


def make_app() -> st.App:
    """Return the application that serves the dashboards."""
    return st.App(
        SCRIPT,
        lifespan=warm,
        routes=[*plain_routes(), *ROUTES],
        middleware=[
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=COMPRESSION),
            Middleware(PageLanguage),
        ],
        on_script_error=tell,
    )


def serve(port: int, address: str) -> None:
    """Serve the dashboards until stopped."""
    make_app().run(
        config={
            "server.port": port,
            "server.address": address,
            "server.headless": True,
            "server.fileWatcherType": "none",
            "server.runOnSave": False,
            "browser.gatherUsageStats": False,
            "browser.serverAddress": "localhost",
            "browser.serverPort": port,
            "client.toolbarMode": "minimal",
            "client.showErrorDetails": "none",
            "global.suppressDeprecationWarnings": True,
            **STREAMLIT,
        }
    )
