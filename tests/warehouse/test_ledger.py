"""The ledger: whole submissions or nothing, and never a changed row."""

import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date

import duckdb
import polars as pl
import pytest

from warehouse.errors import LedgerError
from warehouse.ledger import Ledger, snapshot
from warehouse.ledger_tables import create_missing
from warehouse.lock import WriterLock

PROBLEMS = (
    *("problem_no", "code", "severity", "sheet", "row"),
    *("column_name", "cell", "value", "message_en", "message_fr"),
)
INTAKE = {
    "submissions",
    "columns",
    "problems",
    "quarantined_rows",
    "withdrawals",
    "readings",
}


def rows(settings, query):
    with duckdb.connect(str(settings.ledger), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_new_ledger_has_its_tables_and_no_row(settings):
    Ledger.open(settings).close()
    found = rows(settings, "select table_name from duckdb_tables()")
    assert {name for (name,) in found} == INTAKE
    for name in INTAKE:
        assert rows(settings, f"select count(*) from intake.{name}") == [(0,)]


def test_a_submission_is_kept_with_its_rows_and_its_bytes(settings, make_submission):
    submission = make_submission("a", [{"member": "AAA"}, {"member": "BBB"}])
    with Ledger.open(settings) as ledger:
        receipt = ledger.append(submission)
    assert (receipt.submission_id, receipt.is_duplicate) == ("S000001", False)
    kept = "select member, _submission_id, _loaded_at is not null from raw.things"
    assert rows(settings, kept) == [("AAA", "S000001", True), ("BBB", "S000001", True)]
    path = settings.received / submission.sha256[:2] / submission.sha256
    assert path.read_text(encoding="utf-8") == "a"
    counts = "select rows_read, rows_accepted, byte_count from intake.submissions"
    assert rows(settings, counts) == [(2, 2, 1)]


def test_numbers_follow_on_when_the_ledger_is_opened_again(settings, make_submission):
    numbers = []
    for text in "abc":
        with Ledger.open(settings) as ledger:
            numbers.append(ledger.append(make_submission(text)).submission_id)
    assert numbers == ["S000001", "S000002", "S000003"]


def test_the_same_bytes_change_nothing(settings, make_submission):
    with Ledger.open(settings) as ledger:
        first = ledger.append(make_submission("a"))
        again = ledger.append(
            replace(make_submission("a"), file_name="renamed.csv", source="other")
        )
    assert (again.submission_id, again.is_duplicate) == (first.submission_id, True)
    names = rows(settings, "select file_name, source from intake.submissions")
    assert names == [(make_submission("a").file_name, "things")]
    assert rows(settings, "select count(*) from raw.things") == [(1,)]


def test_rows_read_that_are_neither_accepted_nor_held_are_refused(
    settings, make_submission
):
    with Ledger.open(settings) as ledger:
        with pytest.raises(LedgerError, match=r"nothing of it was kept"):
            ledger.append(make_submission("a", rows_read=7))
        assert ledger.find(make_submission("a").sha256) is None
    assert rows(settings, "select count(*) from intake.submissions") == [(0,)]


def test_a_submission_that_fails_half_way_leaves_no_row(settings, make_submission):
    # The second table cannot be written: a text stands where the ledger has a date.
    bad = pl.DataFrame({"on": ["no date"]})
    with Ledger.open(settings) as ledger:
        good = pl.DataFrame({"on": [date(2025, 1, 1)]})
        ledger.append(make_submission("a", tables={"days": good}, rows_read=1))
        spoilt = make_submission("b", tables={"things": good, "days": bad})
        with pytest.raises(LedgerError, match=f"could not load {spoilt.file_name}"):
            ledger.append(spoilt)
        assert ledger.append(make_submission("c")).submission_id == "S000002"
    loaded = rows(settings, "select distinct _submission_id from raw.things")
    assert loaded == [("S000002",)]
    assert rows(settings, "select count(*) from raw.days") == [(1,)]


def test_a_file_whose_bytes_cannot_be_kept_is_not_loaded(settings, make_submission):
    gone = make_submission("a")
    gone.path.unlink()
    with Ledger.open(settings) as ledger:
        with pytest.raises(LedgerError, match="could not load"):
            ledger.append(gone)
        assert ledger.append(make_submission("b")).submission_id == "S000001"


def test_small_submissions_are_written_together_and_found_before(
    settings, make_submission
):
    with Ledger.open(settings) as ledger:
        added = [ledger.add(make_submission(text)) for text in "abc"]
        assert ledger.find(make_submission("b").sha256).submission_id == "S000002"
        assert ledger.add(make_submission("b")).is_duplicate
    assert [one.submission_id for one in added] == ["S000001", "S000002", "S000003"]
    loaded = rows(settings, "select _submission_id from raw.things order by all")
    assert loaded == [("S000001",), ("S000002",), ("S000003",)]
    # One transaction: they share the second to its last digit.
    moments = "select count(distinct loaded_at) from intake.submissions"
    assert rows(settings, moments) == [(1,)]


def test_of_submissions_written_together_those_before_a_bad_one_are_kept(
    settings, make_submission
):
    spoilt = make_submission("b", rows_read=7)
    with Ledger.open(settings) as ledger:
        for one in (make_submission("a"), spoilt, make_submission("c")):
            ledger.add(one)
        with pytest.raises(LedgerError, match=f"could not load {spoilt.file_name}"):
            ledger.flush()
    numbers = "select submission_id from intake.submissions"
    assert rows(settings, numbers) == [("S000001",)]
    assert rows(settings, "select _submission_id from raw.things") == [("S000001",)]
    assert not list(settings.received.glob("*/.*"))
    with Ledger.open(settings) as ledger:
        assert ledger.append(make_submission("c")).submission_id == "S000002"


def test_a_file_that_changes_while_it_is_read_is_not_loaded(settings, make_submission):
    changed = make_submission("a")
    changed.path.write_text("z", encoding="utf-8")
    with (
        Ledger.open(settings) as ledger,
        pytest.raises(LedgerError, match="changed while it was read"),
    ):
        ledger.append(changed)
    assert not list(settings.received.glob("*/*"))


def test_new_columns_are_added_and_old_rows_stay(settings, make_submission):
    with Ledger.open(settings) as ledger:
        ledger.append(make_submission("a", [{"member": "AAA"}]))
        ledger.append(make_submission("b", [{"member": "BBB", "note": "new"}]))
        ledger.append(make_submission("c", [{"note": "alone"}]))
    kept = rows(settings, "select member, note from raw.things order by _submission_id")
    assert kept == [("AAA", None), ("BBB", "new"), (None, "alone")]


def test_a_column_of_nothing_but_nulls_holds_text_later(settings, make_submission):
    with Ledger.open(settings) as ledger:
        ledger.append(make_submission("a", [{"member": "AAA", "note": None}]))
        ledger.append(make_submission("b", [{"member": "BBB", "note": "text"}]))
    assert rows(settings, "select note from raw.things where note is not null") == [
        ("text",)
    ]


def test_headers_with_quotes_and_spaces_are_columns_like_others(
    settings, make_submission
):
    with Ledger.open(settings) as ledger:
        ledger.append(make_submission("a", [{'order; "by"': "1", "été": "2"}]))
    assert rows(settings, 'select "order; ""by""", "été" from raw.things') == [
        ("1", "2")
    ]


def test_problems_and_held_rows_are_kept_beside(settings, make_submission):
    problem = dict.fromkeys(PROBLEMS)
    problem |= {"problem_no": 1, "code": "bad_level", "severity": "error", "cell": "D3"}
    problem |= {"message_en": "no level", "message_fr": "aucun niveau"}
    held = {"raw_table": "things", "row": 3, "content": "{}", "codes": "bad_level"}
    submission = make_submission(
        "a",
        rows_read=2,
        rows_quarantined=1,
        problems=pl.DataFrame([problem]),
        quarantined_rows=pl.DataFrame([held]),
        status="partial",
    )
    with Ledger.open(settings) as ledger:
        ledger.append(submission)
    stored = rows(settings, "select submission_id, code, cell from intake.problems")
    assert stored == [("S000001", "bad_level", "D3")]
    stored = rows(
        settings, "select submission_id, content from intake.quarantined_rows"
    )
    assert stored == [("S000001", "{}")]


def test_what_a_killed_writer_left_aside_is_swept(settings, make_submission):
    with Ledger.open(settings) as ledger:
        ledger.append(make_submission("a"))
    left = settings.received / "ab" / ".abcd.4711"
    left.parent.mkdir(exist_ok=True)
    left.write_text("half", encoding="utf-8")
    Ledger.open(settings).close()
    assert not left.exists()


def test_lock_names_the_process_that_holds_it(settings):
    settings.home.mkdir()
    path = settings.home / "ledger.lock"
    script = (
        "import sys, pathlib, warehouse.lock as lock\n"
        "held = lock.WriterLock(pathlib.Path(sys.argv[1]), 'the ledger')\n"
        "held.acquire(); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as owner:
        assert owner.stdout.readline() == "held\n"
        lock = WriterLock(path, "the ledger")
        with pytest.raises(LedgerError, match=f"in use by process {owner.pid} "):
            lock.acquire(wait_seconds=0.1)
        owner.kill()
    lock.acquire(wait_seconds=5)  # it died with its owner
    lock.release()
    with pytest.raises(LedgerError, match="is not locked"):
        lock.fileno()


def test_a_damaged_ledger_is_one_plain_sentence(settings):
    settings.home.mkdir()
    settings.ledger.write_bytes(b"no database at all" * 1000)
    with pytest.raises(LedgerError, match=r"^cannot open the ledger [^\n]+$"):
        Ledger.open(settings)
    lock = WriterLock(settings.home / "ledger.lock", "the ledger")
    lock.acquire(wait_seconds=0.1)  # the failed open has freed it
    lock.release()


def test_snapshot_is_a_whole_copy_and_leaves_the_ledger_free(settings, make_submission):
    with Ledger.open(settings) as ledger:
        ledger.append(make_submission("a"))
    target = settings.home / "copy.duckdb"
    snapshot(settings, target)
    assert not target.with_name("copy.duckdb.wal").exists()
    with duckdb.connect(str(target), read_only=True) as connection:
        assert connection.execute("select count(*) from raw.things").fetchone() == (1,)
    with Ledger.open(settings) as ledger:
        assert ledger.append(make_submission("b")).submission_id == "S000002"


def test_snapshot_without_a_ledger_says_what_to_do(settings):
    with pytest.raises(LedgerError, match="run `fos ingest` first"):
        snapshot(settings, settings.home / "copy.duckdb")


def test_missing_tables_and_columns_are_made_and_others_left_alone():
    with duckdb.connect() as connection:
        connection.execute("create schema raw; create table raw.t (a integer)")
        create_missing(connection, "raw", "t", {"a": "varchar", "b": "date"})
        create_missing(connection, "raw", "u", {"a": "varchar"})
        described = connection.execute("describe raw.t").fetchall()
        assert [row[:2] for row in described] == [("a", "INTEGER"), ("b", "DATE")]
        assert connection.execute("select count(*) from raw.u").fetchone() == (0,)


def test_kept_bytes_are_no_programs(settings, make_submission):
    submission = make_submission("a")
    submission.path.chmod(0o755)
    with Ledger.open(settings) as ledger:
        ledger.append(submission)
    kept = settings.received / submission.sha256[:2] / submission.sha256
    assert not kept.stat().st_mode & stat.S_IXUSR
