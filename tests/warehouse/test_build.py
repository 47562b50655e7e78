"""Builds: aside, audited, and without a trace where they fail or are killed."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from warehouse import release
from warehouse.connect import RESTRICTED_FILE, current_release
from warehouse.durable import point
from warehouse.errors import BuildError, LedgerError
from warehouse.ledger import Ledger
from warehouse.settings import Settings


def left_aside(home):
    """Return the hidden files and folders of a home; dbt's own folder aside."""
    return [
        path
        for path in Path(home).rglob(".*")
        if path.relative_to(home).parts[0] not in {"dbt", "logs"}
    ]


def restricted(release, query):
    database = release.path / RESTRICTED_FILE
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def refuse_to_write(path, _):
    raise OSError(28, "No space left on device", str(path))


@pytest.fixture
def broken_project(small_project, small_home, tmp_path, use_project):
    """The small project with a model that cannot run."""
    project = tmp_path / "broken"
    shutil.copytree(small_project, project)
    model = project / "models" / "marts" / "dim_broken.sql"
    model.write_text(
        "select cast(file_name as integer) as submission_id "
        "from {{ ref('dim_files') }}",
        encoding="utf-8",
    )
    yaml = project / "models" / "marts" / "_marts__models.yml"
    with yaml.open("a", encoding="utf-8") as file:
        file.write(
            "  - name: dim_broken\n    columns:\n"
            "      - {name: submission_id, data_type: integer}\n"
        )
    use_project(project)
    return project


class TestBuildThatFails:
    """The old release stays, what failed is named, nothing is left aside."""

    @pytest.fixture
    def spoilt(self, home_copy):
        with duckdb.connect(str(home_copy / "ledger.duckdb")) as connection:
            connection.execute(
                "insert into raw.implementation_levels by name "
                "select * replace (-_row as _row, 7 as level_value) "
                "from raw.implementation_levels where level_value = 3 limit 1"
            )
        return home_copy

    def test_a_bad_row_of_the_ledger_stops_the_build_and_is_named(self, spoilt, fos):
        before = current_release(Settings(spoilt))
        finished = fos(spoilt, "build", "--json", expected=(1,))
        answer = json.loads(finished.stdout)
        assert answer["status"] == "failed"
        assert any("fct_implementation_levels_level" in n for n in answer["failed"])
        assert finished.stderr.startswith("fos: dbt stopped, the current release stays")
        assert finished.stderr.count("\n") == 1
        assert "Traceback" not in finished.stderr
        assert current_release(Settings(spoilt)).path == before.path
        listed = release.list_releases(Settings(spoilt))
        assert [each.path for each in listed] == [before.path]
        assert not left_aside(spoilt)

    def test_a_broken_model_is_named(self, small_home, broken_project):
        before = current_release(small_home)
        with pytest.raises(BuildError, match="dim_broken") as caught:
            release.build(small_home)
        assert caught.value.failed == ("dim_broken",)
        assert current_release(small_home).path == before.path
        assert not left_aside(small_home.home)

    def test_a_project_that_cannot_be_read_is_one_line(
        self, small_home, broken_project
    ):
        yaml = broken_project / "models" / "marts" / "_marts__models.yml"
        yaml.write_text("models: [", encoding="utf-8")
        with pytest.raises(BuildError, match=r"^dbt could not start[^\n]*$") as caught:
            release.build(small_home)
        assert caught.value.failed == ()
        assert not left_aside(small_home.home)

    def test_without_a_ledger_there_is_nothing_to_build(self, settings):
        with pytest.raises(LedgerError, match="run `fos ingest` first"):
            release.build(settings)
        assert not left_aside(settings.home)

    def test_a_folder_that_cannot_be_written_is_one_line(self, small_home, monkeypatch):
        monkeypatch.setattr(release, "write_text", refuse_to_write)
        before = current_release(small_home)
        with pytest.raises(BuildError, match=r"could not be written: .*No space"):
            release.build(small_home)
        assert current_release(small_home).path == before.path
        assert not left_aside(small_home.home)


class TestBuildOfASmallProject:
    """What surrounds dbt: hashes, pointers and settings."""

    def test_only_what_changed_is_built_again(self, small_home, make_submission):
        first = current_release(small_home)
        again = release.build(small_home, only_if_changed=True)
        assert again.path == first.path
        with Ledger.open(small_home) as ledger:
            ledger.append(make_submission("c"))
        changed = release.build(small_home, only_if_changed=True)
        assert changed.release_id > first.release_id
        assert current_release(small_home).path == changed.path
        assert not left_aside(small_home.home)

    def test_a_withdrawal_and_a_setting_are_changes_too(self, small_home):
        first = current_release(small_home).manifest["inputs_sha256"]
        with duckdb.connect(str(small_home.ledger)) as connection:
            connection.execute(
                "insert into intake.withdrawals values "
                "('S000001', date '2025-11-01', 'a mistake', now())"
            )
        second = release.build(small_home, only_if_changed=True)
        stricter = Settings(small_home.home, minimum_answers=5)
        third = release.build(stricter, only_if_changed=True)
        assert third.manifest["minimum_answers"] == 5
        found = {first, *(each.manifest["inputs_sha256"] for each in (second, third))}
        assert len(found) == 3

    def test_two_builds_of_the_same_give_the_same_parquet(self, small_home):
        first = current_release(small_home)
        second = release.build(small_home)
        assert second.release_id > first.release_id
        assert second.manifest["marts"] == first.manifest["marts"]
        assert second.manifest["inputs_sha256"] == first.manifest["inputs_sha256"]

    def test_rows_are_published_by_the_condition_of_their_model(self, small_home):
        made = current_release(small_home)
        assert made.mart("dim_files")["may_be_named"].to_list() == [True]
        assert restricted(made, "select count(*) from marts.dim_files") == [(2,)]

    def test_a_persons_own_dbt_settings_switch_no_test_off(
        self, small_home, monkeypatch
    ):
        before = current_release(small_home).manifest["test_count"]
        monkeypatch.setenv("DBT_EXCLUDE_RESOURCE_TYPES", "test")
        monkeypatch.setenv("DBT_TARGET_PATH", "/nowhere")
        assert release.build(small_home).manifest["test_count"] == before > 0

    def test_pointer_moves_back_and_forth(self, small_home):
        first = current_release(small_home)
        second = release.build(small_home)
        assert release.roll_back(small_home, first.release_id).path == first.path
        assert current_release(small_home).path == first.path
        release.roll_back(small_home, second.release_id)
        assert current_release(small_home).path == second.path
        listed = release.list_releases(small_home)
        assert [each.path for each in listed] == [second.path, first.path]

    def test_readers_finish_on_the_release_they_started_with(self, small_home):
        first = current_release(small_home)
        with first.connect() as connection:
            second = release.build(small_home)
            assert connection.execute("select count(*) from marts.dim_files").fetchone()
        assert second.path != first.path
        assert first.mart("dim_files").height == 1

    def test_what_a_killed_build_left_is_swept(self, small_home):
        (small_home.releases / ".building" / "parquet").mkdir(parents=True)
        (small_home.releases / ".building-20250101").mkdir()
        point(small_home.home / ".current.4711", small_home.releases)
        release.build(small_home)
        assert not left_aside(small_home.home)
