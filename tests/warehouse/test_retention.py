"""Old releases go by a rule; what readers see, saw or will see never does."""

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from warehouse import release
from warehouse.connect import current_release, list_releases
from warehouse.listing import listing
from warehouse.pointer import Embargo, hold, move
from warehouse.retention import SPARED_FOR, let_go, spent_releases
from warehouse.settings import Settings

NOW = datetime.now(UTC)


@pytest.fixture
def seven(small_home):
    """A home with seven releases, a day apart; the oldest is current."""
    first = current_release(small_home)
    for number in range(1, 8):
        built = datetime(2020, 1, number, tzinfo=UTC)
        name = f"{built:%Y%m%dT%H%M%S%fZ}"
        shutil.copytree(first.path, small_home.releases / name)
        document = first.manifest | {"release_id": name, "built_at": built.isoformat()}
        path = small_home.releases / name / "manifest.json"
        path.write_text(json.dumps(document), encoding="utf-8")
    move(small_home, small_home.releases / day(1))
    shutil.rmtree(first.path)
    small_home.previous.unlink()
    return Settings(small_home.home, keep_releases=2)


def day(number):
    return f"2020010{number}T000000000000Z"


def kept(settings):
    return [int(each.path.name[7]) for each in list_releases(settings)]


def test_the_newest_and_the_current_stay(seven):
    assert let_go(seven) == [day(2), day(3), day(4), day(5)]
    assert kept(seven) == [7, 6, 1]
    assert not list(seven.releases.glob(".*"))


def test_what_was_current_before_and_what_waits_stay(seven):
    move(seven, seven.releases / day(3))
    hold(seven, Embargo(day(2), NOW + timedelta(days=400)))
    let_go(seven)
    assert kept(seven) == [7, 6, 3, 2, 1]


def test_an_embargo_whose_minute_came_keeps_what_it_shows(seven):
    hold(seven, Embargo(day(2), NOW - timedelta(days=1)))
    assert current_release(seven).path.name == day(2)
    let_go(seven)
    assert kept(seven) == [7, 6, 2, 1]


def test_a_release_of_the_last_hour_stays_for_those_who_read_it(seven):
    soon = datetime(2020, 1, 5, tzinfo=UTC) + SPARED_FOR
    spared = spent_releases(seven, soon - timedelta(seconds=1))
    assert [each.path.name for each in spared] == [day(2), day(3), day(4)]
    assert [each.path.name for each in spent_releases(seven, soon)][-1] == day(5)


def test_a_kill_while_a_release_goes_leaves_no_half_release(seven, monkeypatch):
    def die(_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("warehouse.retention.shutil.rmtree", die)
        with pytest.raises(KeyboardInterrupt):
            let_go(seven)
    assert kept(seven) == [7, 6, 5, 4, 3, 1]
    let_go(seven)
    assert kept(seven) == [7, 6, 1]


def test_listing_says_what_goes_with_the_next_build(seven):
    going = [each.release_id for each in listing(seven) if each.goes_with_next_build]
    assert going == [day(5), day(4), day(3), day(2)]


def test_a_build_lets_the_spent_ones_go(seven):
    made = release.build(seven)
    assert current_release(seven).path == made.path
    assert kept(seven)[1:] == [7, 1]
    assert not list(seven.releases.glob(".*"))
