"""Readers that speak Streamlit's own websocket protocol, without a browser.

One `Reader` is one browser session: it opens the socket, asks for pages as a click on a
link or a choice in a box does, and reads every message until the script has finished.
Messages are parsed (protobuf's C code, some microseconds each) but not drawn: client
and server share the processors, and the client should cost little of them. Loopback
only.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

RELEASE = re.compile(r"\b20\d{6}T\d{12}Z\b")
FAILED = 'role="alert"'
FOOT = "fos-footer"
PATIENCE = 60.0  # seconds until a page counts as never shown
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class View:
    """One page as it came: how long it took, what it was made from, what failed."""

    page: str
    query: str
    milliseconds: float
    releases: frozenset[str] = frozenset()
    content: str = ""
    size: int = 0
    error: str = ""
    is_by_box: bool = False


class Reader:
    """One session of one reader.

    Args:
        address: where the dashboards are served, on this machine.
        cookies: what a browser would send back, such as a proxy's cookie.
    """

    def __init__(self, address: str, cookies: Mapping[str, str] | None = None) -> None:
        parts = urlsplit(address)
        if parts.hostname not in LOOPBACK:
            raise SystemExit(f"{address}: the load client visits this machine alone")
        self.address = f"ws://{parts.netloc}/_stcore/stream"
        self.origin = f"http://{parts.netloc}"
        self.cookies = dict(cookies or {})
        self.socket: ClientConnection | None = None
        self.pages: dict[str, str] = {}  # address of a page -> hash of its script
        self.boxes: dict[str, tuple[str, list[str]]] = {}  # label -> id, options
        self.page = ""
        self.asked: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        headers = [("Cookie", f"{name}={text}") for name, text in self.cookies.items()]
        self.socket = await connect(
            self.address,
            origin=self.origin,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=headers,
            max_size=None,
            open_timeout=PATIENCE,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.socket is not None:
            await self.socket.close()

    async def visit(
        self,
        page: str,
        address: Mapping[str, str],
        chosen: Mapping[str, str] | None = None,
    ) -> View:
        """Ask for a page and wait until it is whole.

        Args:
            page: its address, empty for the first one.
            address: the parameters of the address.
            chosen: what is chosen in boxes, by the id of each.
        """
        query = urlencode(address)
        self.page, self.asked = page, dict(address)
        self.boxes = {}
        asked = self._ask(page, query, chosen or {})
        started = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                await self._open.send(asked)
                view = await self._read(page, query, started)
                return replace(view, is_by_box=bool(chosen))
        except TimeoutError:
            error = "not whole in time"
        except (OSError, WebSocketException) as closed:
            error = f"socket closed: {closed}"
        taken = 1000 * (time.perf_counter() - started)
        return View(page, query, taken, error=error)

    @property
    def _open(self) -> ClientConnection:
        if self.socket is None:
            raise RuntimeError("enter the reader first: async with Reader(...)")
        return self.socket

    def _ask(self, page: str, query: str, chosen: Mapping[str, str]) -> bytes:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = query
        if page in self.pages:
            rerun.page_script_hash = self.pages[page]
        else:
            rerun.page_name = page
        for widget_id, text in chosen.items():
            rerun.widget_states.widgets.add(id=widget_id, string_value=text)
        rerun.context_info.url = f"{self.origin}/{page}?{query}"
        return message.SerializeToString()

    async def _read(self, page: str, query: str, started: float) -> View:
        """Read messages until the script has finished."""
        digest = hashlib.blake2b(digest_size=12)
        releases: set[str] = set()
        size, error = 0, ""
        while True:
            data = await self._open.recv(decode=False)
            size += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "delta":
                error = self._take(message, digest, releases) or error
            elif kind == "page_not_found":
                error = "page not found"
            elif kind == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    break
            else:
                self._note(message)
        taken = 1000 * (time.perf_counter() - started)
        if not error and not releases:
            error = "no release in the foot"
        return View(
            page, query, taken, frozenset(releases), digest.hexdigest(), size, error
        )

    def _note(self, message: ForwardMsg) -> None:
        """Take in what the server says of its pages and of the address."""
        if message.HasField("navigation"):
            for each in message.navigation.app_pages:
                self.pages[each.url_pathname] = each.page_script_hash
        elif message.HasField("page_info_changed"):
            written = message.page_info_changed.query_string
            self.asked = dict(parse_qsl(written.removeprefix("?")))

    def _take(
        self, message: ForwardMsg, digest: hashlib.blake2b, releases: set[str]
    ) -> str:
        """Take in one element; return what failed in it, if anything did.

        The digest is of everything that shows figures, without the release's name and
        the time of its building: pages with the same figures have the same one.
        """
        if message.delta.WhichOneof("type") != "new_element":
            return ""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            return f"exception: {element.exception.message[:120]}"
        if kind == "html":
            body = element.html.body
            releases.update(RELEASE.findall(body))
            if FOOT not in body:
                digest.update(body.encode())
            return f"notice: {body[:120]}" if FAILED in body else ""
        if kind == "plotly_chart":
            digest.update(element.plotly_chart.spec.encode())
        elif kind == "download_button":
            digest.update(element.download_button.url.encode())  # a hash of the file
        elif kind == "selectbox":
            box = element.selectbox
            self.boxes[box.label] = (box.id, list(box.options))
        return ""
