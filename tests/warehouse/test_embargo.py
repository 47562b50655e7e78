"""Releases under embargo: unseen before their minute, seen from it on by the clock."""

import json
import shutil
from datetime import UTC, datetime, timedelta, timezone

import pytest

from warehouse import pointer, release
from warehouse.connect import current_release
from warehouse.errors import ReleaseError
from warehouse.listing import listing
from warehouse.pointer import Embargo, embargo, hold, move
from warehouse.settings import Settings

MINUTE = datetime(2036, 6, 25, 8, 0, tzinfo=UTC)
BEFORE, AFTER = MINUTE - timedelta(microseconds=1), MINUTE + timedelta(days=1)


@pytest.fixture
def three(small_home):
    """A home with three releases, the first of them current."""
    first = current_release(small_home)
    for name in ("20300101T000000000000Z", "20300102T000000000000Z"):
        copy = small_home.releases / name
        shutil.copytree(first.path, copy)
        document = first.manifest | {"release_id": name}
        (copy / "manifest.json").write_text(json.dumps(document), encoding="utf-8")
    return small_home


def seen(settings, now=None):
    return current_release(settings, now).path.name


@pytest.fixture
def clock(monkeypatch):
    """A function that sets the clock of the pointers."""

    def set_to(moment):
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return moment.astimezone(tz)

        monkeypatch.setattr(pointer, "datetime", Clock)

    return set_to


def test_a_build_under_embargo_opens_at_its_minute_with_no_further_command(small_home):
    first = seen(small_home)
    made = release.build(small_home, embargo_until=MINUTE)
    assert seen(small_home) == seen(small_home, BEFORE) == first
    assert seen(small_home, MINUTE) == seen(small_home, AFTER) == made.release_id
    # A corrected build holds the same answers: it waits for the same minute.
    again = release.build(small_home)
    assert seen(small_home, BEFORE) == first
    assert seen(small_home, MINUTE) == again.release_id
    assert release.build(small_home, only_if_changed=True).path == again.path
    opened = release.build(small_home, keep_embargo=False)
    assert seen(small_home) == seen(small_home, AFTER) == opened.release_id
    assert embargo(small_home) is None


@pytest.mark.parametrize("hours", [-12, -3.5, 0, 2, 5.75, 14])
def test_the_minute_is_the_same_in_every_time_zone(three, hours):
    there = timezone(timedelta(hours=hours))
    hold(three, Embargo("20300101T000000000000Z", MINUTE.astimezone(there)))
    assert seen(three, BEFORE) != "20300101T000000000000Z"
    assert seen(three, MINUTE.astimezone(there)) == "20300101T000000000000Z"
    assert seen(three, MINUTE) == "20300101T000000000000Z"


def test_a_release_that_waits_cannot_be_rolled_to_before_its_minute(three, clock):
    hold(three, Embargo("20300101T000000000000Z", MINUTE))
    with pytest.raises(ReleaseError, match="under embargo until 2036-06-25T08:00"):
        release.roll_back(three, "20300101T000000000000Z")
    clock(AFTER)
    release.roll_back(three, "20300101T000000000000Z")
    assert seen(three) == "20300101T000000000000Z"


def test_a_rollback_after_the_minute_is_not_undone_by_it(three, clock):
    first = seen(three)
    hold(three, Embargo("20300101T000000000000Z", MINUTE))
    clock(AFTER)
    release.roll_back(three, "20300102T000000000000Z")
    assert seen(three) == seen(three, AFTER) == "20300102T000000000000Z"
    assert three.previous.resolve().name == "20300101T000000000000Z"
    release.roll_back(three, first)
    assert seen(three) == first


def test_a_rollback_before_the_minute_leaves_the_embargo(three):
    hold(three, Embargo("20300101T000000000000Z", MINUTE))
    release.roll_back(three, "20300102T000000000000Z")
    assert seen(three, BEFORE) == "20300102T000000000000Z"
    assert seen(three, MINUTE) == "20300101T000000000000Z"


@pytest.mark.parametrize("killed_before", ["lift", "point"])
def test_a_kill_while_an_embargo_is_settled_changes_nothing_for_readers(
    three, clock, monkeypatch, killed_before
):
    def die(*_):
        raise KeyboardInterrupt

    hold(three, Embargo("20300101T000000000000Z", MINUTE))
    clock(AFTER)
    with monkeypatch.context() as patch:
        patch.setattr(pointer, killed_before, die)
        with pytest.raises(KeyboardInterrupt):
            move(three, three.releases / "20300102T000000000000Z")
    assert seen(three) == "20300101T000000000000Z"
    move(three, three.releases / "20300102T000000000000Z")
    assert seen(three) == "20300102T000000000000Z"


def test_a_home_whose_first_release_waits_says_until_when(small_home):
    held = Embargo(seen(small_home), MINUTE)
    small_home.current.unlink()
    hold(small_home, held)
    with pytest.raises(ReleaseError, match=r"first release in .* is under embargo"):
        current_release(small_home)
    assert seen(small_home, MINUTE) == held.release_id


def test_listing_marks_what_is_current_was_before_and_waits(three, fos):
    first = seen(three)
    hold(three, Embargo("20300102T000000000000Z", MINUTE))
    move(three, three.releases / "20300101T000000000000Z")
    by_id = {each.release_id: each for each in listing(three)}
    assert by_id[first].is_previous
    assert by_id["20300101T000000000000Z"].is_current
    assert by_id["20300102T000000000000Z"].is_under_embargo
    lines = fos(three.home, "releases").stdout.splitlines()
    assert [line[0] for line in lines] == ["!", "*", "<"]
    assert lines[0].endswith("from 2036-06-25T08:00:00+00:00")


def test_a_home_with_an_embargo_can_be_copied(three, tmp_path):
    hold(three, Embargo("20300102T000000000000Z", MINUTE))
    shutil.copytree(three.home, tmp_path / "moved", symlinks=True)
    moved = Settings(tmp_path / "moved")
    assert current_release(moved, MINUTE).path.parent == moved.releases


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--embargo-until", "2020-01-01T00:00Z"], "is over"),
        (["--embargo-until", "2036-01-01T00:00"], "time zone"),
        (["--embargo-until", "2036-01-01T00:00Z", "--no-embargo"], "contradict"),
    ],
)
def test_an_embargo_that_cannot_be_meant_is_one_line(tmp_path, fos, options, told):
    finished = fos(tmp_path, "build", *options, expected=(1,))
    assert told in finished.stderr
    assert finished.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
