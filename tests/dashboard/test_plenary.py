"""The plenary view: every figure once, and the release that it began with."""

import ast
import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.charts import all_charts
from dashboard.plenary.order import FIGURES, in_order, neighbours
from warehouse.durable import point
from warehouse.settings import Settings
from warehouse.text import Lang

APP = Path(dashboard.__file__).parent / "app.py"


def shown_by(page):
    """Return the figures that the source of a page shows, in its order."""
    calls = [
        node
        for node in ast.walk(ast.parse(page.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "show"
    ]
    ordered = sorted(calls, key=lambda call: call.lineno)
    return tuple(call.args[0].value.id for call in ordered)


def test_the_order_is_that_of_the_pages():
    pages = sorted((APP.parent / "app_pages").glob("*.py"))
    # A report shows what its reader puts together from the other pages.
    shown = {page.stem: shown_by(page) for page in pages if page.stem != "report"}
    assert {page: keys for page, keys in shown.items() if keys} == FIGURES


def test_every_figure_is_reached_once_on_the_way_round():
    keys, key = [], in_order()[0]
    for _ in in_order():
        keys.append(key)
        key = neighbours(key)[1]
    assert key == keys[0]
    assert sorted(keys) == sorted(chart.key for chart in all_charts())


@pytest.fixture
def two_releases(release_home, tmp_path, monkeypatch):
    """A home with a copy of the release, and how to publish the copy."""
    home = tmp_path / "var"
    shutil.copytree(release_home / "releases", home / "releases")
    settings = Settings(home)
    first = max(settings.releases.glob("[!.]*"))
    second = first.with_name("29991231T000000000000Z")
    shutil.copytree(first, second)
    manifest = json.loads((second / "manifest.json").read_text(encoding="utf-8"))
    manifest["release_id"] = second.name
    (second / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    point(settings.current, first)
    monkeypatch.setenv("FOS_HOME", str(home))
    return first.name, lambda: point(settings.current, second)


def said(app):
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("lang", Lang)
def test_it_stays_on_its_release_and_says_when_a_newer_one_is_out(two_releases, lang):
    release_id, publish = two_releases
    app = AppTest.from_file(str(APP), default_timeout=60)
    asked = {"plenary": "1", "figure": "submitters_by_region", "lang": str(lang)}
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert app.query_params["release"] == release_id
    assert "29991231" not in said(app)
    publish()
    app.button(key="plenary_Right").click().run()
    assert not app.exception
    assert app.query_params["figure"] == neighbours("submitters_by_region")[1]
    assert app.query_params["release"] == release_id
    assert "29991231T000000000000Z" in said(app)
    app.button(key="plenary_leave").click().run()
    assert not app.exception
    assert "29991231T000000000000Z" in said(app)
    assert "plenary" not in app.query_params


def test_a_release_that_is_gone_is_said_and_an_unknown_figure_is_the_first(
    two_releases,
):
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in {"plenary": "1", "figure": "x", "release": "2001"}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert "no longer kept" in said(app)
    assert app.query_params["figure"] == in_order()[0]
