"""Kill `fos ingest` at random moments and at file operations: nothing may be lost.

`python -m bench.kill_ingest [--kills 200] [--files]` loads questionnaires and a large
CSV again and again into a home, kills the command each time, and holds after each kill
that the ledger has whole submissions alone, each once. Every so often it lets the
command end and holds that the ledger has exactly what an undisturbed one has.
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
from pathlib import Path

import duckdb

from bench import kpi_file, questionnaire_files
from warehouse.durable import sha256_of
from warehouse.settings import Settings

# `fos ingest` that kills itself before the file operation of a given number; those of
# DuckDB itself are no operations of Python: they are hit by the random moments.
DRIVER = """
import os, signal, sys
home, left = os.environ["FOS_HOME"], int(sys.argv.pop(1))
def count(event, arguments):
    global left
    is_file = event in {"open", "os.rename", "os.remove", "os.mkdir", "shutil.copyfile"}
    if is_file and any(str(one).startswith(home) for one in arguments):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from warehouse.cli import main
main()
"""
QUESTIONNAIRES, ROWS = 6, 120_000
KILLS_A_HOME = 12
Counts = dict[str, tuple[int, int]]


def main() -> None:
    """Kill as often as asked and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="at random moments")
    parser.add_argument("--seed", type=int, default=2026, help="of the moments")
    parser.add_argument("--files", action="store_true", help="at file operations too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = write_inputs(folder)
        started = time.perf_counter()
        run(folder / "undisturbed", inputs)
        longest = time.perf_counter() - started
        expected = whole_submissions(folder / "undisturbed")
        at_random = kill_at_random(folder, inputs, asked, longest, expected)
        at_files = kill_at_files(folder, inputs, expected) if asked.files else 0
    print(
        f"{at_random} kills at random moments and {at_files} at file operations: "
        "no row lost, none twice, no half submission, nothing left over"
    )


def write_inputs(folder: Path) -> Path:
    """Write a few questionnaires and one CSV large enough to be read in batches."""
    every, inputs = folder / "every", folder / "inputs"
    every.mkdir()
    inputs.mkdir()
    questionnaire_files.write_all(every)
    for path in sorted(every.iterdir())[:QUESTIONNAIRES]:
        shutil.move(path, inputs)
    kpi_file.write(inputs / "kpis.csv", ROWS)
    return inputs


def kill_at_random(
    folder: Path,
    inputs: Path,
    asked: argparse.Namespace,
    longest: float,
    expected: Counts,
) -> int:
    """Kill at random moments until it was done so often; return how often."""
    chance = random.Random(asked.seed)  # noqa: S311 - moments, the same each time
    home, done, here = folder / "random", 0, 0
    while done < asked.kills:
        command = start(home, inputs)
        try:
            command.wait(timeout=chance.uniform(0.3, 1.1 * longest))
        except subprocess.TimeoutExpired:
            command.kill()
            command.wait()
            done, here = done + 1, here + 1
        hold(home, expected)
        if here >= KILLS_A_HOME or command.returncode != -signal.SIGKILL:
            finish(home, inputs, expected)
            here = 0
            print(f"{done} kills at random moments so far", flush=True)
    finish(home, inputs, expected)
    return done


def kill_at_files(folder: Path, inputs: Path, expected: Counts) -> int:
    """Kill before each file operation in turn, until there is none left to kill at."""
    home = folder / "files"
    number = 0
    while True:
        shutil.rmtree(home, ignore_errors=True)
        command = start(home, inputs, kill_at=number + 1)
        if command.wait() != -signal.SIGKILL:
            return number
        number += 1
        hold(home, expected)
        finish(home, inputs, expected)


def start(home: Path, inputs: Path, kill_at: int = 0) -> subprocess.Popen[bytes]:
    """Start `fos ingest`, to be killed before a file operation where one is given."""
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(kill_at), "ingest", str(inputs)],
        env=os.environ | {"FOS_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def run(home: Path, inputs: Path) -> None:
    code = start(home, inputs).wait()
    if code:
        raise SystemExit(f"fos ingest ended with {code}")


def finish(home: Path, inputs: Path, expected: Counts) -> None:
    """Let the command end, and hold that all is there and nothing besides."""
    run(home, inputs)
    found = whole_submissions(home)
    if found != expected:
        raise SystemExit(f"{home}: {found} and not {expected}")
    left = [path for path in home.rglob("*") if path.name.startswith(".")]
    left += home.rglob("*.wal")
    if left:
        raise SystemExit(f"left over: {left}")
    shutil.rmtree(home)


def hold(home: Path, expected: Counts) -> None:
    """Hold that a ledger whose writer was killed has whole submissions alone."""
    for sha256, counts in whole_submissions(home).items():
        if expected[sha256] != counts:
            raise SystemExit(f"{home}: {sha256} has {counts}, not {expected[sha256]}")


def whole_submissions(home: Path) -> Counts:
    """Return rows and problems of each submission by its bytes; each stands once."""
    settings = Settings(home)
    if not settings.ledger.is_file():
        return {}
    with duckdb.connect(str(settings.ledger)) as connection:
        names = connection.execute("select table_name from duckdb_tables()").fetchall()
        tables = {name for (name,) in names}
        if "submissions" not in tables:
            return {}
        kept = rows_by_submission(connection, tables)
        counted = [
            (sha256, accepted, kept.get(submission_id, 0), problems)
            for submission_id, sha256, accepted, problems in connection.execute(
                "select submission_id, sha256, rows_accepted, "
                "(select count(*) from intake.problems as found "
                "where found.submission_id = submissions.submission_id) "
                "from intake.submissions"
            ).fetchall()
        ]
    for sha256, accepted, loaded, _ in counted:
        copy = settings.received / sha256[:2] / sha256
        if accepted != loaded or sha256_of(copy) != sha256:
            raise SystemExit(f"{home}: {sha256} is half there: {accepted}, {loaded}")
    if len({sha256 for sha256, *_ in counted}) < len(counted):
        raise SystemExit(f"{home}: a submission stands twice")
    return {sha256: (loaded, problems) for sha256, _, loaded, problems in counted}


def rows_by_submission(
    connection: duckdb.DuckDBPyConnection, tables: set[str]
) -> dict[str, int]:
    """Return how many rows of each submission stand in the raw tables."""
    kept: dict[str, int] = {}
    for table in tables & {"kpi_values", "implementation_levels"}:
        counted = connection.execute(
            f"select _submission_id, count(*) from raw.{table} group by all"  # noqa: S608
        ).fetchall()
        for submission_id, count in counted:
            kept[submission_id] = kept.get(submission_id, 0) + count
    return kept


if __name__ == "__main__":
    main()
