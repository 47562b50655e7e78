"""Every page in both languages, run whole as the server runs it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from warehouse.text import SAMPLE_LINE, Lang

APP = Path(dashboard.__file__).parent / "app.py"
# The steward's own page is off unless a setting turns it on (test_upload_page.py).
PAGES = sorted(
    path.stem
    for path in (APP.parent / "app_pages").glob("*.py")
    if path.stem != "upload"
)
# The pages whose figures are made from Members' answers, which are sample data here.
SAMPLE_PAGES = {
    *("overview", "regions", "kpis", "areas_for_update", "data_quality"),
    "capacity_building",  # levels stand beside support
    "report",
}


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


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("page", PAGES)
class TestPage:
    def test_runs_at_the_latest_session(self, open_page, page, lang):
        app = open_page(page, lang=str(lang))
        assert not app.exception
        assert app.session_state["choice"].lang == lang
        assert (SAMPLE_LINE(lang).split(",")[1] in said(app)) == (page in SAMPLE_PAGES)

    def test_runs_at_an_early_session_and_a_region(self, open_page, page, lang):
        app = open_page(page, lang=str(lang), as_of="PTC-237", region="AP")
        assert not app.exception
        choice = app.session_state["choice"]
        assert (choice.as_of, choice.region) == ("PTC-237", "AP")

    def test_foot_names_release_and_session(self, open_page, release, page, lang):
        words = said(open_page(page, lang=str(lang), as_of="PTC-247"))
        assert release.release_id in words
        assert ("PTC 247/248" if lang == Lang.EN else "CTP 247/248") in words


def test_an_unknown_address_falls_back_with_a_sentence(open_page):
    app = open_page("overview", as_of="PTC-999", region="<b>", lang="fr")
    assert not app.exception
    choice = app.session_state["choice"]
    assert (choice.as_of, choice.region) == ("LATEST", "WORLD")


def test_what_an_address_holds_is_never_markup(release_home, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(release_home))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["region"] = "<img src=x>"
    app.run()
    assert "&lt;img src=x&gt;" in said(app)
    assert "<img" not in said(app)


def test_widgets_change_language_session_and_region(open_page):
    app = open_page("regions", lang="en")
    app.selectbox(key="frame_region").set_value("WCA").run()
    app.selectbox(key="frame_as_of").set_value("PTC-247").run()
    app.segmented_control(key="frame_lang").set_value(Lang.FR).run()
    assert not app.exception
    choice = app.session_state["choice"]
    assert (choice.lang, choice.as_of, choice.region) == (Lang.FR, "PTC-247", "WCA")
    assert app.query_params["region"] == "WCA"
    app.switch_page("app_pages/proposals.py").run()
    assert app.session_state["choice"] == choice


def test_without_a_release_the_page_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("FOS_HOME", str(tmp_path))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception
    assert "fos build" in said(app)
    assert "Chargez les données" in said(app)


def test_the_register_shows_its_evidence(open_page):
    words = said(open_page("proposals", lang="fr"))
    assert "Indiqué\u00a0: document de travail du CTP, par. 9, 10" in words
    assert "aucun résultat indiqué" in words
