"""Every page in both languages as people see it."""

import re
from dataclasses import dataclass, field

import pytest
from english import english_phrases, spoken

from warehouse.settings import PROJECT_ROOT
from warehouse.text import Lang

pytestmark = pytest.mark.browser

PAGES = (
    *("", "regions", "member", "kpis", "capacity-building", "proposals", "experience"),
    *("areas-for-update", "review-calendar", "package", "data-quality", "sql", "about"),
)
SHOTS = PROJECT_ROOT / "var" / "screenshots"
# Streamlit looks for its own addresses below each page first, and is answered 404.
STREAMLIT_PROBE = re.compile(r"/_stcore/(health|host-config)$")


@dataclass
class Seen:
    """What a page asked for and complained of while it was open."""

    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def visit(chromium, server, page_path, lang, query=""):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    seen = Seen()
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda line: complain(line, seen))
    page.on(
        "response",
        lambda answer: (
            seen.failures.append(answer.url) if answer.status >= 400 else None
        ),
    )
    page.goto(f"{server}/{page_path}?lang={lang}{query}")
    settled(page)
    return page, seen


def complain(line, seen):
    # A failed request is judged by its address, which its console line lacks.
    if line.type == "error" and "Failed to load resource" not in line.text:
        seen.errors.append(line.text)


def settled(page):
    page.wait_for_selector(".fos-footer", timeout=30_000)
    page.wait_for_function(
        "[...document.querySelectorAll('.stPlotlyChart')]"
        ".every(chart => chart.querySelector('.main-svg'))"
    )
    page.wait_for_timeout(300)


def words_of(page):
    for box in page.locator("[data-testid=stExpander] summary").all():
        box.click()
    page.wait_for_timeout(500)
    page.wait_for_selector(".fos-footer")
    # What stands as somebody recorded it says that its language is not told; a term
    # of the glossary in the other language says which.
    page.evaluate(
        "document.querySelectorAll('[lang=\"\"], .fos-table [lang]')"
        ".forEach(node => node.remove())"
    )
    return page.evaluate("document.querySelector('.stApp').innerText")


@pytest.fixture(scope="module")
def english(release):
    """Every English phrase that has another in French: of the pages and of the data."""
    return english_phrases(release)


@pytest.fixture(
    scope="module",
    params=[(page_path, lang) for page_path in PAGES for lang in Lang],
    ids=lambda param: f"{param[0] or 'overview'}-{param[1]}",
)
def opened(request, chromium, server):
    """One page in one language, opened once for all that is asked of it."""
    page, seen = visit(chromium, server, *request.param)
    yield page, seen, *request.param
    page.close()


class TestPage:
    def test_shows_itself_without_an_error(self, opened):
        page, seen, page_path, lang = opened
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.locator("[role=alert]").count() == 0
        assert page.locator("h1").count() == 1
        assert seen.errors == []
        keep_picture(page, page_path, lang)

    def test_asks_this_machine_alone_and_is_answered(self, opened, server):
        _, seen, *_ = opened
        local = (server, server.replace("http", "ws"), "data:", "blob:")
        assert [url for url in seen.requests if not url.startswith(local)] == []
        failures = [url for url in seen.failures if not STREAMLIT_PROBE.search(url)]
        assert failures == []

    def test_names_its_language(self, opened):
        page, _, _, lang = opened
        assert page.evaluate("document.documentElement.lang") == lang

    def test_has_an_alt_text_for_every_chart(self, opened):
        page, *_ = opened
        charts = page.locator(".stPlotlyChart").count()
        described = page.locator("[role=figure][aria-label], [role=img][aria-label]")
        assert described.count() >= charts

    def test_does_not_scroll_sideways(self, opened):
        page, *_ = opened
        wider = page.evaluate(
            "document.documentElement.scrollWidth - window.innerWidth"
        )
        assert wider <= 0


def keep_picture(page, page_path, lang):
    SHOTS.mkdir(parents=True, exist_ok=True)
    height = page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollHeight"
    )
    page.set_viewport_size({"width": 1280, "height": min(height + 40, 12_000)})
    page.wait_for_timeout(800)
    page.screenshot(path=SHOTS / f"{page_path or 'overview'}_{lang}.png")


@pytest.mark.parametrize("query", ["", "&as_of=PTC-249&region=WCA"])
@pytest.mark.parametrize("page_path", PAGES)
def test_a_french_page_has_no_english(chromium, server, english, page_path, query):
    page, _ = visit(chromium, server, page_path, Lang.FR, query)
    words = words_of(page)
    assert [phrase for phrase in english if spoken(phrase, words)] == []
    labels = page.evaluate(
        "[...document.querySelectorAll('[aria-label]')]"
        ".map(node => node.getAttribute('aria-label')).join(' | ')"
    )
    assert [phrase for phrase in english if spoken(phrase, labels)] == []
    page.close()


def test_the_search_for_english_finds_it_where_it_stands(chromium, server, english):
    page, _ = visit(chromium, server, "regions", Lang.EN)
    words = words_of(page)
    assert len([phrase for phrase in english if spoken(phrase, words)]) > 30
    page.close()


def test_a_switch_of_language_reaches_page_address_and_next_page(chromium, server):
    page, _ = visit(chromium, server, "", Lang.EN, "&region=WCA")
    page.get_by_text("Français", exact=True).first.click()
    page.get_by_role("heading", name="Vue d'ensemble").wait_for()
    page.wait_for_function("document.documentElement.lang === 'fr'")
    page.get_by_role("link", name="Propositions").click()
    page.get_by_role("heading", level=1, name="Propositions").wait_for()
    assert "lang=fr" in page.url
    assert "region=WCA" in page.url
    page.reload()
    settled(page)
    assert page.get_by_role("heading", level=1, name="Propositions").count() == 1
    page.close()


def test_a_chosen_session_stays_through_the_pages(chromium, server):
    page, _ = visit(chromium, server, "regions", Lang.FR, "&as_of=PTC-247")
    assert "CTP 247/248" in page.locator(".fos-footer").inner_text()
    page.get_by_role("link", name="Calendrier de la révision").first.click()
    page.get_by_role("heading", level=1, name="Calendrier").wait_for()
    settled(page)
    assert "CTP 247/248" in page.locator(".fos-footer").inner_text()
    page.close()


def test_data_of_a_chart_can_be_downloaded(chromium, server):
    page, _ = visit(chromium, server, "regions", Lang.FR)
    page.locator("[data-testid=stExpander] summary").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger les données").first.click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("as_of_session_id,")
    assert "Données d'exemple" in text
    page.close()
