"""Light pages without scripts, on a phone and on a desk."""

import pytest

from warehouse.text import Lang

pytestmark = pytest.mark.browser

VIEWS = (
    *("overview", "regions?part=3", "proposals?part=2&as_of=PTC-249"),
    *("kpis?kpi=EC-02&region=WCA", "member?member=CZE", "capacity-building?part=3"),
)


@pytest.fixture(scope="module", params=[390, 1280])
def reader(request, chromium):
    """A browser that runs no scripts, at one width."""
    size = {"width": request.param, "height": 800}
    context = chromium.new_context(java_script_enabled=False, viewport=size)
    yield context
    context.close()


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("view", VIEWS)
def test_a_light_page_is_one_request_and_does_not_scroll_sideways(
    reader, server, view, lang
):
    page = reader.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/lite/{lang}/{view}")
    assert page.get_by_role("heading", level=1).count() == 1
    assert asked == [f"{server}/lite/{lang}/{view}"]
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0
    page.close()


def test_the_form_opens_another_session_and_the_links_keep_it(reader, server):
    page = reader.new_page()
    page.goto(f"{server}/lite/fr/regions")
    page.get_by_role("combobox", name="Session").select_option("PTC-249")
    page.get_by_role("combobox", name="Région").select_option("WCA")
    page.get_by_role("button", name="Afficher").click()
    page.get_by_text("CTP 249/250, arrêté").first.wait_for()
    page.get_by_role("link", name="Propositions").click()
    page.get_by_role("heading", level=1, name="Propositions").wait_for()
    assert page.url.endswith("/lite/fr/proposals?as_of=PTC-249&region=WCA")
    page.get_by_role("link", name="English").click()
    page.get_by_role("heading", level=1, name="Proposals").wait_for()
    assert page.url.endswith("/lite/en/proposals?as_of=PTC-249&region=WCA")
    page.close()


def test_each_page_leads_to_its_light_version_and_back(chromium, server):
    page = chromium.new_page()
    page.goto(f"{server}/regions?lang=fr&as_of=PTC-249&region=WCA")
    page.get_by_role("link", name="Version légère").click()
    page.get_by_role("heading", level=1, name="Régions").wait_for()
    assert page.url == f"{server}/lite/fr/regions?as_of=PTC-249&region=WCA"
    page.get_by_role("link", name="Page complète").click()
    page.wait_for_selector(".fos-footer", timeout=30_000)
    assert "CTP 249/250" in page.locator(".fos-footer").inner_text()
    page.close()
