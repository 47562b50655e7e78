"""Time the largest inputs against a bare read: `python -m bench.large_inputs FOLDER`.

Ten million rows of KPI values against a bare polars text scan and DuckDB insert; 187
questionnaires against a bare read of their cells. Each pair is run in turn, so that
what else the machine does weighs on both. The inputs are written where missing.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import openpyxl
import polars as pl

from bench import kpi_file, questionnaire_files

FOS = Path(sys.executable).with_name("fos")
BARE = "from bench.large_inputs import {task}; {task}({path!r})"


def main() -> None:
    """Print the paired timings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=2)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    values, questionnaires = asked.folder / "kpis.csv", asked.folder / "questionnaires"
    if not values.is_file():
        kpi_file.write(values, asked.rows)
    if not questionnaires.is_dir():
        questionnaires.mkdir()
        questionnaire_files.write_all(questionnaires)
    for _ in range(asked.runs):
        compare(values, "scan_and_insert")
        compare(questionnaires, "read_cells")


def compare(path: Path, task: str) -> None:
    """Print the seconds and memory of a bare task, `fos check` and `fos ingest`."""
    python = [sys.executable, "-c", BARE.format(task=task, path=str(path))]
    with tempfile.TemporaryDirectory(dir=path.parent) as home:
        bare = report(task, python, home)
        report(f"fos check {path.name}", [str(FOS), "check", str(path)], home, bare)
        report(f"fos ingest {path.name}", [str(FOS), "ingest", str(path)], home, bare)


def report(what: str, command: list[str], home: str, bare: float = 0) -> float:
    """Run one command and print what it took; return its wall seconds."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=os.environ | {"FOS_HOME": home}, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{what} failed")
    times = f"{seconds / bare:5.2f} x" if bare else "   bare"
    print(f"{what:28} {seconds:6.2f} s {times}  {_spent(used)}", flush=True)
    return seconds


def _spent(used: resource.struct_rusage) -> str:
    processor = used.ru_utime + used.ru_stime
    return f"processor {processor:6.2f} s  peak {used.ru_maxrss / 1024:6.0f} MiB"


def scan_and_insert(path: str) -> None:
    """Read a CSV as text and insert it into DuckDB, with no check at all."""
    incoming = pl.read_csv(path, infer_schema=False)
    with (
        tempfile.TemporaryDirectory(dir=Path(path).parent) as folder,
        duckdb.connect(str(Path(folder) / "bare.duckdb")) as connection,
    ):
        connection.register("incoming", incoming)
        connection.execute("create table bare as select * from incoming")


def read_cells(folder: str) -> None:
    """Read every cell of the workbooks of a folder with openpyxl."""
    for path in sorted(Path(folder).iterdir()):
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass
        workbook.close()


if __name__ == "__main__":
    main()
