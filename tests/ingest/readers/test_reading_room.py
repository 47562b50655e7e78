"""Files read apart: the end of a parser is one line on one file, and no more."""

import os
import signal
import threading
import time
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import parquet

from ingest.book import READING_STOPPED, Unreadable
from ingest.check import check_file
from ingest.readers.apart import Limits, ReadingRoom

LEVELS = "member,standard,period,level\nBTN,1,2024,2\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(LEVELS, encoding="utf-8")
    return path


@pytest.fixture
def room():
    room = ReadingRoom(Limits(most_bytes=2 << 30, seconds=30))
    yield room
    room.close()


def worker_of(room):
    return room._worker.pid


def test_one_worker_reads_many_files(room, table):
    assert room.read(table, ["implementation"]).sheets[0].frame.height == 2
    first = worker_of(room)
    with pytest.raises(Unreadable):
        room.read(table.with_name("absent.csv"), ["implementation"])
    assert room.read(table, ["implementation"]).sheets[0].letters == [*"ABCD"]
    assert worker_of(room) == first


def test_refusal_keeps_its_code_and_both_languages(room, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        book.add_worksheet()
    with zipfile.ZipFile(tmp_path / "book.xlsx", "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(Unreadable) as refusal:
        room.read(tmp_path / "book.xlsx", ["kpis"])
    assert refusal.value.code == "active_content_refused"
    assert refusal.value.detail.fr.startswith("macros\u202f; l'enregistrer dans un")


def test_dead_worker_is_one_line_and_the_next_file_has_a_fresh_one(room, table):
    room.read(table, ["implementation"])
    first = worker_of(room)
    os.kill(first, signal.SIGKILL)
    with pytest.raises(Unreadable, match="reads it ended") as refusal:
        room.read(table, ["implementation"])
    assert "\n" not in refusal.value.detail.en
    assert "qui lit s'est arrêté" in refusal.value.detail.fr
    assert refusal.value.code == READING_STOPPED
    assert room.read(table, ["implementation"]).sheets
    assert worker_of(room) != first


def test_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path, table):
    room = ReadingRoom(Limits(seconds=60))
    try:
        room.read(table, ["implementation"])
        first = worker_of(room)
        room._limits = Limits(seconds=60, patience=0.05)
        # A stopped process hangs as a parser in an endless loop does.
        os.kill(first, signal.SIGSTOP)
        started = time.monotonic()
        with pytest.raises(Unreadable, match="more than 60 seconds"):
            room.read(table, ["implementation"])
        assert time.monotonic() - started < 20
        room._limits = Limits(seconds=60)
        assert room.read(table, ["implementation"]).sheets
    finally:
        room.close()


def test_file_that_needs_more_memory_than_allowed_is_refused(tmp_path, table):
    # One long text, stored once, in each of a hundred rows: 3.3 GB in a small file.
    texts = pa.array(["x" * (32 << 20)]).dictionary_encode().take([0] * 100)
    path = tmp_path / "long.parquet"
    parquet.write_table(pa.table({"note": texts}), path)
    room = ReadingRoom(Limits(most_bytes=1400 << 20, seconds=60))
    try:
        with pytest.raises(Unreadable, match="memory"):
            room.read(path, ["kpis"])
        assert room.read(table, ["implementation"]).sheets
    finally:
        room.close()


def test_worker_ends_with_its_room(room, table):
    room.read(table, ["implementation"])
    pid = worker_of(room)
    room.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_files_asked_for_at_once_are_read_in_turn(room, table):
    heights = []

    def read():
        heights.append(room.read(table, ["implementation"]).sheets[0].frame.height)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heights == [2] * 4


def test_no_module_of_the_current_folder_gets_into_the_worker(tmp_path, monkeypatch):
    (tmp_path / "polars.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "table.csv").write_text(LEVELS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    room = ReadingRoom(Limits())
    try:
        assert room.read(Path("table.csv"), ["implementation"]).sheets
    finally:
        room.close()


def test_checking_a_file_is_done_by_the_worker(table):
    checked = check_file(table, date(2025, 10, 1))
    assert checked.rows_accepted == 1


def test_file_read_ahead_is_the_file_that_is_asked_for(room, tmp_path):
    names = ["implementation"]
    paths = [tmp_path / f"{number}.csv" for number in range(1, 5)]
    for path in paths:
        path.write_text(LEVELS.replace("1", path.stem, 1), encoding="utf-8")
    first, second, third, fourth = paths
    for path in (first, second, third):
        room.expect(path, names)
    # The second is asked for out of turn, the first was given up, the last is new.
    for path in (second, first, fourth, third):
        sheet = room.read(path, names).sheets[0]
        assert sheet.frame["B"].to_list() == ["standard", path.stem]


def test_reader_that_computes_for_too_long_is_ended_by_the_system(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("a,b\n" + "1,2\n" * 950_000, encoding="utf-8")
    # The system counts whole seconds: the limit is at most one more than was used.
    busy = ReadingRoom(Limits(seconds=0.01, seconds_a_mib=0, patience=100_000))
    try:
        with pytest.raises(Unreadable, match="0 seconds of processor time") as refusal:
            busy.read(path, ["implementation"])
    finally:
        busy.close()
    assert refusal.value.code == READING_STOPPED
