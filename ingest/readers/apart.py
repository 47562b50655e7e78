"""Files read in a child process, so that a parser's end is not the end of the rest.

A stray cell may abort a parser, a crafted part may hold it for ever or fill the
memory: no `except` catches that. The child has limits of memory and time; one is
reused for all files and replaced when it dies. Long texts alone are read here.
"""

from __future__ import annotations

import atexit
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Any

from ingest.book import READING_STOPPED, Book, Unreadable
from ingest.locate import header_score
from ingest.readers import is_long_text, read_book
from ingest.sources import all_sources

# A path and the names of the sources it may be of; a book, or why there is none.
Request = tuple[Path, tuple[str, ...]]
Answer = Book | tuple[str, ...]
# What the worker is asked: a path, names of sources, and seconds of processor time.
Asked = tuple[str, tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: memory in bytes (address space), and seconds.

    The seconds are of processor time, so that a busy machine refuses no file; they are
    for the smallest file, and each MiB of a file adds `seconds_a_mib`. A reader that
    waits, and computes nothing, is ended after `patience` times as long by the clock.
    """

    most_bytes: int = 6 << 30
    seconds: float = 60.0
    seconds_a_mib: float = 2.0
    patience: float = 10.0

    def seconds_for(self, path: Path) -> float:
        """Return the seconds that reading a file may take."""
        try:
            size = path.stat().st_size
        except OSError:
            # The worker meets the same and says what it is.
            size = 0
        return self.seconds + self.seconds_a_mib * size / (1 << 20)


class ReadingRoom:
    """One worker at a time, started when it is first needed and again after a death."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._worker: subprocess.Popen[bytes] | None = None
        self._turn = Lock()
        self._ahead = ThreadPoolExecutor(1, "reading ahead")
        self._expected: dict[Request, Future[Answer]] = {}

    def expect(self, path: Path, sources: Iterable[str]) -> None:
        """Begin to read a file that will be asked for soon, while others are judged."""
        request = (path, tuple(sources))
        if is_long_text(path):
            return
        if len(self._expected) > 1:
            # One that was not asked for after all.
            del self._expected[next(iter(self._expected))]
        self._expected[request] = self._ahead.submit(self._ask, *request)

    def read(self, path: Path, sources: Iterable[str]) -> Book:
        """Return the sheets of one file, or raise `Unreadable` for whatever it is.

        Args:
            path: the file.
            sources: names of the sources whose headers tell how to read a text file.
        """
        names = tuple(sources)
        if is_long_text(path):
            return read_here(path, names)
        expected = self._expected.pop((path, names), None)
        answer = expected.result() if expected else self._ask(path, names)
        if isinstance(answer, Book):
            return answer
        raise Unreadable(*answer)

    def close(self) -> None:
        """End the worker."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.communicate()

    def _ask(self, path: Path, names: tuple[str, ...]) -> Answer:
        with self._turn:
            seconds = self._limits.seconds_for(path)
            return self._answer((str(path.absolute()), names, seconds), seconds)

    def _answer(self, request: Asked, seconds: float) -> Answer:
        worker = self._worker = self._worker or self._start()
        timer = Timer(seconds * self._limits.patience, worker.kill)
        timer.start()
        try:
            answer, is_last = _exchange(worker, request)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            # It died: by its own abort, for want of memory or of time, or by our timer.
            is_late = not timer.is_alive()
            self.close()
            is_spent = worker.returncode == -signal.SIGXCPU
            return _too_late(seconds) if is_late or is_spent else self._stopped()
        except BaseException:
            # Half a reply may stand in the pipe: the next file needs a fresh worker.
            self.close()
            raise
        finally:
            timer.cancel()
        if is_last:
            self.close()
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: no module of the folder that happens to be the current one.
        return subprocess.Popen(
            [
                *(sys.executable, "-P", "-m", "ingest.readers.worker"),
                str(self._limits.most_bytes),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _stopped(self) -> tuple[str, ...]:
        mebibytes = self._limits.most_bytes >> 20
        return (
            "the program that reads it ended: the file is damaged, or needs more than "
            f"{mebibytes} MiB of memory; save it again from a spreadsheet program, "
            "without empty rows and columns, or send it in parts",
            "le programme qui lit s'est arrêté : le fichier est endommagé ou demande "
            f"plus de {mebibytes} Mio de mémoire ; l'enregistrer de nouveau depuis un "
            "tableur, "
            "sans lignes ni colonnes vides, ou l'envoyer en plusieurs parties",
            READING_STOPPED,
        )


def _exchange(worker: subprocess.Popen[bytes], request: object) -> tuple[Any, bool]:
    requests, replies = _pipe(worker.stdin), _pipe(worker.stdout)
    pickle.dump(request, requests)
    requests.flush()
    return pickle.load(replies)  # noqa: S301 - from our own child


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the worker was started without pipes")
    return pipe


def _too_late(seconds: float) -> tuple[str, ...]:
    return (
        f"it took more than {seconds:.0f} seconds of processor time; save it again "
        "from a spreadsheet program, or send it in parts",
        f"elle a pris plus de {seconds:.0f} secondes de temps de calcul ; enregistrer "
        "le fichier de nouveau depuis un tableur ou l'envoyer en plusieurs parties",
        READING_STOPPED,
    )


def read_here(path: Path, names: Iterable[str]) -> Book:
    """Return the sheets of one file, read in this process."""
    sources = [one for one in all_sources() if one.name in set(names)]
    return read_book(path, lambda records: header_score(sources, records))


@cache
def reading_room() -> ReadingRoom:
    """Return the reading room of this process; its worker ends with the process."""
    room = ReadingRoom(Limits())
    atexit.register(room.close)
    return room
