"""One writer at a time: a lock that names its owner and dies with its process."""

from __future__ import annotations

import fcntl
import os
import sys
import time
from pathlib import Path
from typing import TextIO

from warehouse.errors import LedgerError

WAIT_SECONDS = 120.0
POLL_SECONDS = 0.05


class WriterLock:
    """An advisory lock on a file; the kernel frees it when the process ends."""

    def __init__(self, path: Path, what: str) -> None:
        self._path = path
        self._what = what
        self._file: TextIO | None = None

    def acquire(self, wait_seconds: float = WAIT_SECONDS) -> None:
        """Take the lock, or say after a while who holds it."""
        file = self._path.open("a+", encoding="utf-8")
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    file.seek(0)
                    owner = file.read().strip() or "another process"
                    file.close()
                    raise LedgerError(
                        f"{self._what} is in use by {owner}: wait for it to finish, "
                        "then run the command again"
                    ) from error
                time.sleep(POLL_SECONDS)
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()} ({Path(sys.argv[0]).name})")
        file.flush()
        self._file = file

    def fileno(self) -> int:
        """The handle to hand on to a process that must outlive a killed owner."""
        if not self._file:
            raise LedgerError(f"{self._what} is not locked")
        return self._file.fileno()

    def release(self) -> None:
        """Free the lock; the file stays, so that nobody locks a deleted one."""
        if self._file:
            self._file.close()
            self._file = None
