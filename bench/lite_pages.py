"""Weigh and time the light pages: `python -m bench.lite_pages [HOME]`.

Each page in both languages: bytes of its heaviest part, how long it takes to make from
a release of which nothing was read yet (cold) and from marts in memory (warm), then in
Chromium without scripts on a line of 300 kbit/s and 800 ms: bytes over the line,
requests, seconds until it can be read.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from dashboard.data import Book
from dashboard.lite.address import Address
from dashboard.lite.routes import NAMES, render
from dashboard.lite.words import LATER
from warehouse.connect import Release, current_release
from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.text import Lang

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
LATENCY = 800  # milliseconds
BITS = 300_000  # a second, in both directions
PATIENCE = 60  # seconds for the server to answer


@dataclass
class Seen:
    """What the browser saw of one page."""

    seconds: float
    line_bytes: int
    requests: int


def main() -> None:
    """Print one row a page and language."""
    named = sys.argv[1] if len(sys.argv) > 1 else str(PROJECT_ROOT / "var")
    home = Path(named).resolve()
    book = Book(current_release(Settings(home)))
    print("page                   lang parts  bytes cold_ms warm_ms   line req     s")
    with _server(home) as address, _browser() as context:
        for path, page in NAMES.items():
            for lang in Lang:
                cold, warm = _timings(book, page, lang)
                weights = _weights(book, page, lang)
                heaviest = 1 + weights.index(max(weights))
                link = f"{address}/lite/{lang}/{path}?part={heaviest}"
                seen = _visit(context, link)
                print(
                    f"{path:22} {lang:4} {len(weights):5} {max(weights):6} "
                    f"{cold:7.0f} {warm:7.0f} {seen.line_bytes:6} {seen.requests:3} "
                    f"{seen.seconds:5.2f}"
                )


def _timings(book: Book, page: str, lang: Lang) -> tuple[float, float]:
    """Return the milliseconds to make the first part, cold and warm.

    The same release under another path is one of which nothing is in memory yet.
    """
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / book.release.path.name
        path.symlink_to(book.release.path)
        other = Book(Release(path))
        for _ in range(4):
            started = time.perf_counter()
            render(other, Address(lang, page))
            taken.append(1000 * (time.perf_counter() - started))
    return taken[0], min(taken[1:])


def _weights(book: Book, page: str, lang: Lang) -> list[int]:
    bodies = [render(book, Address(lang, page)).body]
    while LATER(lang).encode() in bodies[-1]:
        part = {"part": str(len(bodies) + 1)}
        bodies.append(render(book, Address(lang, page, part)).body)
    return [len(body) for body in bodies]


def _visit(context: BrowserContext, link: str) -> Seen:
    """Open a page on a slow line, with nothing kept from before."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": BITS / 8,
            "uploadThroughput": BITS / 8,
        },
    )
    seen = Seen(0, 0, 0)

    def count(event: dict[str, float]) -> None:
        seen.requests += 1
        seen.line_bytes += round(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    started = time.perf_counter()
    page.goto(link, wait_until="load")
    page.get_by_role("heading", level=1).wait_for()
    seen.seconds = time.perf_counter() - started
    page.wait_for_timeout(300)  # a request that the page should not make would show
    page.close()
    return seen


@contextmanager
def _browser() -> Iterator[BrowserContext]:
    path = os.environ.get("BROWSER_PATH") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser.new_context(java_script_enabled=False)
        browser.close()


@contextmanager
def _server(home: Path) -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    command = [Path(sys.executable).with_name("fos"), "dashboard", "--port", str(port)]
    environment = os.environ | {"FOS_HOME": str(home)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/healthz")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(PATIENCE * 5):
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
