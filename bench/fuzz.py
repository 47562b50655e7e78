"""Check mutated files: `python -m bench.fuzz [COUNT] [SEED]`.

Each file is a sound one with something broken in it; it goes through the commands
`fos check --json` and `fos ingest`. Nothing may end in a traceback, the rows must add
up in the answer and in the ledger, every row that is held must have its place, and
every problem its line in both languages. Files that fail are kept and named.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
from click.testing import CliRunner

from bench.mutate import mutated
from bench.sound_files import sound_files
from ingest.report import STATUSES
from warehouse.cli import cli

COUNT, SEED, BATCH = 2400, 1, 40
KEPT = Path(tempfile.gettempdir()) / "fos_fuzz_failures"
# What the reading room says of a worker that died or had to be ended.
DEATHS = ("the program that reads it ended", "seconds of processor time")


LEDGER_FAULTS = """
with accepted as (
    select _submission_id as submission_id, count(*) as row_count
    from ({rows}) group by all
),
held as (
    select
        submission_id, count(*) as row_count,
        count(*) filter ("row" is null or codes is null or codes = '') as bare_count
    from intake.quarantined_rows group by all
)
select
    submission_id, file_name, rows_read, rows_accepted, rows_quarantined,
    accepted.row_count, held.row_count, held.bare_count
from intake.submissions
left join accepted using (submission_id)
left join held using (submission_id)
where
    rows_read <> rows_accepted + rows_quarantined
    or rows_accepted <> coalesce(accepted.row_count, 0)
    or rows_quarantined <> coalesce(held.row_count, 0)
    or held.bare_count > 0
"""


def main() -> int:
    """Mutate, check, and say what became of the files; 1 where anything failed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    chance = random.Random(seed)  # noqa: S311 - the same files at each run
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FOS_HOME"] = str(Path(folder) / "home")
        originals = sound_files(Path(folder) / "sound")
        for first in range(0, count, BATCH):
            batch = Path(folder) / "batch"
            for number in range(first, min(first + BATCH, count)):
                write_mutated(batch, number, chance.choice(originals), chance)
            failures += checked(batch, outcomes)
            failures += loaded(batch)
            shutil.rmtree(batch)
        failures += faults_of_ledger(Path(folder) / "home" / "ledger.duckdb")
    report(outcomes, failures, time.perf_counter() - started)
    return int(bool(failures))


def write_mutated(
    folder: Path, number: int, original: Path, chance: random.Random
) -> None:
    """Write one mutated copy under a name that says what it was made of."""
    folder.mkdir(exist_ok=True)
    content, how = mutated(original.read_bytes(), chance)
    name = f"{number:05}_{how}_{original.stem[:20]}{original.suffix}"
    (folder / name).write_bytes(content)


def checked(folder: Path, outcomes: Counter[str]) -> list[str]:
    """Check a folder; count what became of its files, and return what failed."""
    finished = CliRunner().invoke(cli, ["check", "--json", str(folder)])
    if not isinstance(finished.exception, SystemExit | None):
        return [fault for path in sorted(folder.iterdir()) for fault in alone(path)]
    return [
        f"{Path(file['file']).name}: {fault}{kept(Path(file['file']))}"
        for file in json.loads(finished.stdout)["files"]
        for fault in faults_of(file, outcomes)
    ]


def loaded(folder: Path) -> list[str]:
    """Load a folder, and say what it ended in, if that is not how commands end."""
    finished = CliRunner().invoke(cli, ["ingest", str(folder)])
    error = finished.exception
    if isinstance(error, SystemExit | None) and finished.exit_code in {0, 1, 2}:
        return []
    return [f"{folder.name}: ingest: {type(error).__name__}: {error}"]


def faults_of_ledger(path: Path) -> list[str]:
    """Return the submissions whose rows in the ledger do not add up."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'raw'"
        ).fetchall()
        union = " union all ".join(
            f"select _submission_id from raw.{name}"  # noqa: S608 - our names
            for (name,) in tables
        )
        rows = connection.execute(LEDGER_FAULTS.format(rows=union)).fetchall()
    return [f"ledger: {' '.join(map(str, row))}" for row in rows]


def alone(path: Path) -> list[str]:
    """Check one file of a folder that failed, and say what it ended in."""
    finished = CliRunner().invoke(cli, ["check", "--json", str(path)])
    if isinstance(finished.exception, SystemExit | None):
        return []
    error = finished.exception
    return [f"{path.name}: {type(error).__name__}: {error}{kept(path)}"]


def kept(path: Path) -> str:
    """Keep a file that failed, and say where."""
    KEPT.mkdir(exist_ok=True)
    shutil.copy(path, KEPT)
    return f" ({KEPT / path.name})"


def faults_of(file: dict[str, Any], outcomes: Counter[str]) -> list[str]:
    """Return what is wrong with the answer on one file."""
    outcomes[file["status"]] += 1
    faults = []
    if file["rows_read"] != file["rows_accepted"] + file["rows_quarantined"]:
        faults.append("the rows do not add up")
    if file["status"] == "unreadable" and not file["problems"]:
        faults.append("refused without a reason")
    for problem in file["problems"]:
        outcomes[f"problem {problem['code']}"] += 1
        faults += [
            f"not one line: {message!r}"
            for message in (problem["message_en"], problem["message_fr"])
            if not message or "\n" in message or "Traceback" in message
        ]
        outcomes["worker ended"] += any(
            death in problem["message_en"] for death in DEATHS
        )
    if file["rows_quarantined"] and not any(
        problem["severity"] == "error" for problem in file["problems"]
    ):
        faults.append("rows are held without a reason")
    return faults


def report(outcomes: Counter[str], failures: list[str], seconds: float) -> None:
    """Print what became of the files."""
    total = sum(outcomes[status] for status in STATUSES)
    print(f"{total} mutated files checked in {seconds:.0f} s")
    for outcome, count in outcomes.most_common():
        print(f"  {count:6} {outcome}")
    print(f"{len(failures)} failures")
    for failure in failures:
        print(f"  {failure}")


if __name__ == "__main__":
    sys.exit(main())
