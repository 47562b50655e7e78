"""Readers in a loop during 50 publications: no error, and never two releases in one."""

import json
import os
import subprocess
import sys

import duckdb

from warehouse import marts, release
from warehouse.settings import PROJECT_ROOT

PUBLICATIONS, READERS = 50, 3
MARTS = ("dim_one", "fct_two")
# Each page reads its marts from the release that it opened, some time apart.
READER = """
import pathlib, sys
from warehouse.connect import current_release
from warehouse.settings import Settings

home, stop = map(pathlib.Path, sys.argv[1:])
pages, seen = 0, set()
print("ready", flush=True)
while not stop.exists():
    release = current_release(Settings(home))
    found = {release.path.name, release.release_id}
    for mart in ("dim_one", "fct_two"):
        found |= set(release.mart(mart)["release_id"])
        with release.connect() as connection:
            rows = connection.execute(f"select release_id from marts.{mart}").fetchall()
        found |= {release_id for (release_id,) in rows}
    assert len(found) == 1, found
    pages += 1
    seen |= found
print(pages, len(seen))
"""


def make_release(settings, number):
    """Make a small release aside, whose every row says which one it is."""
    release_id = f"20300101T000000{number:06d}Z"
    aside = settings.releases / ".building"
    aside.mkdir(parents=True)
    with duckdb.connect(str(aside / "warehouse.duckdb")) as connection:
        connection.execute("create schema marts")
        for mart in MARTS:
            connection.execute(
                f"create table marts.{mart} as select '{release_id}' as release_id "
                "from range(1000)"
            )
    marts.write_parquet(aside / "warehouse.duckdb", aside / "parquet")
    document = {"release_id": release_id, "built_at": "2030-01-01T00:00:00+00:00"}
    (aside / "manifest.json").write_text(json.dumps(document), encoding="utf-8")
    return aside, release_id


def publish(settings, number):
    aside, release_id = make_release(settings, number)
    return release._publish(settings, aside, release_id, None)


def test_readers_see_one_whole_release_during_50_publications(settings, tmp_path):
    publish(settings, 0)
    stop = tmp_path / "stop"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(settings.home), str(stop)],
            cwd=PROJECT_ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"FOS_HOME": str(settings.home)},
            text=True,
        )
        for _ in range(READERS)
    ]
    for reader in readers:
        assert reader.stdout.readline() == "ready\n"
    for number in range(1, PUBLICATIONS + 1):
        publish(settings, number)
        if number % 5 == 0:
            # And back and forth again, as a rollback does.
            release.roll_back(settings, f"20300101T000000{number - 1:06d}Z")
            release.roll_back(settings, f"20300101T000000{number:06d}Z")
    stop.touch()
    answers = [reader.communicate(timeout=60) for reader in readers]
    assert [reader.returncode for reader in readers] == [0] * READERS, answers
    for told, _ in answers:
        pages, seen = map(int, told.split())
        assert pages >= seen >= 5
