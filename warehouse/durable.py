"""Files that are there whole or not at all, even after a kill or a power cut."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CHUNK_BYTES = 1 << 20
SYNCS_AT_ONCE = 8


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def is_there(path: Path) -> bool:
    """Return whether a file is there; no file has a name that is too long for one."""
    try:
        return path.is_file()
    except OSError:
        return False


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


def keep_copies(files: Sequence[tuple[Path, str]], folder: Path) -> None:
    """Keep the bytes of files under their own hashes; what is there stays.

    All are on the disk when this returns. They are forced there together: the disk
    takes not much longer for many than for one.

    Raises:
        OSError: a file is gone, has changed since its hash was taken, or the disk is
            full.
    """
    copies = {
        folder / sha256[:2] / sha256: (path, sha256)
        for path, sha256 in files
        if not _is_kept(folder / sha256[:2] / sha256, path)
    }
    asides = {
        target: target.with_name(f".{target.name}.{os.getpid()}") for target in copies
    }
    try:
        for target, (path, sha256) in copies.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(path, asides[target], sha256)
        with ThreadPoolExecutor(SYNCS_AT_ONCE) as pool:
            list(pool.map(sync, asides.values()))
            for target, aside in asides.items():
                aside.replace(target)
            list(pool.map(sync, {target.parent for target in copies}))
    finally:
        for aside in asides.values():
            aside.unlink(missing_ok=True)


def _is_kept(target: Path, path: Path) -> bool:
    return target.is_file() and target.stat().st_size == path.stat().st_size


def _copy(path: Path, aside: Path, sha256: str) -> None:
    """Copy a file whose hash is known; one that has changed since is refused."""
    digest = hashlib.sha256()
    with path.open("rb") as file, aside.open("wb") as copy:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            copy.write(chunk)
    if digest.hexdigest() != sha256:
        raise OSError("the file changed while it was read; load it again")


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
