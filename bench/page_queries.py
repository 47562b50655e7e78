"""Time every mart query of every page: `python -m bench.page_queries [HOME]`.

A page's marts are those of its exposure. Prints the 95th percentile of the reads of
each page's marts, and the slowest of them, in milliseconds; nothing is kept.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from warehouse.connect import current_release
from warehouse.settings import PROJECT_ROOT, Settings

READS = 40


def main() -> None:
    """Print one row a page."""
    home = Path(sys.argv[1] if len(sys.argv) > 1 else PROJECT_ROOT / "var")
    release = current_release(Settings(home.resolve()))
    manifest = json.loads((release.path / "dbt" / "manifest.json").read_text())
    pages = {
        exposure["name"]: [ref["name"] for ref in exposure["refs"]]
        for exposure in manifest["exposures"].values()
    }
    marts = sorted({mart for named in pages.values() for mart in named})
    taken = {mart: timings(release.mart, mart) for mart in marts}
    for page, named in sorted(pages.items()):
        if named:
            every = [each for mart in named for each in taken[mart]]
            slowest = max(named, key=lambda mart: percentile(taken[mart]))
            print(
                f"{page:26} p95 {percentile(every):6.1f} ms  slowest {slowest} "
                f"{percentile(taken[slowest]):6.1f} ms"
            )


def timings(read: Callable[[str], object], mart: str) -> list[float]:
    """Return how many milliseconds each of the reads of a mart took."""
    taken = []
    for _ in range(READS):
        started = time.perf_counter()
        read(mart)
        taken.append(1000 * (time.perf_counter() - started))
    return taken


def percentile(milliseconds: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(milliseconds, n=20)[-1]


if __name__ == "__main__":
    main()
