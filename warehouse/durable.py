"""Files that are there whole or not at all, even after a kill or a power cut."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

CHUNK_BYTES = 1 << 20


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def sync(path: Path) -> None:
    """Force a file's bytes, or a folder's entries, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_text(path: Path, text: str) -> None:
    """Write a small file aside and move it into place."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(text, encoding="utf-8")
    sync(aside)
    aside.replace(path)
    sync(path.parent)


def keep_copy(path: Path, folder: Path, sha256: str) -> Path:
    """Keep the bytes of a file under their own hash; do nothing if they are there."""
    target = folder / sha256[:2] / sha256
    if target.is_file() and target.stat().st_size == path.stat().st_size:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{sha256}.{os.getpid()}")
    try:
        shutil.copyfile(path, aside)
        sync(aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    sync(target.parent)
    return target


def sweep(folder: Path, pattern: str) -> None:
    """Remove what a killed process left aside; call it with the writer's lock held."""
    for left in folder.glob(pattern):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()


def point(link: Path, target: Path) -> None:
    """Make `link` a relative symbolic link to `target`, replacing it in one step."""
    aside = link.with_name(f".{link.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    aside.symlink_to(os.path.relpath(target, link.parent))
    aside.replace(link)
    sync(link.parent)
