"""Time a whole pack and each figure of it: `python -m bench.pack [HOME] [SESSION]`.

Everything is written to a folder of its own and removed. Prints the seconds from the
start of Python to the last file, those of each stage, and what a picture took: the time
between two pictures that were finished one after the other, the first apart.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

from warehouse.settings import PROJECT_ROOT


def main() -> None:
    """Print the table of timings."""
    home = Path(sys.argv[1] if len(sys.argv) > 1 else PROJECT_ROOT / "var").resolve()
    session = sys.argv[2] if len(sys.argv) > 2 else "PTC-249"
    os.environ["FOS_HOME"] = str(home)
    started = time.perf_counter()

    from dashboard.pack.write import Order, prepare, write_pack
    from warehouse.settings import read_settings

    imported = time.perf_counter()
    pack = prepare(read_settings(), Order(session, is_draft=True))
    prepared = time.perf_counter()
    moments: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        write_pack(
            pack,
            Path(folder),
            lambda path: moments.append((path.suffix[1:], time.perf_counter())),
        )
        size = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
    ended = time.perf_counter()
    print(f"imports                  {imported - started:7.2f} s")
    print(f"two annexes, checked     {prepared - imported:7.2f} s")
    print(f"{len(moments)} files written        {ended - prepared:7.2f} s")
    print(f"whole pack               {ended - started:7.2f} s  {size / 1e6:.1f} MB")
    report(moments)


def report(moments: list[tuple[str, float]]) -> None:
    """Print what a file of each kind took."""
    steps = [(kind, now - before) for (_, before), (kind, now) in pairwise(moments)]
    pictures = [each for each in steps if each[0] in {"png", "svg", "pdf"}]
    print(f"first picture, browser   {pictures[0][1]:7.2f} s")
    counts = Counter(kind for kind, _ in pictures)
    for kind in counts:
        taken = [seconds for each, seconds in pictures[1:] if each == kind]
        print(f"{kind}, from one to the next {statistics.mean(taken):6.3f} s mean")
    taken = [seconds for _, seconds in pictures[1:]]
    p95 = statistics.quantiles(taken, n=20)[-1]
    print(
        f"a picture                {statistics.mean(taken):7.3f} s mean  "
        f"p95 {p95:.3f} s  most {max(taken):.3f} s  n={len(taken)}"
    )


if __name__ == "__main__":
    main()
