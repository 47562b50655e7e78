"""Files from memory, and what stands before every answer: headers and names."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from dashboard.serving.assets import Assets
from dashboard.serving.doors import Doors, is_known

SCRIPT = b"const figures = [1, 2, 3];" * 200


@pytest.fixture
def app(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "index.hash.js").write_bytes(SCRIPT)
    (tmp_path / "secret.txt").write_text("beside the folder")
    inner = Starlette(routes=[Route("/{path:path}", lambda _: HTMLResponse("page"))])
    return Doors(Assets(inner, tmp_path), hosts=("fos.example.org",))


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_a_file_comes_in_the_shortest_form_that_is_accepted(
    app, accepted, encoding, unpack
):
    status, headers, body = answer(app, "/static/js/index.hash.js", accepted=accepted)
    assert status == 200
    assert headers.get("content-encoding") == encoding
    assert unpack(body) == SCRIPT
    assert "immutable" in headers["cache-control"]
    assert headers["vary"] == "accept-encoding"


def test_a_file_that_a_browser_has_is_not_sent_again(app):
    _, headers, _ = answer(app, "/static/js/index.hash.js")
    status, _, body = answer(app, "/static/js/index.hash.js", known=headers["etag"])
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["/static/../secret.py", "/static/none.js", "/"])
def test_what_is_no_file_of_the_folder_is_passed_on(app, path):
    assert answer(app, path)[2] == b"page"


def test_every_answer_has_its_headers_and_a_page_may_fetch_nothing_elsewhere(app):
    _, headers, _ = answer(app, "/regions")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "https:" not in policy
    _, headers, _ = answer(app, "/static/js/index.hash.js")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("localhost:8501", True),
        ("fos.example.org", True),
        ("FOS.example.org.:80", True),
        ("192.0.2.7:8501", True),
        ("[::1]:8501", True),
        ("fos.example.org.evil.example", False),
        ("evil.example", False),
        ("127.0.0.1.evil.example:8501", False),
        ("", False),
    ],
)
def test_only_names_of_the_server_are_answered(app, host, is_ours):
    assert is_known(host, ("localhost", "fos.example.org")) is is_ours
    status, headers, body = answer(app, "/", host=host)
    assert status == (200 if is_ours else 421)
    assert (body == b"page") is is_ours
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_a_socket_under_another_name_is_closed(app):
    sent = run(app, {"type": "websocket", "headers": [(b"host", b"evil.example")]})
    assert sent == [{"type": "websocket.close", "code": 1008}]


def answer(app, path, *, host="localhost", accepted="gzip", known=""):
    asked = {"host": host, "accept-encoding": accepted, "if-none-match": known}
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), text.encode()) for name, text in asked.items()],
    }
    start, *rest = run(app, scope)
    headers = {name.decode(): text.decode() for name, text in start["headers"]}
    body = b"".join(message.get("body", b"") for message in rest)
    return start["status"], headers, body


def run(app, scope):
    """Return what an application sends, on an event loop of its own."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    return sent
