"""Settings: read once, checked, and absolute."""

from pathlib import Path

import pytest

from warehouse.errors import SettingsError
from warehouse.settings import DBT_PROJECT, PROJECT_ROOT, SEEDS, Settings, read_settings


def test_defaults_lie_in_the_project():
    settings = read_settings({})
    assert settings == Settings(PROJECT_ROOT / "var", 3, False)
    assert (DBT_PROJECT / "dbt_project.yml").is_file()
    assert (SEEDS / "members.csv").is_file()


def test_everything_lies_in_the_home():
    settings = read_settings({"FOS_HOME": "/srv/fos"})
    assert settings.ledger == Path("/srv/fos/ledger.duckdb")
    assert settings.received == Path("/srv/fos/received")
    assert settings.releases == Path("/srv/fos/releases")
    assert settings.current == Path("/srv/fos/current")


def test_a_relative_home_is_of_the_folder_one_stands_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_settings({"FOS_HOME": "here"}).home == tmp_path / "here"


def test_empty_settings_are_those_not_given():
    empty = {"FOS_HOME": "", "FOS_MINIMUM_ANSWERS": "", "FOS_STEWARD_UPLOAD": ""}
    assert read_settings(empty) == read_settings({})


@pytest.mark.parametrize("text", ["0", "-1", "three", "3.5", "1e1", "²", " 3"])
def test_a_minimum_that_is_no_whole_number_is_refused(text):
    with pytest.raises(SettingsError, match="give a whole number, 1 or more"):
        read_settings({"FOS_MINIMUM_ANSWERS": text})


def test_a_minimum_is_read():
    assert read_settings({"FOS_MINIMUM_ANSWERS": "5"}).minimum_answers == 5


@pytest.mark.parametrize(
    ("text", "expected"), [("1", True), ("YES", True), ("on", True), ("0", False)]
)
def test_upload_is_off_unless_asked_for(text, expected):
    assert read_settings({"FOS_STEWARD_UPLOAD": text}).steward_upload is expected


def test_settings_are_frozen():
    with pytest.raises(AttributeError):
        read_settings({}).home = Path("/elsewhere")


def test_the_number_of_releases_to_keep_is_read_and_checked():
    assert read_settings({}).keep_releases == 10
    assert read_settings({"FOS_KEEP_RELEASES": "3"}).keep_releases == 3
    with pytest.raises(SettingsError, match="FOS_KEEP_RELEASES is '0'"):
        read_settings({"FOS_KEEP_RELEASES": "0"})
