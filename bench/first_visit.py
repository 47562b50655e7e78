"""Weigh the first visit of each page: `python -m bench.first_visit ADDRESS`.

Each page is opened by a Chromium that has kept nothing. Prints the bytes that came over
the network, headers included, those of the websocket beside them, and the requests.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
PAGES = (
    *("", "regions", "member?member=KEN", "kpis", "capacity-building", "proposals"),
    *("experience", "areas-for-update", "review-calendar", "package", "data-quality"),
    *("sql", "about"),
)
WHOLE = ".fos-footer"
PATIENCE = 60_000


def main() -> None:
    """Print one row a page; with `--files`, the heaviest files of each as well."""
    if len(sys.argv) < 2:
        sys.exit("usage: python -m bench.first_visit ADDRESS [--files]")
    path = os.environ.get("BROWSER_PATH") or shutil.which("chromium")
    if not path:
        sys.exit("a first visit is weighed in Chromium: apt-get install chromium")
    address = sys.argv[1].rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        print(f"{'page':22} {'total kB':>9} {'files kB':>9} {'socket kB':>9} requests")
        for page in PAGES:
            files, socket = weigh(browser, f"{address}/{page}")
            total = sum(files.values()) + socket
            print(
                f"/{page:21} {total / 1000:9.0f} {sum(files.values()) / 1000:9.0f} "
                f"{socket / 1000:9.0f} {len(files):8}"
            )
            if "--files" in sys.argv:
                for name, size in files.most_common(25):
                    print(f"    {size / 1000:9.1f} {name}")
        browser.close()


def weigh(browser: Browser, address: str) -> tuple[Counter[str], int]:
    """Return the bytes of each file of a first visit, and those of the websocket."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    names: dict[str, str] = {}
    files: Counter[str] = Counter()
    frames = [0]

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def came(event: dict[str, Any]) -> None:
        name = names.get(event["requestId"], event["requestId"])
        files[name.removeprefix(address)] += int(event["encodedDataLength"])

    def framed(event: dict[str, Any]) -> None:
        # Binary frames come in base64: four signs for three bytes.
        frames[0] += len(event["response"]["payloadData"]) * 3 // 4

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    session.on("Network.webSocketFrameReceived", framed)
    session.send("Network.enable")
    page.goto(address)
    page.wait_for_selector(WHOLE, timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    context.close()
    return files, frames[0]


if __name__ == "__main__":
    main()
