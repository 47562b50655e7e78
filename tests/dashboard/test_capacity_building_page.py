"""The page of capacity building, run whole, and what it says of activities."""

from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.charts import (
    activities_by_region,
    activities_by_year,
    members_reached_by_region,
)
from dashboard.choice import Choice
from dashboard.findings import activities
from dashboard.findings.activity_entries import entries
from warehouse.text import Lang

APP = Path(dashboard.__file__).parent / "app.py"
EN, FR = Choice(Lang.EN), Choice(Lang.FR)


@pytest.fixture
def open_page(release_home, monkeypatch):
    """Open a page at an address, with the release of the tests."""
    monkeypatch.setenv("FOS_HOME", str(release_home))

    def run(page, **address):
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"app_pages/{page}.py").run()

    return run


def said(app):
    return "\n".join(element.proto.body for element in app.get("html"))


class TestCapacityBuildingPage:
    @pytest.mark.parametrize("lang", Lang)
    @pytest.mark.parametrize("region", ["WORLD", "WCA"])
    def test_runs_in_each_region(self, open_page, lang, region):
        app = open_page("capacity_building", lang=str(lang), region=region)
        assert not app.exception
        # Two regions share CB-010: it stands with each of them.
        assert "UPU; GEA; OECD" in said(app) or "UPU\u202f; GEA" in said(app)

    def test_says_numbers_with_the_words_of_their_sources(self, open_page):
        assert "plus de 70\u00a0participants" in said(
            open_page("capacity_building", lang="fr")
        )
        assert "more than 70 participants" in said(open_page("capacity_building"))


@pytest.mark.parametrize("lang", Lang)
def test_regions_of_activities_are_those_of_the_bridge(book, lang):
    bridge = book.mart("bridge_activity_regions").filter(pl.col("region_id") != "WORLD")
    counts = dict(bridge.group_by("region_id").len().rows())
    for region_id, count in counts.items():
        assert len(entries(book, Choice(lang, region=region_id))) == count
    everything = entries(book, Choice(lang))
    assert len(everything) == book.mart("fct_activities").height
    assert sum(counts.values()) != len(everything)


def test_nothing_of_an_activity_is_known_before_its_day(book):
    later = {entry.title for entry in entries(book, EN)}
    earlier = {entry.title for entry in entries(book, Choice(Lang.EN, "PTC-237"))}
    assert earlier < later
    assert not any("PACER" in title for title in earlier)


UNLINKED = {
    "Regional workshop, Europe, Baku",
    "Atelier régional, Europe, Bakou",
    "Joint WCO-UPU Global Conference on cross-border e-commerce",
    "Conférence mondiale conjointe OMD-UPU sur le commerce électronique "
    "transfrontalier",
}


@pytest.mark.parametrize("lang", Lang)
def test_every_activity_has_source_address_confidence_and_participants(book, lang):
    for entry in entries(book, Choice(lang)):
        facts = {fact.name.en: fact for fact in entry.facts}
        # A source that is cited without an address is named and no link is made up.
        address = facts["Source"].address
        assert (address or "https://").startswith("https://"), entry.title
        assert bool(address) is (entry.title not in UNLINKED), entry.title
        assert facts["Confidence"].words
        assert facts["Taking part"].words
        assert entry.title
        assert entry.when


def test_regions_do_not_have_to_add_up_to_the_world(book):
    rows = book.rows(activities_by_region.CHART, EN)
    totals = dict(rows.group_by("region_id").agg(pl.col("part_count").sum()).rows())
    assert totals["WORLD"] == book.mart("fct_activities").height
    note = book.view(activities_by_region.CHART, FR).note
    assert "la somme des régions n'est pas le monde" in note


def test_a_region_of_which_no_member_is_named_has_words_and_no_nought(book):
    view = book.view(members_reached_by_region.CHART, EN)
    silent = [point for point in view.points if point.value is None]
    assert silent
    assert {point.text for point in silent} == {"none named"}
    rows = activities.by_region(book, EN)
    assert all(cell.text != "at least 0" for row in rows for cell in row)


def test_years_without_an_activity_are_bars_of_nought(book):
    rows = book.rows(activities_by_year.CHART, Choice(Lang.EN, region="WCA"))
    years = rows["year"].cast(pl.Int32).to_list()
    assert years == list(range(years[0], years[-1] + 1))
    assert 0 in rows["activity_count"].to_list()


@pytest.mark.parametrize("lang", Lang)
def test_the_three_phases_of_the_plan_say_how_they_are_known(book, lang):
    phases = activities.plan_phases(book, Choice(lang))
    assert [phase.when for phase in phases] == ["Phase 1", "Phase 2", "Phase 3"]
    for phase in phases:
        facts = {fact.name.en: fact.words for fact in phase.facts}
        assert "CB-0" in facts["Activities"]
        assert facts["Evidence"]
        assert facts["Confidence"]
