"""What stands before every answer: which names it is served under, and its headers."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts within the page, styles and `eval` are Streamlit's and Plotly's own; nothing
# may come from, or go to, another machine.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' {sockets} data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
REFUSED = (
    "This server does not answer under this name.\n"
    "Ce serveur ne répond pas sous ce nom.\n"
)
MISDIRECTED = 421
POLICY_VIOLATION = 1008


class Doors:
    """Refuses names that are not the server's, and gives each answer its headers.

    Without the check a page elsewhere could give its own name our address and read
    these pages in a visitor's browser. An address in numbers cannot be borrowed so.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self.app = app
        own = ("localhost", socket.gethostname(), *hosts)
        self.hosts = frozenset(name.lower() for name in own)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked under a known name."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        if is_known(host, self.hosts):
            await self.app(scope, receive, _with_headers(host, send))
        elif scope["type"] == "http":
            refusal = PlainTextResponse(REFUSED, MISDIRECTED)
            await refusal(scope, receive, _with_headers("", send))
        else:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})


def is_known(host: str, known: Collection[str]) -> bool:
    """Return whether a Host header names the server, or an address in numbers."""
    name, _, port = host.rpartition(":")
    if not name or port.endswith("]") or not port.isdecimal():
        name = host
    name = name.lower().rstrip(".")
    if name in known:
        return True
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _with_headers(host: str, send: Send) -> Send:
    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if _is_page(headers):
                sockets = f"ws://{host} wss://{host}" if host else ""
                policy = POLICY.format(sockets=sockets)
                headers.setdefault("content-security-policy", policy)
                headers["cache-control"] = "no-store"
        await send(message)

    return out


def _is_page(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("text/html")
