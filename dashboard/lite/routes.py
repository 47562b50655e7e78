"""The routes of light pages: `/lite/<lang>/<page>`, in a thread for each reader."""

from __future__ import annotations

import logging
from html import escape
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import frame
from dashboard.choice import read_choice
from dashboard.data import Book, open_book
from dashboard.lite import words
from dashboard.lite.address import Address, path_of, read_asked
from dashboard.lite.choices import Reader
from dashboard.lite.document import Told, document, pages, shell
from dashboard.lite.run import run_page
from dashboard.serving.answers import HTML, KEPT, Answer, send
from warehouse.errors import ReleaseError
from warehouse.text import Lang

LOGGER = logging.getLogger(__name__)
FIRST = "overview"
NAMES = {path_of(name): name for name in frame.PAGE_NAMES}
# Nothing may be fetched and nothing run, whatever a text from outside says.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {"Content-Security-Policy": POLICY}
PATIENCE = "60"  # seconds after which to ask again where there is no release yet


def lite_routes() -> list[BaseRoute]:
    """Return the routes; a function that is no coroutine runs in a thread."""
    return [
        Route("/lite", to_language),
        Route("/lite/", to_language),
        Route("/lite/{lang}", page),
        Route("/lite/{lang}/", page),
        Route("/lite/{lang}/{page:path}", page),
    ]


def to_language(request: Request) -> Response:
    """Lead a reader who names no language to the overview in theirs."""
    asked = request.headers.get("accept-language", "").lower()
    lang = Lang.FR if asked.startswith("fr") else Lang.EN
    root = "" if request.url.path.endswith("/") else "lite/"
    query = f"?{request.url.query}" if request.url.query else ""
    kept = {"Vary": "Accept-Language", "Cache-Control": "no-store"}
    return RedirectResponse(
        f"{root}{lang}/{query}", HTTPStatus.TEMPORARY_REDIRECT, headers=kept
    )


def page(request: Request) -> Response:
    """Answer with a light page, or with a sentence why there is none."""
    asked_lang = request.path_params["lang"]
    path = request.path_params.get("page", "").removesuffix("/") or path_of(FIRST)
    lang = Lang(asked_lang) if asked_lang in tuple(Lang) else Lang.EN
    asked = read_asked(request.query_params)
    root = "../" * (request.url.path.removeprefix(_base(request)).count("/") - 1)
    address = Address(lang, NAMES.get(path, ""), asked, root)
    if not address.page or asked_lang != lang:
        return refuse(
            address,
            HTTPStatus.NOT_FOUND,
            words.NO_PAGE_TITLE(lang),
            words.NO_PAGE(lang),
        )
    return _answer(request, address)


def _base(request: Request) -> str:
    """Return the path under which a proxy serves us, if it does."""
    return str(request.scope.get("root_path", ""))


def _answer(request: Request, address: Address) -> Response:
    lang = address.lang
    try:
        book = open_book()
    except ReleaseError:
        said = words.NOT_YET_TITLE(lang), frame.NO_RELEASE(lang)
        answer = refuse(address, HTTPStatus.SERVICE_UNAVAILABLE, *said)
        answer.headers["Retry-After"] = PATIENCE
        return answer
    key = (str(book.release.path), "lite", address.root, lang, address.page)
    key += tuple(f"{name}={value}" for name, value in address.asked.items())
    try:
        return send(request, book, KEPT.get(key, lambda: render(book, address)))
    except Exception:
        LOGGER.exception("the light page %s failed", address.page)
        said = words.FAILED_TITLE(lang), frame.ERROR(lang)
        return refuse(address, HTTPStatus.INTERNAL_SERVER_ERROR, *said)


def render(book: Book, address: Address) -> Answer:
    """Return a light page made from one release."""
    lang = address.lang
    choice, refused = read_choice(
        {**address.asked, "lang": str(lang)}, book.sessions(), book.regions(lang)
    )
    writer = Reader(book, choice, address)
    run_page(address.page, writer)
    notices = [text.say(lang, value=value) for text, value in refused]
    told = Told(book, writer.choice, address, writer, [*notices, *writer.notices])
    return Answer(document(told).encode(), HTML, headers=HEADERS)


def refuse(address: Address, status: int, title: str, sentence: str) -> Response:
    """Return a page that says why there is nothing here, with links to all pages."""
    body = (
        f'<main id="main"><h1>{escape(title)}</h1>'
        f'<p class="fos-notice" role="status">{escape(sentence)}</p></main>'
    )
    whole = f"{title} · {frame.NAME(address.lang)}"
    html = shell(address.lang, whole, pages(address), body)
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store", **HEADERS})
