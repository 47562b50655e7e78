"""Time the pipeline's commands on the shipped and sample inputs: `make bench`.

Prints one row a command: wall seconds and the most memory of any process so far. Each
runs in a home of its own, several times where it changes nothing.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOS = Path(sys.executable).with_name("fos")
QUERY = "select region_id, count(*) as member_count from dim_members group by region_id"


def run(home: Path, *arguments: str) -> float:
    """Run one command; return its wall seconds. Held sample rows (exit 1) are fine."""
    started = time.perf_counter()
    finished = subprocess.run(
        [str(FOS), *arguments],
        env=os.environ | {"FOS_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if finished.returncode not in {0, 1}:
        sys.exit(finished.stderr)
    return time.perf_counter() - started


def main() -> None:
    """Print the table of timings."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shipped = [str(path) for path in sorted(ROOT.glob("ingest/sources/*/files"))]
        sample = str(home / "sample")
        report("fos sample", [run(home, "sample", "--out", sample)])
        files = sum(1 for path in (home / "sample").iterdir() if path.suffix != ".md")
        report(f"fos check ({files} sample files)", [run(home, "check", sample)])
        report(
            "fos ingest (shipped and sample)", [run(home, "ingest", *shipped, sample)]
        )
        report("fos ingest, all known", [run(home, "ingest", *shipped, sample)])
        report("fos build, first", [run(home, "build")])
        report("fos build, again", [run(home, "build") for _ in range(3)])
        report("fos build --if-changed", [run(home, "build", "--if-changed")])
        report("fos sql", [run(home, "sql", QUERY) for _ in range(5)])


def report(what: str, seconds: list[float]) -> None:
    """Print one row: the median of the runs, and the peak of memory so far."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    median = statistics.median(seconds)
    print(f"{what:34} {median:7.2f} s  n={len(seconds)}  peak {peak:6.0f} MiB")


if __name__ == "__main__":
    main()
