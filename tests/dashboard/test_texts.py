"""Every text: both languages, French typography, the house's terms."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import dashboard
from dashboard.catalogue import all_texts

TEXTS = all_texts()
PAGES = sorted((Path(dashboard.__file__).parent / "app_pages").glob("*.py"))
# Before these signs French has a space that does not break: U+00A0 before a colon and
# within guillemets, U+202F elsewhere.
WRONG_SPACES = re.compile(
    "[ \u00a0][;!?%]|[^\u202f][;!?%]|[^\u00a0]:|[^\u00a0]»|«[^\u00a0]"
)
ENGLISH_TERMS = re.compile(
    r"\b(PTC|WCO|WCA|FoS|AEO|NII|ROCB|RILO|CCF|UPU-WCO|Members?|Council|Secretariat|"
    r"Framework|Standards?|Customs|Compendium|release|dashboard)\b"
)
# Where the pages call Streamlit, and what of a call people read.
SCREEN = sorted(
    path
    for path in Path(dashboard.__file__).parent.glob("**/*.py")
    if "streamlit" in path.read_text(encoding="utf-8")
)
SAID = ("label", "help", "placeholder", "page_title", "title", "caption", "alt", "body")
# A paper bears the names of the organization in both languages.
BOTH_NAMES = {"World Customs Organization", "Organisation mondiale des douanes"}
# The same word in both languages, or a name that is not translated: a new one is
# looked at before it joins.
KNOWN_TWINS = {
    *("Cause", "Code", "Date", "Document", "Licence", "Participants", "participants"),
    *("Phase {number}", "Session", "Sessions", "Source", "Sources", "Table", "Type"),
    *("English", "Français", "{version}, commit {commit}"),
    *("Conclusion", "Figure", "Figure {number}", "Figure {number}. {title}"),
    *("figure {number}", "Introduction", "Notes", "page", "Pages", "Total"),
    *BOTH_NAMES,
}


def named(text):
    return text.en[:40]


@pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=named)
class TestText:
    def test_has_the_spaces_that_french_asks_for(self, text):
        assert not WRONG_SPACES.search(text.fr), text.fr

    def test_has_the_same_placeholders_in_both_languages(self, text):
        assert placeholders(text.en) == placeholders(text.fr)

    def test_uses_french_terms_in_french(self, text):
        said = strip(text.fr)
        assert said in BOTH_NAMES or not ENGLISH_TERMS.search(said), text.fr


def placeholders(words):
    return {field for _, field, _, _ in Formatter().parse(words) if field}


def literals(node):
    """Return the words of a literal, of an f-string those between its values."""
    parts = [node] if isinstance(node, ast.Constant) else getattr(node, "values", [])
    words = (getattr(part, "value", None) for part in parts)
    return [word for word in words if isinstance(word, str)]


def said_literally(tree):
    """Return the words that a call of Streamlit shows and no text holds."""
    found = []
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if not is_call or getattr(node.func.value, "id", "") not in ("st", "row"):
            continue
        if node.func.attr in ("Page", "form", "get_option"):
            node.args = []  # a path; a key; a setting
        shown = [*node.args[:1], *(k.value for k in node.keywords if k.arg in SAID)]
        for word in (word for part in shown for word in literals(part)):
            plain = re.sub(r"<[^>]*>|[<>].*|\{.*", "", word, flags=re.S)
            if re.search(r"[A-Za-zÀ-ÿ]{2,}", plain):
                found.append(word)
    return found


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.stem)
def test_no_call_of_streamlit_shows_words_outside_the_texts(path):
    assert said_literally(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "call",
    [
        'st.button("Save")',
        'st.html("<p>Hello there</p>")',
        'st.write(f"of {n}")',
        'st.plotly_chart(figure, alt="A chart")',
        'st.selectbox(KPI(lang), help="Why")',
    ],
)
def test_a_planted_literal_is_found(call):
    assert said_literally(ast.parse(call))


def test_the_same_words_in_both_languages_are_few_and_known():
    same = {text.en for _, text in TEXTS if text.en == text.fr}
    words = {text for text in same if re.search(r"[A-Za-z]{4}", strip(text))}
    assert words <= KNOWN_TWINS


def strip(words):
    return re.sub(r"\{\w+\}", "", words)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_nothing_outside_its_texts(page):
    tree = ast.parse(page.read_text(encoding="utf-8"))
    in_texts = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text"
        for inner in ast.walk(node)
    }
    sentences = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value
        and node not in in_texts
    ]
    assert sentences == []
