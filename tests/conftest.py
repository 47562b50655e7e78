"""What all tests share: one real run of the pipeline, from files to a release."""

import csv
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import hypothesis
import pytest
import secret_files

from warehouse.connect import Release, current_release
from warehouse.settings import PROJECT_ROOT, SEEDS, Settings

# A machine with much to do is no fault of the code under test.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

FOS = Path(sys.executable).with_name("fos")
SHIPPED = sorted((PROJECT_ROOT / "ingest" / "sources").glob("*/files"))


def run_fos(home, *arguments, expected=(0,)):
    """Run the real command in a home of its own; return the finished process."""
    kept = {name: text for name, text in os.environ.items() if name[:4] != "FOS_"}
    finished = subprocess.run(
        [str(FOS), *map(str, arguments)],
        env=kept | {"FOS_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode in expected, finished.stdout + finished.stderr
    return finished


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_person_who_runs_the_tests():
    for name in [name for name in os.environ if name.startswith("FOS_")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def fos():
    """The command `fos`, as a function of a home and its arguments."""
    return run_fos


@pytest.fixture(scope="session")
def release_home(tmp_path_factory):
    """A home with the shipped and sample inputs ingested and built."""
    home = tmp_path_factory.mktemp("home") / "var"
    run_fos(home, "sample", "--out", home / "sample")
    # Sample files have faults on purpose: 1 says that some rows are held.
    run_fos(home, "ingest", *SHIPPED, home / "sample", expected=(1,))
    run_fos(home, "build")
    return home


@pytest.fixture(scope="session")
def release(release_home) -> Release:
    """The release of `release_home`."""
    return current_release(Settings(release_home))


@pytest.fixture(scope="session")
def busy_release(release_home, tmp_path_factory) -> Release:
    """A release with what the sample lacks: random answers, ties and withdrawals."""
    home = tmp_path_factory.mktemp("busy") / "var"
    shutil.copytree(release_home, home, symlinks=True)
    write_random_answers(home / "random")
    write_random_kpis(home / "random_kpis")
    secret_files.write(home / "secrets")
    random_folders = home / "random", home / "random_kpis"
    run_fos(home, "ingest", *random_folders, home / "secrets", expected=(1,))
    with duckdb.connect(str(home / "ledger.duckdb")) as connection:
        connection.execute(
            "insert into intake.withdrawals "
            "select submission_id, date '2026-02-01', $1, now() "
            "from intake.submissions where file_name = $2",
            [secret_files.WITHDRAWAL_REASON, secret_files.LEVEL_FILE_NAME],
        )
        connection.execute(
            "insert into intake.withdrawals "
            "select submission_id, received_on + 60, 'withdrawn by the tests', now() "
            "from intake.submissions where source = 'implementation' "
            "and cast(submission_id[2:] as integer) % 7 = 0 "
            "and submission_id not in (select submission_id from intake.withdrawals)"
        )
    run_fos(home, "build")
    return current_release(Settings(home))


def write_random_answers(folder):
    """Write sample files with random answers, always the same ones, to a new folder."""
    dice = random.Random(19)  # noqa: S311 - nothing is secret here
    folder.mkdir()
    members = dice.sample(seed_keys("members"), 40)
    standards = seed_keys("standards")
    received = ["file_name,received_on,sender"]
    for number in range(120):
        lines = ["member,standard,period,level,may_be_named,fos_sample"]
        # A few always report everything in full: somebody has to.
        member = dice.choice(members)
        levels = ["3"] if member in members[:8] else ["0", "1", "2", "3", "3", "n/a"]
        named = dice.choice(["yes", "no"])
        year = dice.choice(["2020", "2022", "2023", "2024", "2023/24"])
        for standard in standards:
            level = dice.choice(levels)
            lines.append(f"{member},{standard},{year},{level},{named},{number}")
        name = f"random_{number}.csv"
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
        day = dice.choice(["2024-08-31", "2024-10-01", "2025-10-01", "2026-02-03"])
        received.append(f"{name},{day},tests")
    (folder / "received.csv").write_text("\n".join(received), encoding="utf-8")


KPIS = {
    # One or two of each aggregation rule, with a value made from numerator and
    # denominator where it has them.
    "EC-02": lambda part, whole: (f"{100 * part / whole:.6f} %", part, whole),
    "EC-29": lambda part, whole: (f"{100000 * part / whole:.6f}", part, whole),
    "EC-14": lambda part, whole: (f"{whole / part:.6f}", whole, part),
    "EC-17": lambda part, whole: (f"{100 * part / whole:.6f} %", part, whole),
    "EC-20": lambda part, _: (part, "", ""),
    "EC-27": lambda part, _: (part, "", ""),
    "EC-01": lambda part, _: ("yes" if part % 2 else "no", "", ""),
}


def write_random_kpis(folder):
    """Write sample files of random KPI answers, always the same ones."""
    dice = random.Random(53)  # noqa: S311 - nothing is secret here
    folder.mkdir()
    members = dice.sample(seed_keys("members"), 60)
    received = ["file_name,received_on,sender"]
    head = (
        "member,kpi,period,value,numerator,denominator,status,may_be_named,fos_sample"
    )
    for number in range(90):
        lines = [head]
        member, year = dice.choice(members), dice.choice(["2022", "2023", "2024"])
        named = dice.choice(["yes", "no"])
        for kpi, make in KPIS.items():
            part = dice.randint(1, 400)
            value, above, below = make(part, part + dice.randint(0, 600))
            if dice.random() < 0.15:
                value, above, below = dice.choice(["n/a", "n.d.", ""]), "", ""
            lines.append(f"{member},{kpi},{year},{value},{above},{below},,{named},1")
        name = f"random_kpis_{number}.csv"
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
        day = dice.choice(["2025-01-31", "2025-05-05", "2025-09-30", "2026-03-01"])
        received.append(f"{name},{day},tests")
    (folder / "received.csv").write_text("\n".join(received), encoding="utf-8")


def seed_keys(name):
    """Return the first column of a seed."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row[0] for row in csv.reader(file)][1:]
