"""What an address asks for, and what is said of what it asks in vain."""

import pytest

from dashboard.choice import Choice, read_choice
from warehouse.text import Lang

SESSIONS = ("LATEST", "PTC-249")
REGIONS = ("WORLD", "WCA")


def test_a_bare_address_gives_the_latest_of_the_world_in_english():
    choice, refused = read_choice({}, SESSIONS, REGIONS)
    assert choice == Choice(Lang.EN, "LATEST", "WORLD")
    assert refused == ()


def test_an_address_gives_language_session_and_region():
    asked = {"lang": "fr", "as_of": "PTC-249", "region": "WCA", "other": "x"}
    choice, refused = read_choice(asked, SESSIONS, REGIONS)
    assert choice == Choice(Lang.FR, "PTC-249", "WCA")
    assert refused == ()


@pytest.mark.parametrize(
    ("name", "value"), [("lang", "de"), ("as_of", "PTC-999"), ("region", "XX")]
)
def test_an_unknown_value_falls_back_and_is_said(name, value):
    choice, refused = read_choice({name: value}, SESSIONS, REGIONS)
    assert choice == Choice()
    ((sentence, shown),) = refused
    assert shown == value
    assert value in sentence.say(Lang.FR, value=shown)


def test_an_address_holds_only_what_is_not_plain_and_opens_the_same_view():
    assert Choice().address() == {}
    choice = Choice(Lang.FR, "PTC-249", "WCA")
    assert read_choice(choice.address(), SESSIONS, REGIONS) == (choice, ())
