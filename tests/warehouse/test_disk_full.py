"""A full disk: one clear line, all as it was before, and the next command heals."""

import ctypes
import os
import shutil

import duckdb
import pytest

from warehouse import release
from warehouse.connect import current_release
from warehouse.durable import sha256_of
from warehouse.errors import BuildError, LedgerError
from warehouse.ledger import Ledger
from warehouse.settings import Settings

LIBC = ctypes.CDLL(None, use_errno=True)
ROOM = 400_000  # bytes in which an empty ledger stands, and no long file
LONG_TEXT = "x,y\n" * 200_000


def mounted(folder, options):
    asked = (b"tmpfs", os.fsencode(folder), b"tmpfs", 0, options.encode())
    return LIBC.mount(*asked) == 0


@pytest.fixture
def small_disk(tmp_path):
    """A function that makes `disk` a file system of so many bytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted(folder, "size=32m"):
        pytest.skip("only root may make a small disk to fill")

    def resize(byte_count):
        remount = 32
        options = f"size={byte_count}".encode()
        done = LIBC.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", remount, options)
        assert done == 0

    yield folder, resize
    LIBC.umount2(os.fsencode(folder), 2)


def used(folder):
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def content(settings):
    with duckdb.connect(str(settings.ledger)) as connection:
        return connection.execute(
            "select submission_id, sha256, rows_read from intake.submissions order by 1"
        ).fetchall()


@pytest.mark.parametrize("room", [0, 100_000, ROOM])
def test_ingest_on_a_full_disk_keeps_the_ledger_as_it_was(
    small_disk, make_submission, room
):
    folder, resize = small_disk
    settings = Settings(folder / "var")
    first = make_submission("a")
    rows = [{"member": os.urandom(200).hex()} for _ in range(4000)]
    second = make_submission(LONG_TEXT, rows)
    with Ledger.open(settings) as ledger:
        ledger.append(first)
    before = content(settings)
    resize(used(folder) + room)
    with (
        pytest.raises(LedgerError) as caught,
        Ledger.open(settings) as ledger,
    ):
        ledger.append(second)
    assert "\n" not in str(caught.value)
    assert "nothing of it was kept, the ledger is as it was" in str(caught.value)
    resize(32 << 20)
    assert content(settings) == before
    with Ledger.open(settings) as ledger:
        assert not ledger.append(second).is_duplicate
    assert len(content(settings)) == 2
    kept = settings.received / second.sha256[:2] / second.sha256
    assert sha256_of(kept) == second.sha256
    assert not list(settings.received.glob("*/.*"))
    assert not list(settings.home.glob("*.wal"))


# No room at all; room for the ledger's copy; for some of what dbt makes.
@pytest.mark.parametrize("room", [8_192, 1_000_000, 2_200_000])
def test_build_on_a_full_disk_keeps_the_release_and_heals(small_disk, small_home, room):
    folder, resize = small_disk
    home = folder / "var"
    shutil.copytree(small_home.home, home, symlinks=True)
    settings = Settings(home)
    before = current_release(settings)
    resize(used(folder) + room)
    with pytest.raises(BuildError, match=r"No space left|disk of .* is full") as caught:
        release.build(settings)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith("the current release stays")
    assert current_release(settings).path == before.path
    assert [each.path for each in release.list_releases(settings)] == [before.path]
    assert not list(settings.releases.glob(".*"))
    resize(64 << 20)
    healed = release.build(settings)
    assert current_release(settings).path == healed.path
    assert healed.manifest["marts"] == before.manifest["marts"]
