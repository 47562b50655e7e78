"""Streamlit's one page on its way out: our language, title and words for no script."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import frame
from warehouse.text import Lang

TITLE = "<title>Streamlit</title>"


class PageLanguage:
    """Gives each page the language of its address before any script has run."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; rewrite the page where the answer is one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(_language(scope), send)
        await self.app(_uncompressed(scope), receive, answer.send)


class _Answer:
    """An answer on its way out: a page is held until it is whole, then rewritten."""

    def __init__(self, lang: Lang, send: Send) -> None:
        self.lang = lang
        self.out = send
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] == 200 and _is_page(Headers(scope=message)):
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self.out(self._rewritten(self.start))
            message = {"type": "http.response.body", "body": self.body}
            self.start = None
        await self.out(message)

    def _rewritten(self, start: Message) -> Message:
        """Rewrite the page if it is Streamlit's; return the start of its answer."""
        if TITLE.encode() in self.body:
            self.body = in_language(self.body, self.lang)
            headers = MutableHeaders(scope=start)
            headers["content-length"] = str(len(self.body))
            # The page names the files of this version of Streamlit.
            headers["cache-control"] = "no-store"
            del headers["etag"], headers["last-modified"]
        return start


def in_language(page: bytes, lang: Lang) -> bytes:
    """Return Streamlit's page with our language, title and words for no script."""
    head, opening, rest = page.decode().partition("<noscript>")
    _, closing, tail = rest.partition("</noscript>")
    head = head.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    head = head.replace(TITLE, f"<title>{frame.NAME(lang)}</title>", 1)
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


def _is_page(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("text/html")
