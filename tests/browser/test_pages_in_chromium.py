"""Every page in both languages as people see it."""

import re
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.base import AXE_SCRIPT
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
# A desk, a tablet upright, a telephone.
WIDTHS = (1280, 820, 390)
A4_WIDTH = 718  # pixels between margins of one centimetre
# WCAG 2.2 AA and the rules that axe calls best practice; no rule is left out, and no
# part of the page, Streamlit's own included.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """rules => axe.run(document, {resultTypes: ['violations'], runOnly: rules})
  .then(found => found.violations.map(
    one => [one.id, ...one.nodes.map(node => node.html.slice(0, 200))]))"""


@dataclass
class Seen:
    """What a page asked for and complained of while it was open."""

    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def visit(
    chromium, server, page_path, lang, query="", *, scheme="light", width=WIDTHS[0]
):
    size = {"width": width, "height": 900}
    page = chromium.new_page(viewport=size, color_scheme=scheme)
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


def words_of(page, *, is_kept=False):
    for box in page.locator("[data-testid=stExpander] summary").all():
        box.click()
    page.wait_for_timeout(500)
    page.wait_for_selector(".fos-footer")
    if is_kept:
        return ""
    # What stands as somebody recorded it says that its language is not told; a term
    # of the glossary in the other language says which.
    page.evaluate(
        "document.querySelectorAll('[lang=\"\"], .fos-table [lang]')"
        ".forEach(node => node.remove())"
    )
    return page.evaluate(
        "document.querySelector('.stApp').innerText + ' | ' "
        "+ [...document.querySelectorAll('[aria-label]')]"
        ".map(node => node.getAttribute('aria-label')).join(' | ')"
    )


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
        page, seen, *_ = opened
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.locator("[role=alert]").count() == 0
        assert page.locator("h1").count() == 1
        assert seen.errors == []

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

    def test_is_accessible_and_as_wide_as_the_screen_at_every_width(self, opened):
        page, seen, page_path, lang = opened
        page.evaluate(AXE_SCRIPT)
        for width in WIDTHS:
            resized(page, width, 900)
            assert page.evaluate(SIDEWAYS) == 0, width
            assert page.evaluate(AXE, RULES) == [], width
            if width != WIDTHS[1]:
                keep_picture(page, f"{page_path or 'overview'}_{lang}_{width}", width)
        assert seen.errors == []

    def test_speaks_its_own_language_alone(self, opened, english):
        page, _, _, lang = opened
        words = words_of(page)
        if lang == Lang.EN:  # the search finds English where it stands
            assert len(english_in(words, english)) > 5
        else:
            assert english_in(words, english) == []


def english_in(words, english):
    return [phrase for phrase in english if spoken(phrase, words)]


SIDEWAYS = """Math.max(
  document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('[data-testid=stMain]')]
    .map(node => node.scrollWidth - node.clientWidth), 0)"""


def resized(page, width, height):
    """Give the window another size, and wait until the charts have taken it."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(500)


def keep_picture(page, name, width):
    SHOTS.mkdir(parents=True, exist_ok=True)
    height = page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollHeight"
    )
    resized(page, width, min(height + 40, 12_000))
    page.screenshot(path=SHOTS / f"{name}.png")


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_a_dark_page_with_all_opened_is_accessible_too(chromium, server, width):
    page, _ = visit(chromium, server, "regions", Lang.FR, scheme="dark", width=width)
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    )
    assert ground == "rgb(18, 24, 30)"
    words_of(page, is_kept=True)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE, RULES) == []
    ink = page.evaluate("document.querySelector('.stPlotlyChart text').style.fill")
    assert ink != "rgb(27, 39, 51)"
    page.close()


def test_the_keyboard_reaches_all_that_can_be_used_and_shows_where_it_is(
    chromium, server
):
    page, _ = visit(chromium, server, "regions", Lang.FR)
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert skip == "#stMain"
    reached, unmarked = [], []
    for _ in range(150):
        name, is_marked = page.evaluate(FOCUS)
        if (reached and name == reached[0]) or name == "BODY":
            break
        reached.append(name)
        if not is_marked:
            unmarked.append(name)
        page.keyboard.press("Tab")
    assert unmarked == []
    wanted = page.evaluate(REACHABLE)
    assert [name for name in wanted if name not in reached] == []
    page.close()


FOCUS = """(() => {
  const node = document.activeElement;
  if (node === document.body) return ['BODY', true];
  const marked = [node, node.parentElement, node.closest('[data-baseweb]')]
    .filter(Boolean).some(one => getComputedStyle(one).outlineStyle !== 'none'
      || getComputedStyle(one).boxShadow !== 'none');
  return [node.getAttribute('href') || node.getAttribute('aria-label')
    || node.innerText.slice(0, 40), marked];
})()"""
REACHABLE = """[...document.querySelectorAll('.stMain a[href], .stMain summary')]
  .filter(node => node.checkVisibility())
  .map(node => node.getAttribute('href') || node.getAttribute('aria-label')
    || node.innerText.slice(0, 40))"""


def test_a_link_to_a_figure_brings_it_into_view(chromium, server):
    page, _ = visit(chromium, server, "regions", Lang.FR)
    link = page.get_by_role("link", name="Lien vers ce graphique").nth(3)
    address = link.get_attribute("href")
    page.close()
    path, _, rest = address.partition("?lang=fr")
    page, _ = visit(chromium, server, path, Lang.FR, rest)
    key = address.partition("#")[2]
    page.wait_for_function(
        "key => Math.abs(document.getElementById(key).getBoundingClientRect().top)"
        " < 80",
        arg=key,
    )
    page.close()


def test_paper_holds_the_charts_whole_and_nothing_to_click(chromium, server):
    page, _ = visit(chromium, server, "regions", Lang.FR)
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    hidden = "[data-testid=stSidebar], .fos-files, .st-key-frame, summary"
    assert page.locator(hidden).locator("visible=true").count() == 0
    # Paper takes charts as wide as the screen had them: they are made smaller.
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.stPlotlyChart .main-svg')]"
        ".map(node => node.getBoundingClientRect().width))"
    )
    assert 300 < widest <= A4_WIDTH
    page.close()


@pytest.mark.parametrize("page_path", ["regions", "kpis", "proposals"])
def test_a_french_page_of_an_early_session_has_no_english(
    chromium, server, english, page_path
):
    query = "&as_of=PTC-249&region=WCA"
    page, _ = visit(chromium, server, page_path, Lang.FR, query)
    assert english_in(words_of(page), english) == []
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


@pytest.mark.parametrize("kind", ["csv", "xlsx", "png", "svg"])
def test_files_of_a_figure_can_be_downloaded(chromium, server, kind):
    page, _ = visit(chromium, server, "regions", Lang.FR)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("link", name=f"{kind.upper()}, ").first.click()
    file = download.value
    assert file.suggested_filename == f"implementation_by_region_LATEST_WORLD_fr.{kind}"
    content = file.path().read_bytes()
    if kind == "csv":
        assert "Données d'exemple" in content.decode("utf-8-sig")
    else:
        start = {"xlsx": b"PK", "png": b"\x89PNG", "svg": b"<svg"}[kind]
        assert content.startswith(start)
    page.close()


def test_the_plenary_view_goes_on_by_the_arrow_keys_and_is_accessible(chromium, server):
    query = "&region=WCA&plenary=1&figure=mean_level_by_session"
    page, seen = visit(chromium, server, "regions", Lang.FR, query)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE, RULES) == []
    assert page.locator("[data-testid=stSidebar]").locator("visible=true").count() == 0
    first = page.get_by_role("heading", level=1).inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**figure=level_then_and_now**")
    page.wait_for_function(
        "first => document.querySelector('h1').innerText !== first", arg=first
    )
    assert seen.errors == []
    page.get_by_role("button", name="Quitter").click()
    page.get_by_role("heading", level=1, name="Régions").wait_for()
    assert "region=WCA" in page.url
    page.close()
