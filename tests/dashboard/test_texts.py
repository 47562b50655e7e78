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
ENGLISH_TERMS = re.compile(r"\b(PTC|WCO|WCA|Member|Members|Council|Secretariat)\b")


def named(text):
    return text.en[:40]


@pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=named)
class TestText:
    def test_has_the_spaces_that_french_asks_for(self, text):
        assert not WRONG_SPACES.search(text.fr), text.fr

    def test_has_the_same_placeholders_in_both_languages(self, text):
        assert placeholders(text.en) == placeholders(text.fr)

    def test_uses_french_terms_in_french(self, text):
        assert not ENGLISH_TERMS.search(text.fr), text.fr


def placeholders(words):
    return {field for _, field, _, _ in Formatter().parse(words) if field}


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
