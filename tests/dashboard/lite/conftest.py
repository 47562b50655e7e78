"""Light pages asked for as a reader does."""

import pytest
from asking import ask
from lxml import etree
from starlette.applications import Starlette

from dashboard.lite.routes import NAMES, lite_routes
from dashboard.lite.words import LATER

PAGES = tuple(NAMES)


@pytest.fixture
def light(release_home, monkeypatch):
    """Ask for a light page; return the reply."""
    monkeypatch.setenv("FOS_HOME", str(release_home))
    app = Starlette(routes=lite_routes())

    def get(page, lang="en", query="", **headers):
        return ask(app, f"/lite/{lang}/{page}?{query}".rstrip("?"), **headers)

    return get


@pytest.fixture
def whole(light):
    """Ask for all parts of a light page; return each as a tree."""

    def text(page, lang, query):
        reply = light(page, lang, query)
        assert reply.status == 200, f"{page} failed: see the log"
        return reply.text

    def get(page, lang="en", query=""):
        texts = [text(page, lang, query)]
        while LATER(lang) in texts[-1]:
            texts.append(text(page, lang, f"{query}&part={len(texts) + 1}"))
        return [tree(each) for each in texts]

    return get


def tree(html):
    """Return a page as a tree; what is not well formed raises."""
    return etree.fromstring(html.encode())
