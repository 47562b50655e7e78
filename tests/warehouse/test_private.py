"""What Members sent, and what was logged of it, is its owner's alone."""

import stat

import pytest

from warehouse.ledger import Ledger
from warehouse.private import make_private
from warehouse.settings import Settings


def modes(folder):
    return {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (folder, *folder.rglob("*"))
        if path.name != "ledger.lock"
    }


def test_a_new_ledger_is_its_owners_alone(tmp_path):
    home = tmp_path / "var"
    with Ledger.open(Settings(home)):
        assert modes(home)["ledger.duckdb"] == 0o600


def test_files_that_were_there_are_closed_when_the_ledger_is_opened(tmp_path):
    home = tmp_path / "var"
    with Ledger.open(Settings(home)):
        pass
    for folder in ("received/ab", "logs"):
        (home / folder).mkdir(parents=True)
        (home / folder / "file").write_text("what a Member wrote", encoding="utf-8")
    (home / "ledger.duckdb").chmod(0o644)
    with Ledger.open(Settings(home)):
        pass
    assert modes(home / "received") == {"received": 0o700, "ab": 0o700, "file": 0o600}
    assert modes(home / "logs") == {"logs": 0o700, "file": 0o600}
    assert modes(home)["ledger.duckdb"] == 0o600


@pytest.mark.parametrize("folder", ["logs", "received", "dbt"])
def test_no_file_of_a_home_is_open_to_others(folder, busy_release):
    home = busy_release.path.parent.parent
    assert {mode & 0o077 for mode in modes(home / folder).values()} == {0}
    assert stat.S_IMODE((home / "ledger.duckdb").stat().st_mode) == 0o600


def test_what_is_published_stays_open_to_its_readers(busy_release):
    assert busy_release.database.stat().st_mode & stat.S_IRGRP
    assert busy_release.path.stat().st_mode & stat.S_IXGRP


def test_nothing_there_is_nothing_to_close(tmp_path):
    make_private(tmp_path / "absent")
