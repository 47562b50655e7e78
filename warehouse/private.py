"""What Members sent is on the disk for the owner of the home alone."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

OWNER_ALONE, OWNERS_FOLDER = 0o600, 0o700
FOR_OTHERS = 0o077


@contextmanager
def made_private() -> Generator[None]:
    """Make every file and folder made meanwhile its owner's alone."""
    before = os.umask(FOR_OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def make_private(*paths: Path) -> None:
    """Take files, and folders with what is in them, from all but their owner.

    A folder that is closed already is not walked: what is made in it is private.
    """
    for path in paths:
        if not path.exists() or not path.stat().st_mode & FOR_OTHERS:
            continue
        if path.is_dir():
            for inside in path.rglob("*"):
                inside.chmod(OWNERS_FOLDER if inside.is_dir() else OWNER_ALONE)
        path.chmod(OWNERS_FOLDER if path.is_dir() else OWNER_ALONE)
