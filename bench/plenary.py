"""Fill the plenary room: `python -m bench.plenary [HOME] [options]`.

Starts `fos dashboard` on a copy of a home, one process, or several behind nginx, and
lets readers look through the pages, in both languages and at several sessions, with a
pause between clicks. Prints how long a rerun took and what failed. With `--publish`,
releases are published and rolled back all the while, and each page is held against
what it shows under each release alone. Client and servers share this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.load_client import View
from bench.publish import Publisher, copy_home, strangers
from bench.room import all_places, fill_room
from bench.servers import SPARE_PORTS, serve
from warehouse.settings import PROJECT_ROOT

MOST_SESSIONS = 400
MOST_SECONDS = 600


def main() -> None:
    """Run one scenario and print its figures."""
    asked = read_arguments()
    with tempfile.TemporaryDirectory() as folder:
        home = copy_home(asked.home, Path(folder) / "home")
        with serve(home, asked.processes, asked.port, Path(folder)) as servers:
            publisher = Publisher(home) if asked.publish else None
            before = servers.processor_seconds()
            views = asyncio.run(
                fill_room(
                    servers.address,
                    sessions=asked.sessions,
                    seconds=asked.seconds,
                    think=asked.think,
                    places=all_places(),
                    beside=publisher.run if publisher else None,
                )
            )
            report(asked, views)
            taken = servers.processor_seconds() - before
            print(
                f"processes: memory {servers.memory()} MiB, processor time {taken:.1f} "
                f"s, {1000 * taken / max(len(views), 1):.0f} ms a rerun; the client's "
                f"processor time {time.process_time():.1f} s"
            )
            wrong = []
            if publisher:
                wrong = asyncio.run(
                    strangers(servers.address, publisher, views, all_places())
                )
                tell(publisher, wrong)
    sys.exit(1 if wrong or any(view.error for view in views) else 0)


def tell(publisher: Publisher, wrong: list[View]) -> None:
    """Print what came of publishing while people read."""
    print(
        f"moves of the pointer {publisher.moves}; places where the two releases "
        f"differ: {publisher.differing} of {publisher.places}; pages that are not of "
        f"one release alone: {len(wrong)}"
    )
    for view in wrong[:10]:
        print(f"  {view}")


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("home", nargs="?", type=Path, default=PROJECT_ROOT / "var")
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=10, help="seconds, on average")
    parser.add_argument("--processes", type=int, default=1, help="2: behind nginx")
    parser.add_argument("--publish", action="store_true", help="move the pointer")
    parser.add_argument(
        "--port", type=int, default=8640, help=f"the first of {SPARE_PORTS} in a row"
    )
    asked = parser.parse_args()
    asked.sessions = min(asked.sessions, MOST_SESSIONS)
    asked.seconds = min(asked.seconds, MOST_SECONDS)
    return asked


def report(asked: argparse.Namespace, views: list[View]) -> None:
    """Print the figures of a run."""
    good = [view for view in views if not view.error]
    taken = sorted(view.milliseconds for view in good)
    cuts = statistics.quantiles(taken, n=100) if len(taken) > 1 else taken * 99
    errors = Counter(view.error for view in views if view.error)
    print(
        f"{asked.sessions} sessions, {asked.processes} process(es), think time "
        f"{asked.think:g} s, {asked.seconds:g} s\n"
        f"reruns {len(views)}  p50 {cuts[49]:.0f} ms  p95 {cuts[94]:.0f} ms  "
        f"p99 {cuts[98]:.0f} ms  slowest {taken[-1]:.0f} ms  errors "
        f"{sum(errors.values())}"
    )
    for error, count in errors.most_common(5):
        print(f"  {count} x {error}")
    mixed = [view for view in views if len(view.releases) > 1]
    print(f"pages that name two releases: {len(mixed)}")


if __name__ == "__main__":
    main()
