"""The child process that reads files for another one: requests in, books out.

Run as `python -P -m ingest.readers.worker BYTES`; see `ingest/readers/apart.py`.
"""

from __future__ import annotations

import math
import os
import pickle
import resource
import sys
from pathlib import Path
from typing import BinaryIO

from ingest.book import Book, Unreadable
from ingest.inbox import RECEIVED
from ingest.locate import header_score
from ingest.readers import read_book
from ingest.source import Source
from ingest.sources import all_sources

# A worker that has needed half of its memory is replaced after its reply: what it
# holds back, in pieces, the next file may lack.
SPENT_SHARE = 0.5


def serve(requests: BinaryIO, replies: BinaryIO, most_bytes: int) -> None:
    """Answer requests until there are no more, or until the worker is spent.

    A request is a path, the names of the sources it may be of, and the seconds of
    processor time that it may take: the system ends the worker after them. A reply is a
    book or a refusal, and whether it is the last.
    """
    # Linux lets a process start with its parent's peak, so only growth counts.
    at_first = _peak_bytes()
    while True:
        try:
            path, names, seconds = pickle.load(requests)  # noqa: S301 - our own parent
        except EOFError:
            return
        _limit_processor_time(seconds)
        answer = _answer(Path(path), names)
        is_last = _peak_bytes() > max(at_first, SPENT_SHARE * most_bytes)
        pickle.dump((answer, is_last), replies, protocol=pickle.HIGHEST_PROTOCOL)
        replies.flush()
        if is_last:
            return


def _limit_processor_time(seconds: float) -> None:
    """Let the system end this process after some more seconds of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    last = math.ceil(used.ru_utime + used.ru_stime + seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (last, hard))


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _answer(path: Path, names: tuple[str, ...]) -> Book | tuple[str, str, str]:
    sources = _sources(names)
    try:
        return read_book(path, lambda records: header_score(sources, records))
    except Unreadable as refusal:
        return refusal.detail.en, refusal.detail.fr, refusal.code


def _sources(names: tuple[str, ...]) -> list[Source]:
    return [one for one in (*all_sources(), RECEIVED) if one.name in names]


def main() -> None:
    """Limit this process and serve the one that started it."""
    most_bytes = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Whatever a library prints must not stand among the replies.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, replies, most_bytes)


if __name__ == "__main__":
    main()
