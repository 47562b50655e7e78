"""Minutes with their time zone: one moment, or a line that says why not."""

from datetime import UTC, datetime

import pytest

from warehouse.errors import SettingsError
from warehouse.minutes import read_minute


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-25T10:00+02:00",
        "2026-06-25T10:00+0200",
        "2026-06-25T08:00Z",
        "2026-06-25 08:00 UTC",
        "2026-06-25 10:00 Europe/Brussels",
        "2026-06-25T10:00 Europe/Brussels",
        "2026-06-25 17:00 Asia/Tokyo",
        "2026-06-25T02:00-06:00",
    ],
)
def test_one_moment_is_the_same_however_it_is_written(text):
    assert read_minute(text) == datetime(2026, 6, 25, 8, 0, tzinfo=UTC)


def test_a_zone_counts_its_own_summer_time():
    winter = read_minute("2026-12-10 10:00 Europe/Brussels")
    assert winter == datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
    assert winter.isoformat() == "2026-12-10T10:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-06-25T10:00", "no minute with its time zone"),
        ("25/06/2026 10:00 UTC", "no minute with its time zone"),
        ("tomorrow", "no minute with its time zone"),
        ("2026-06-31T10:00Z", "no minute of the calendar"),
        ("2026-06-25T25:00Z", "no minute of the calendar"),
        ("2026-06-25 10:00 Atlantis", "no time zone 'Atlantis'"),
        ("2026-10-25 02:30 Europe/Brussels", "the clocks change"),
        ("2026-03-29 02:30 Europe/Brussels", "the clocks change"),
    ],
)
def test_a_minute_that_is_not_one_moment_is_refused_in_one_line(text, told):
    with pytest.raises(SettingsError, match=told) as caught:
        read_minute(text)
    assert "2026-06-25T10:00+02:00" in str(caught.value)
    assert "\n" not in str(caught.value)
