"""What this machine has and lacks for the warehouse, and how to get what is missing."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from warehouse.connect import current_release
from warehouse.errors import ReleaseError
from warehouse.settings import Settings
from warehouse.text import Text

PACKAGES = ("duckdb", "dbt-core", "dbt-duckdb", "polars", "plotly", "streamlit")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FREE_BYTES_NEEDED = 1 << 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: fine, or not and what to do; a note is no failure."""

    is_fine: bool
    what: Text
    is_needed: bool = True


def examine(settings: Settings, port: int) -> Iterator[Finding]:
    """Look at everything the commands rely on, in the order one meets it."""
    yield _python()
    yield _packages()
    yield _home(settings.home)
    yield from _locks(settings.home)
    yield _release(settings)
    yield _port(port)
    yield _browser()
    yield _fonts()


def _python() -> Finding:
    found = sys.version.split()[0]
    return Finding(
        sys.version_info >= (3, 11),
        Text(
            en=f"Python {found} (3.11 or later is needed)",
            fr=f"Python {found} (3.11 ou plus récent est nécessaire)",
        ),
    )


def _packages() -> Finding:
    found = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return Finding(True, Text(en=f"packages: {found}", fr=f"paquets\u00a0: {found}"))


def _home(home: Path) -> Finding:
    place = next(path for path in (home, *home.parents) if path.is_dir())
    if not os.access(place, os.W_OK):
        return Finding(
            False,
            Text(
                en=f"{place} cannot be written: set FOS_HOME to a folder of yours",
                fr=f"{place} est en lecture seule\u00a0: définissez FOS_HOME",
            ),
        )
    free = shutil.disk_usage(place).free
    gigabytes = free / (1 << 30)
    return Finding(
        free >= FREE_BYTES_NEEDED,
        Text(
            en=f"{home}: {gigabytes:.1f} GiB free (1 GiB or more is needed)",
            fr=f"{home}\u00a0: {gigabytes:.1f} Gio libres (il en faut au moins 1)",
        ),
    )


def _locks(home: Path) -> Iterator[Finding]:
    for name in ("ledger.lock", "build.lock"):
        path = home / name
        if not path.is_file():
            continue
        owner = _owner(path)
        if owner:
            yield Finding(
                False,
                Text(
                    en=f"{name} is held by {owner}: a writer is at work, let it finish",
                    fr=f"{name} est tenu par {owner}\u00a0: une écriture est en cours",
                ),
                is_needed=False,
            )


def _owner(path: Path) -> str | None:
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            return file.read().strip() or "?"
    return None


def _release(settings: Settings) -> Finding:
    try:
        found = current_release(settings).release_id
    except ReleaseError:
        return Finding(
            False,
            Text(
                en="no release yet: `make load`, or `fos ingest` then `fos build`",
                fr="pas de version\u00a0: `make load`, ou `fos ingest` et `fos build`",
            ),
            is_needed=False,
        )
    return Finding(
        True,
        Text(en=f"current release: {found}", fr=f"version courante\u00a0: {found}"),
    )


def _port(port: int) -> Finding:
    with socket.socket() as tried:
        is_free = tried.connect_ex(("127.0.0.1", port)) != 0
    if is_free:
        return Finding(
            True, Text(en=f"port {port} is free", fr=f"le port {port} est libre")
        )
    return Finding(
        False,
        Text(
            en=f"port {port} is taken: `fos dashboard --port {port + 1}`",
            fr=f"le port {port} est occupé\u00a0: `fos dashboard --port {port + 1}`",
        ),
        is_needed=False,
    )


def find_browser() -> str | None:
    """Return the browser that draws chart files: `BROWSER_PATH`, or a Chromium."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if Path(named).is_file() else None
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _browser() -> Finding:
    found = find_browser()
    if found:
        return Finding(
            True, Text(en=f"browser: {found}", fr=f"navigateur\u00a0: {found}")
        )
    return Finding(
        False,
        Text(
            en="no Chromium: images of charts need `apt-get install chromium`",
            fr="pas de Chromium\u00a0: les images demandent `apt-get install chromium`",
        ),
    )


def _fonts() -> Finding:
    lister = shutil.which("fc-list")
    listed = ""
    if lister:
        listed = subprocess.run(
            [lister, ":lang=fr", "family"], capture_output=True, text=True, check=False
        ).stdout
    if listed.strip():
        count = len(set(listed.split("\n"))) - 1
        return Finding(
            True,
            Text(en=f"fonts: {count} families", fr=f"polices\u00a0: {count} familles"),
        )
    return Finding(
        False,
        Text(
            en="no fonts: `apt-get install fonts-dejavu-core fontconfig`",
            fr="pas de polices\u00a0: `apt-get install fonts-dejavu-core fontconfig`",
        ),
    )
