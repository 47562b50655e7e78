"""Every light page in both languages: small, whole, silent on the network."""

import pytest
from asking import ask
from english import english_phrases, spoken
from lxml import etree
from starlette.applications import Starlette

from dashboard.data import Book
from dashboard.lite.document import LIMIT
from dashboard.lite.routes import NAMES, lite_routes
from warehouse.text import SAMPLE_LINE, Lang

VIEWS = ("", "as_of=PTC-249&region=WCA")
MEMBERS = ("member=CZE", "member=BEN&as_of=PTC-249")
CASES = [(page, view) for page in NAMES for view in VIEWS]
CASES += [("member", view) for view in MEMBERS]
CASES += [("kpis", "kpi=EC-02&period=2023")]
# Attributes whose value a browser asks for by itself; that of an anchor it does not.
FETCHED = ("src", "srcset", "data", "poster", "background")
SAMPLE_PAGES = ("overview", "regions", "kpis", "areas-for-update", "data-quality")


@pytest.fixture(scope="module")
def english(release):
    return english_phrases(release)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(("page", "view"), CASES, ids=lambda case: str(case))
def test_a_light_page_is_small_well_formed_and_asks_for_nothing(
    whole, english, page, view, lang
):
    for part in whole(page, lang, view):
        assert len(etree.tostring(part, encoding="utf-8")) <= LIMIT
        assert part.get("lang") == lang
        tags = {element.tag.rpartition("}")[2] for element in part.iter()}
        assert not tags & {"script", "img", "iframe", "object", "embed", "video"}
        assert len(part.findall(".//h1")) == 1
        for element in part.iter():
            assert not set(element.attrib) & set(FETCHED)
            assert not [name for name in element.attrib if name.startswith("on")]
        (link,) = part.findall(".//link")
        assert link.get("href") == "data:,"
        (style,) = part.findall(".//style")
        assert "@import" not in style.text
        assert "url(" not in style.text
        assert_identifiers_are_unique_and_found(part)
        if lang == Lang.FR:
            words = words_of(part)
            assert [phrase for phrase in english if spoken(phrase, words)] == []


def assert_identifiers_are_unique_and_found(part):
    ids = [element.get("id") for element in part.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in part.iter():
        named = ("aria-labelledby", "aria-describedby")
        wanted = [id_ for name in named for id_ in element.get(name, "").split()]
        href = element.get("href") or ""
        if href.startswith("#"):
            wanted.append(href[1:])
        fill = element.get("fill") or ""
        if fill.startswith("url(#"):
            wanted.append(fill[5:-1])
        assert set(wanted) <= set(ids)


def words_of(part):
    """Return what a page says in its own language."""
    for element in [*part.iter("style"), *part.xpath("//*[@lang]")]:
        is_other = element.get("lang") not in (part.get("lang"), None)
        if (element.tag == "style" or is_other) and element.getparent() is not None:
            tail = element.tail or ""
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                element.getparent().text = (element.getparent().text or "") + tail
            element.getparent().remove(element)
    return " ".join(part.itertext())


@pytest.mark.parametrize("page", SAMPLE_PAGES)
def test_every_part_made_from_sample_rows_says_so(whole, page):
    for part in whole(page, "fr"):
        assert SAMPLE_LINE.fr.split(",")[0] in " ".join(part.itertext())


def test_a_part_of_public_facts_is_not_called_sample(whole):
    line = SAMPLE_LINE.fr.split(",")[0]
    said = [
        line in " ".join(part.itertext()) for part in whole("capacity-building", "fr")
    ]
    # The levels beside support are sample answers; the activities are public facts.
    assert any(said)
    assert not all(said)


def test_parts_hold_every_row_of_a_long_table(whole, release):
    rows = [
        row
        for part in whole("regions", "fr")
        for row in part.xpath("//table[contains(caption, 'Niveau moyen')]/tbody/tr")
    ]
    codes = ["".join(row[2].itertext()) for row in rows if len(row) == 4]
    members = Book(release).mart("dim_members").filter("is_counted_member")
    assert sorted(codes) == sorted(members["member_id"])


def test_a_page_links_to_its_full_version_and_to_its_other_language(light):
    page = light("kpis", "fr", "kpi=EC-02&as_of=PTC-249&region=WCA").text
    full = "../../kpis?lang=fr&amp;as_of=PTC-249&amp;region=WCA&amp;kpi=EC-02"
    assert full in page
    assert "../../lite/en/kpis?as_of=PTC-249&amp;region=WCA&amp;kpi=EC-02" in page


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    "view", ["as_of=PTC-1", "region=XX", "kpi=<b>", "member=ZZZ", "part=99"]
)
def test_what_is_not_understood_is_said_and_cannot_become_markup(light, lang, view):
    name, _, value = view.partition("=")
    page = {"kpi": "kpis", "member": "member"}.get(name, "regions")
    reply = light(page, lang, view)
    assert reply.status == 200
    assert 'class="fos-notice" role="status"' in reply.text
    assert "<b>" not in reply.text
    assert value.replace("<b>", "&lt;b&gt;") in reply.text


@pytest.mark.parametrize(
    ("path", "lang"), [("/lite/fr/nothing", "fr"), ("/lite/xx/regions", "en")]
)
def test_an_unknown_page_or_language_is_404_with_links(path, lang):
    reply = ask(Starlette(routes=lite_routes()), path)
    assert reply.status == 404
    assert f'<html lang="{lang}">' in reply.text
    assert f'href="../../lite/{lang}/regions"' in reply.text


@pytest.mark.parametrize("path", ["/lite/fr", "/lite/fr/", "/lite/fr/overview"])
@pytest.mark.usefixtures("light")
def test_the_overview_has_links_that_hold_at_each_of_its_addresses(path):
    page = ask(Starlette(routes=lite_routes()), path).text
    root = "../" * (path.count("/") - 1)
    assert f'href="{root}lite/fr/regions"' in page
    assert "<h1>Vue d&#x27;ensemble</h1>" in page


@pytest.mark.parametrize(("accepts", "lang"), [("fr-BE,en", "fr"), ("de", "en")])
def test_a_reader_without_a_language_is_led_to_theirs(accepts, lang):
    app = Starlette(routes=lite_routes())
    reply = ask(app, "/lite?region=WCA", accept_language=accepts)
    assert reply.status == 307
    assert reply.headers["location"] == f"lite/{lang}/?region=WCA"


@pytest.mark.parametrize("lang", Lang)
def test_without_a_release_a_sentence_says_so(tmp_path, monkeypatch, lang):
    monkeypatch.setenv("FOS_HOME", str(tmp_path))
    reply = ask(Starlette(routes=lite_routes()), f"/lite/{lang}/regions")
    assert reply.status == 503
    assert int(reply.headers["retry-after"]) > 0
    assert "fos build" in reply.text
    assert f'<html lang="{lang}">' in reply.text


def test_a_reader_who_has_the_page_is_not_sent_it_again(light):
    first = light("about")
    again = light("about", if_none_match=first.headers["etag"])
    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert light("about", lang="fr", if_none_match=first.headers["etag"]).status == 200
    assert "script" not in first.headers["content-security-policy"]
