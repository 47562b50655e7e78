"""The page that leaves the server: language, title, headers, compression."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from dashboard.serving.page_language import PageLanguage, in_language
from warehouse.text import Lang

PAGE = (
    '<html lang="en"><head><title>Streamlit</title></head><body>'
    "<noscript>English words</noscript></body></html>"
)


def test_a_page_takes_the_language_of_its_address():
    page = in_language(PAGE.encode(), Lang.FR).decode()
    assert '<html lang="fr">' in page
    assert "<title>Cadre de normes" in page
    assert "English words" not in page
    assert re.search("<noscript><p>.*JavaScript", page)


@pytest.mark.parametrize(
    ("query", "lang"), [("", "en"), ("lang=fr", "fr"), ("lang=xx", "en")]
)
def test_the_middleware_reads_the_query(query, lang):
    start, body = answer("/", query)
    assert f'<html lang="{lang}">'.encode() in body
    assert dict(start["headers"])[b"content-length"] == str(len(body)).encode()
    assert dict(start["headers"])[b"cache-control"] == b"no-store"


def test_other_answers_pass_unchanged():
    _, body = answer("/text", "lang=fr")
    assert body == b'<html lang="en">'


def answer(path, query):
    """Return the start and the body of an answer, on an event loop of its own.

    In a thread: the browser tests leave a loop running in the main one.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, ask(path, query)).result()


async def ask(path, query):
    app = PageLanguage(
        Starlette(
            routes=[
                Route("/", lambda _: HTMLResponse(PAGE)),
                Route("/text", lambda _: PlainTextResponse('<html lang="en">')),
            ]
        )
    )
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", b"gzip")],
    }
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return sent[0], b"".join(message.get("body", b"") for message in sent[1:])
