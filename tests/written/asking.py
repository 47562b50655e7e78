"""Asks an ASGI application as a server would, without a port."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8-sig")

    @property
    def json(self):
        return json.loads(self.body)


def ask(app, address, method="GET", **headers):
    """Return the reply to one request, on an event loop of its own.

    In a thread: the browser tests leave a loop running in the main one.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, _ask(app, address, method, headers)).result()


async def _ask(app, address, method, headers):
    path, _, query = address.partition("?")
    named = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", b"fos.test"), *named],
        "root_path": "",
        "scheme": "http",
        "server": ("fos.test", 80),
        "client": ("127.0.0.1", 1),
        "http_version": "1.1",
    }
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Reply(start["status"], found, body)
