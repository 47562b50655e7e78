"""What all tests share: one real run of the pipeline, from files to a release."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.connect import Release, current_release
from warehouse.settings import PROJECT_ROOT, Settings

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
