"""Titles that state a finding: from the figures alone, and only where they give one."""

import pytest

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.headline.headlines import course, ends, parts_of, with_value
from dashboard.view import Point
from warehouse.text import Lang

CHARTS = {chart.key: chart for chart in all_charts()}


def point(key, value, text, **more):
    name = more.pop("name", key)
    return Point(name, more.pop("series", name), key, value, text, **more)


REGIONS = [
    point("AMS", 0.25, "25%"),
    point("EUR", 0.5, "50%"),
    point("WCA", None, "too few"),
    point("WORLD", 0.4, "40%"),
]


@pytest.mark.parametrize(
    ("key", "as_of", "lang", "expected"),
    [
        (
            "submitters_by_region",
            "LATEST",
            Lang.EN,
            "No Member of 3 of the 6 regions is named as submitting",
        ),
        (
            "proposals_by_outcome",
            "LATEST",
            Lang.FR,
            "43 éléments de la révision\u00a0: 12 (retenue pour un examen approfondi), "
            "1 (fusionnée) et 30 (aucun résultat indiqué)",
        ),
    ],
)
def test_a_title_states_what_the_register_holds(book, key, as_of, lang, expected):
    view = book.view(CHARTS[key], Choice(lang, as_of))
    assert view.title == expected
    assert CHARTS[key].title(lang) in view.unit


def test_without_figures_the_plain_title_stands(book):
    chart = CHARTS["mean_level_by_region"]
    view = book.view(chart, Choice(Lang.FR, "PTC-237"))
    assert view.title == chart.title.fr
    assert view.unit == chart.unit_text.fr


def test_the_ends_are_those_of_regions_with_a_figure_and_the_world_apart():
    place, parts = ends(REGIONS, Lang.EN)
    assert place == 0
    assert (parts["low_name"], parts["high_name"]) == ("AMS", "EUR")
    assert parts["world"] == "40%"


def test_a_chosen_region_stands_beside_the_world():
    chosen = point("EUR", 0.5, "50%", is_chosen=True)
    place, parts = ends([REGIONS[0], chosen, REGIONS[3]], Lang.EN)
    assert place == 1
    assert (parts["name"], parts["value"], parts["world"]) == ("EUR", "50%", "40%")


def test_a_chosen_region_with_too_few_answers_is_not_made_to_say_anything():
    hidden = point("WCA", None, "too few", is_chosen=True)
    place, parts = ends([*REGIONS[:2], hidden, REGIONS[3]], Lang.EN)
    assert place == 0
    assert "too few" not in parts.values()


def test_what_reads_alike_shares_its_place():
    tied = [*REGIONS, point("AP", 0.2501, "25%")]
    _, parts = ends(tied, Lang.FR)
    assert parts["low_name"] == "AMS et 1\u00a0autre"


@pytest.mark.parametrize(
    "points",
    [[], REGIONS[2:], [REGIONS[0], REGIONS[3]]],
    ids=["none", "too-few", "one-region"],
)
def test_one_region_alone_has_no_ends(points):
    assert ends(points, Lang.EN) is None


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.3, 0.6, 2), (0.45, 0.6, 0)],
    ids=["meet", "apart"],
)
def test_ends_are_named_only_where_their_ranges_meet_no_other(low, high, expected):
    first = point("AMS", 0.25, "25%", low=0.2, high=0.4, answers="9 of 34")
    last = point("EUR", 0.5, "50%", low=low, high=high, answers="26 of 52")
    place, parts = ends([first, last, REGIONS[3]], Lang.EN)
    assert place == expected
    assert ("low_name" in parts) == (expected == 0)


def test_without_a_range_the_silent_leave_the_order_open():
    silent = [point("AMS", 1.1, "1.10", answers="6 of 24")]
    place, parts = ends([*silent, *REGIONS[1:]], Lang.EN)
    assert (place, parts) == (2, {"world": "40%"})


def test_a_course_that_comes_back_to_its_start_says_so():
    steps = [
        point("WCA", value, text, name=name, series="WCA")
        for name, value, text in (("A", 1.0, "1.00"), ("B", 2, "2"), ("C", 1.0, "1.00"))
    ]
    assert course(steps, Lang.EN)[0] == 1
    assert course(steps[:2], Lang.EN)[0] == 0
    assert course(steps[:1], Lang.EN) is None


def test_members_are_counted_and_never_ranked():
    tiles = [point("AMS", value, str(value)) for value in (1.0, None, 3.0)]
    assert with_value(tiles, Lang.EN) == (2, {"count": 2, "total": 3})


def test_an_empty_stack_has_no_total():
    assert parts_of([point("", 0, "0")], Lang.EN) is None
