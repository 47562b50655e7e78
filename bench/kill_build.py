"""Kill `fos build` at random moments: readers always see a whole release.

`python -m bench.kill_build [--kills 200] [--within-dbt 20]` builds in a home with the
register and a few answers, and kills the command each time: some builds at any moment
of dbt, the others while a release is written, renamed and pointed at, and old ones go
(those take dbt's part from an earlier build, see `build_to_kill`). Half of the kills
take dbt along, half leave it running. After each, a reader holds every mart of the
current release against the manifest's counts and hashes. Every so often the next build
is let end, and must go on by itself and leave nothing over.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from warehouse.connect import Release, current_release, list_releases
from warehouse.durable import sha256_of
from warehouse.settings import PROJECT_ROOT, Settings

ENVIRONMENT = {"FOS_KEEP_RELEASES": "2"}
# A phase begins when a file appears aside, and lasts about so many seconds. Those of
# the pointer and of what follows begin when the folder aside has got its stamp.
PHASES = {
    "start": (None, 1.0),
    "restricted": ("restricted.duckdb", 0.6),
    "warehouse": ("warehouse.duckdb", 0.6),
    "parquet": ("parquet", 0.6),
    "manifest": ("manifest.json", 0.3),
    "pointer": ("manifest.json", 0.02),
    "after": ("manifest.json", 0.15),
}
WEIGHTS = (2, 3, 3, 3, 4, 6, 3)
RENAMED = {"pointer", "after"}
DBT_SECONDS = 15.0
KILLS_BEFORE_A_WHOLE_BUILD = 10


def main() -> None:
    """Kill as often as asked and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--within-dbt", type=int, default=20)
    asked = parser.parse_args()
    chance = random.Random(2026)  # noqa: S311 - moments, the same each time
    done: Counter[str] = Counter()
    moved = 0
    with tempfile.TemporaryDirectory() as name:
        home = prepare(Path(name))
        while done.total() < asked.kills:
            before = current_release(Settings(home)).path
            is_dbt = done["dbt"] < asked.within_dbt and chance.random() < 0.2
            phase = "dbt" if is_dbt else chance.choices(list(PHASES), WEIGHTS)[0]
            if kill(home, phase, chance):
                done[phase] += 1
            moved += hold(home) != before
            if done.total() % KILLS_BEFORE_A_WHOLE_BUILD == 0:
                finish(home)
                print(dict(done), flush=True)
        finish(home)
    print(
        f"{done.total()} kills ({dict(done)}): the current release was whole after "
        f"each ({moved} times the new one), every next build went on by itself and "
        "left nothing over"
    )


def prepare(folder: Path) -> Path:
    """Make a home with the register, some answers and a first release."""
    home, inputs = folder / "var", folder / "inputs"
    run(home, "sample", "--out", str(folder / "sample"))
    shutil.copytree(PROJECT_ROOT / "ingest/sources/proposals/files", inputs)
    for path in sorted((folder / "sample").glob("sample_*"))[:12]:
        shutil.copy(path, inputs)
    run(home, "ingest", str(inputs))
    run(home, "build")
    return home


def start(
    home: Path, *arguments: str, is_whole: bool = False
) -> subprocess.Popen[bytes]:
    """Start `fos`; with dbt's part of an earlier build unless it is to be whole."""
    kept = {} if is_whole else {"FOS_BENCH_DBT": str(home.parent / "dbt")}
    return subprocess.Popen(
        [sys.executable, "-m", "bench.build_to_kill", *arguments],
        cwd=PROJECT_ROOT,
        env=os.environ | ENVIRONMENT | {"FOS_HOME": str(home)} | kept,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def run(home: Path, *arguments: str) -> None:
    code = start(home, *arguments).wait()
    if code not in {0, 1} or (code and arguments[0] == "build"):
        raise SystemExit(f"fos {arguments[0]} ended with {code}")


def kill(home: Path, phase: str, chance: random.Random) -> bool:
    """Kill a build within a phase; return whether it was still at work."""
    appears, longest = PHASES.get(phase, (None, DBT_SECONDS))
    process = start(home, "build", is_whole=phase == "dbt")
    aside = home / "releases" / ".building"
    while appears and process.poll() is None and not (aside / appears).exists():
        time.sleep(0.0005)
    if phase in RENAMED:
        while process.poll() is None and aside.exists():
            time.sleep(0.0002)
    time.sleep(chance.uniform(0, longest))
    if process.poll() is not None:
        return False
    if chance.random() < 0.5:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    return process.wait() == -signal.SIGKILL


def hold(home: Path) -> Path:
    """Hold that what readers see is one whole release; return its folder."""
    release = current_release(Settings(home))
    if release.release_id != release.path.name:
        raise SystemExit(f"{release.path} says it is {release.release_id}")
    files = {path.stem: path for path in (release.path / "parquet").iterdir()}
    if files.keys() != release.manifest["marts"].keys():
        raise SystemExit(f"{release.path} lacks marts")
    for name, mart in release.manifest["marts"].items():
        if sha256_of(files[name]) != mart["parquet_sha256"]:
            raise SystemExit(f"{files[name]} is not what the manifest says")
        if row_counts(release, name) != {mart["row_count"]}:
            raise SystemExit(f"{name} of {release.path} lacks rows")
    if list(release.path.glob("*.wal")):
        raise SystemExit(f"{release.path} was not closed")
    return release.path


def row_counts(release: Release, mart: str) -> set[int]:
    """Return how many rows a mart has, in DuckDB and as pages read it."""
    with release.connect() as connection:
        rows = connection.execute(f"select count(*) from marts.{mart}").fetchall()  # noqa: S608
    return {rows[0][0], release.mart(mart).height}


def finish(home: Path) -> None:
    """Let a build end, and hold that it is current, whole and all there is left."""
    settings = Settings(home)
    before = current_release(settings).release_id
    run(home, "build")
    if hold(home).name <= before:
        raise SystemExit(f"{home}: the next build did not become current")
    marts = [release.manifest["marts"] for release in list_releases(settings)]
    if any(each != marts[0] for each in marts):
        raise SystemExit(f"{home}: a release of the same inputs differs")
    left = [*settings.releases.glob(".*"), *home.glob(".*")]
    if left:
        raise SystemExit(f"left over: {left}")


if __name__ == "__main__":
    main()
