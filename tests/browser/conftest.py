"""The real server on the release of the tests, and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
PATIENCE = 60  # seconds for the server to answer


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@pytest.fixture(scope="session")
def server(release_home, tmp_path_factory):
    """The address of `fos dashboard`, started for these tests."""
    port = free_port()
    log = tmp_path_factory.mktemp("server") / "log.txt"
    command = [Path(sys.executable).with_name("fos"), "dashboard", "--port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(
            command,
            env=os.environ | {"FOS_HOME": str(release_home)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(address, process, log):
    for _ in range(PATIENCE * 5):
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def chromium():
    """One browser for all the tests; the system's own, nothing is downloaded."""
    path = os.environ.get("BROWSER_PATH") or shutil.which("chromium")
    assert path, "the browser tests need Debian's chromium, or BROWSER_PATH"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
