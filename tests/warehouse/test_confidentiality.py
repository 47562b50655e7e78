"""Attacks on a release: what an unnamed Member wrote is looked for in every file."""

import json
import stat

import duckdb
import pytest
import secret_files

from warehouse.connect import RESTRICTED_FILE, RESTRICTED_INPUTS_FILE
from warehouse.settings import PROJECT_ROOT

RESTRICTED = {RESTRICTED_FILE, RESTRICTED_INPUTS_FILE}
# Who may name the restricted file: those who make it, and `fos rehearse` and `fos
# explain --restricted`, which speak to the Secretariat alone.
KEEPERS = {
    "warehouse/connect.py",
    "warehouse/release.py",
    "warehouse/explain/cli.py",
    "ingest/rehearse/shadow.py",
}


def published(release):
    return [
        path
        for path in release.path.rglob("*")
        if path.is_file() and path.name not in RESTRICTED
    ]


def words_in(path):
    content = path.read_bytes()
    return {word for word in secret_files.WORDS if word.encode() in content}


def cells_in(database):
    """Return the planted words and figures that stand in some cell of a database."""
    found = set()
    with duckdb.connect(str(database), read_only=True) as connection:
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() "
            "where schema_name = 'marts'"
        ).fetchall()
        for table, column in columns:
            for (text,) in connection.execute(
                f'select distinct cast("{column}" as varchar) from marts.{table} '
                f'where "{column}" is not null'
            ).fetchall():
                found |= {word for word in secret_files.WORDS if word in text}
                found |= {each for each in secret_files.FIGURES if _is(text, each)}
    return found


def _is(text, figure):
    try:
        return abs(float(text) - figure) < 1e-8 * figure
    except ValueError:
        return False


def test_what_was_planted_is_there_to_be_found(busy_release):
    """Without this the other tests might look in vain for what went astray."""
    found = cells_in(busy_release.path / RESTRICTED_FILE)
    assert found >= {*secret_files.FIGURES, secret_files.FILE_NAME, secret_files.SENDER}
    assert found >= {secret_files.HELD_MEMBER, secret_files.HELD_VALUE}
    assert found >= {secret_files.SHARED_FILE_NAME, secret_files.MIXED_FILE_NAME}
    assert secret_files.MIXED_HELD in found
    assert secret_files.WITHDRAWAL_REASON in found
    in_bytes = words_in(busy_release.path / RESTRICTED_FILE)
    assert in_bytes >= {secret_files.FILE_NAME, secret_files.SENDER}
    assert words_in(busy_release.path / RESTRICTED_INPUTS_FILE) == {
        secret_files.FILE_NAME,
        secret_files.LEVEL_FILE_NAME,
        secret_files.SHARED_FILE_NAME,
        secret_files.MIXED_FILE_NAME,
    }


def test_no_cell_of_the_published_file_has_a_planted_word_or_figure(busy_release):
    assert cells_in(busy_release.database) == set()


def test_no_byte_of_a_published_file_has_a_planted_word(busy_release):
    # Free blocks of a file, dbt's manifest with its SQL, its results and messages.
    searched = published(busy_release)
    assert {path.suffix for path in searched} == {".duckdb", ".parquet", ".json"}
    assert {path.name: words_in(path) for path in searched if words_in(path)} == {}


def test_no_byte_of_a_log_or_of_dbts_own_folder_has_a_planted_word(busy_release):
    home = busy_release.path.parent.parent
    searched = [
        path
        for folder in ("logs", "dbt")
        for path in (home / folder).rglob("*")
        if path.is_file()
    ]
    assert searched
    assert {path.name: words_in(path) for path in searched if words_in(path)} == {}


def test_parquet_has_the_rows_of_the_published_file_and_no_others(busy_release):
    with duckdb.connect(str(busy_release.database), read_only=True) as connection:
        for path in (busy_release.path / "parquet").iterdir():
            (differing,) = connection.execute(
                f"select count(*) from ((from read_parquet('{path}') except all "
                f"from marts.{path.stem}) union all (from marts.{path.stem} except all "
                f"from read_parquet('{path}')))"
            ).fetchone()
            assert differing == 0, path.stem


def test_published_manifest_names_a_file_only_where_its_member_agreed(busy_release):
    listed = busy_release.manifest["inputs"]["submissions"]
    whole = json.loads((busy_release.path / RESTRICTED_INPUTS_FILE).read_text())
    assert [row["submission_id"] for row in listed] == [
        row["submission_id"] for row in whole
    ]
    for shown, known in zip(listed, whole, strict=True):
        assert shown["sha256"] == known["sha256"]
        expected = known["file_name"] if known["may_be_named"] else None
        assert shown["file_name"] == expected
    named = {
        row["submission_id"]: row["file_name"]
        for row in busy_release.mart("dim_submissions").to_dicts()
    }
    assert {row["submission_id"]: row["file_name"] for row in listed} == named


def test_restricted_files_are_their_owners_alone(busy_release):
    for name in RESTRICTED:
        mode = (busy_release.path / name).stat().st_mode
        assert stat.S_IMODE(mode) == 0o600


@pytest.mark.parametrize("package", ["dashboard", "warehouse", "ingest"])
def test_no_door_opens_the_restricted_file(package):
    naming = {
        path.relative_to(PROJECT_ROOT).as_posix()
        for path in (PROJECT_ROOT / package).rglob("*.py")
        if "RESTRICTED_" in path.read_text(encoding="utf-8")
        or RESTRICTED_FILE in path.read_text(encoding="utf-8")
    }
    assert naming <= KEEPERS
