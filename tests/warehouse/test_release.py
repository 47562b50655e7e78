"""A release: whole, immutable, and published without what may not be named."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from warehouse import release as store
from warehouse.connect import (
    RESTRICTED_FILE,
    Release,
    current_release,
    find_release,
)
from warehouse.durable import sha256_of
from warehouse.errors import ReleaseError
from warehouse.settings import Settings

FILES = {
    *("dbt", "manifest.json", "parquet", "restricted.duckdb"),
    *("restricted_inputs.json", "warehouse.duckdb"),
}


def restricted(release, query):
    database = release.path / RESTRICTED_FILE
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


class TestWholeRelease:
    """What the session's own build left."""

    def test_holds_its_files_and_nothing_else(self, release):
        assert {path.name for path in release.path.iterdir()} == FILES
        assert not list(release.path.parent.glob(".*"))

    def test_pointer_is_relative_so_that_the_home_can_be_copied(
        self, release_home, tmp_path, fos
    ):
        assert not (release_home / "current").readlink().is_absolute()
        moved = tmp_path / "moved"
        moved.mkdir()
        shutil.copytree(release_home / "releases", moved / "releases")
        shutil.copy(release_home / "current", moved, follow_symlinks=False)
        answer = fos(moved, "sql", "select count(*) as n from dim_regions")
        assert "6" in answer.stdout
        assert current_release(Settings(moved)).path.parent == moved / "releases"

    def test_manifest_counts_and_hashes_every_mart(self, release):
        listed = release.manifest["marts"]
        files = {path.stem: path for path in (release.path / "parquet").iterdir()}
        assert listed.keys() == files.keys()
        for name, mart in listed.items():
            assert mart["parquet_sha256"] == sha256_of(files[name])
            assert mart["row_count"] == release.mart(name).height

    def test_page_reads_the_same_mart_as_an_analyst(self, release):
        with release.connect() as connection:
            for name in release.manifest["marts"]:
                queried = connection.sql(f"from marts.{name}").pl()
                assert_frame_equal(release.mart(name), queried)

    def test_mart_that_the_release_lacks_is_said_in_one_line(self, release):
        with pytest.raises(ReleaseError, match="has no mart 'no_mart'"):
            release.mart("no_mart")

    def test_manifest_says_what_went_in_and_what_made_it(self, release, release_home):
        document = release.manifest
        assert document["release_id"] == release.path.name
        stamp = datetime.strptime(document["release_id"], "%Y%m%dT%H%M%S%fZ")  # noqa: DTZ007
        built = datetime.fromisoformat(document["built_at"])
        assert 0 <= (built - stamp.replace(tzinfo=UTC)).total_seconds() < 600
        assert document["minimum_answers"] == 3
        assert document["test_count"] > 300
        assert len(document["inputs_sha256"]) == 64
        ledger = release_home / "ledger.duckdb"
        with duckdb.connect(str(ledger), read_only=True) as connection:
            known = connection.execute(
                "select submission_id, sha256 from intake.submissions order by 1"
            ).fetchall()
        listed = document["inputs"]["submissions"]
        assert [(row["submission_id"], row["sha256"]) for row in listed] == known

    def test_no_build_ran_without_its_tests(self, release):
        results = json.loads((release.path / "dbt" / "run_results.json").read_text())
        kinds = [row["unique_id"].split(".")[0] for row in results["results"]]
        assert kinds.count("test") == release.manifest["test_count"]
        answers = zip(kinds, results["results"], strict=True)
        ran = {row["status"] for kind, row in answers if kind != "exposure"}
        assert ran <= {"pass", "success"}  # an exposure is named and does not run
        assert "unit_test" not in kinds  # of the models: tests/dbt_project

    @pytest.mark.parametrize("name", ["warehouse.duckdb", "restricted.duckdb"])
    def test_files_open_in_older_clients(self, release, name):
        with duckdb.connect(str(release.path / name), read_only=True) as connection:
            (tags,) = connection.execute(
                "select tags from duckdb_databases() where not internal"
            ).fetchone()
        assert tags["storage_version"].startswith("v1.4.0")  # of 2.0 itself: v2.0.0

    @pytest.mark.parametrize("name", ["warehouse.duckdb", "restricted.duckdb"])
    def test_files_hold_the_marts_and_no_other_schema(self, release, name):
        with duckdb.connect(str(release.path / name), read_only=True) as connection:
            tables = connection.execute(
                "select schema_name, table_name, comment from duckdb_tables()"
            ).fetchall()
            views = connection.execute(
                "select view_name from duckdb_views() where not internal"
            ).fetchall()
        assert {schema for schema, _, _ in tables} == {"marts"}
        assert {table for _, table, _ in tables} == release.manifest["marts"].keys()
        assert all(comment.startswith("One row per ") for _, _, comment in tables)
        assert not views

    def test_columns_carry_their_descriptions(self, release):
        with release.connect() as connection:
            (bare,) = connection.execute(
                "select count(*) from duckdb_columns() "
                "where schema_name = 'marts' and comment is null"
            ).fetchone()
        assert bare == 0

    def test_readers_cannot_write_and_reach_no_other_file(self, release):
        with release.connect() as connection:
            for query in (
                "create table marts.x as select 1",
                "select * from read_text('/etc/hostname')",
                "set enable_external_access = true",
            ):
                with pytest.raises(duckdb.Error):
                    connection.execute(query)

    @pytest.mark.parametrize("name", ["no such mart", "x; drop", "", "a.b"])
    def test_only_a_mart_has_a_name_of_a_mart(self, release, name):
        with pytest.raises(ReleaseError, match="not the name of a mart"):
            release.mart(name)


class TestPublishedSplit:
    """What Members have not agreed to is in the restricted file alone."""

    def test_levels_of_who_may_not_be_named_are_restricted(self, release):
        levels = release.mart("fct_implementation_levels")
        assert levels["may_be_named"].all()
        counts = dict(
            restricted(
                release,
                "select may_be_named, count(*) from marts.fct_implementation_levels "
                "group by all",
            )
        )
        assert counts[True] == levels.height
        assert counts[False] > 0

    def test_parquet_is_published_and_so_holds_no_more(self, release):
        path = release.path / "parquet" / "fct_implementation_levels.parquet"
        assert pl.read_parquet(path)["may_be_named"].all()

    def test_no_name_of_a_file_tells_who_answered(self, release):
        hidden = {
            text
            for row in restricted(
                release,
                "select distinct file_name, sha256 "
                "from marts.fct_implementation_levels where not may_be_named",
            )
            for text in row
        }
        named = restricted(
            release,
            "select distinct file_name, sha256 "
            "from marts.fct_implementation_levels where may_be_named",
        )
        hidden -= {text for row in named for text in row}
        names = {text for text in hidden if text.endswith((".csv", ".xlsx"))}
        assert names
        for mart in release.manifest["marts"]:
            for column in release.mart(mart).iter_columns():
                if column.dtype == pl.String:
                    found = names & set(column.drop_nulls())
                    assert not found, f"{mart}.{column.name}: {sorted(found)[:3]}"

    def test_regional_figures_count_everybody(self, release):
        query = "select * from marts.rpt_implementation_by_region order by all"
        with release.connect() as connection:
            assert connection.execute(query).fetchall() == restricted(release, query)


@pytest.mark.parametrize("name", ["", ".", "..", "../releases", "20990101", "/", "a/b"])
def test_no_such_release_is_said_plainly(release_home, name):
    with pytest.raises(ReleaseError, match="see `fos releases`"):
        find_release(Settings(release_home), name)


def test_rollback_to_no_release_leaves_the_pointer(release_home, fos):
    before = current_release(Settings(release_home))
    finished = fos(release_home, "rollback", "20990101", expected=(1,))
    assert finished.stderr == "fos: no release '20990101': see `fos releases`\n"
    assert current_release(Settings(release_home)).path == before.path


def test_releases_are_listed_with_the_current_one_marked(release_home, release, fos):
    listed = json.loads(fos(release_home, "releases", "--json").stdout)["releases"]
    current = [row for row in listed if row["is_current"]]
    assert [row["release_id"] for row in current] == [release.release_id]
    assert f"* {release.release_id}  " in fos(release_home, "releases").stdout


def test_a_home_without_a_release_says_what_to_do(settings, fos):
    finished = fos(settings.home, "sql", "select 1", expected=(1,))
    assert (
        finished.stderr
        == f"fos: no release in {settings.home}: run `fos build` first\n"
    )
    assert store.list_releases(settings) == []


def test_a_release_is_frozen(release):
    with pytest.raises(AttributeError):
        release.path = Path("elsewhere")
    assert isinstance(release, Release)
