"""Marts, charts, pages and dbt's exposures hold together."""

import ast
import json

import pytest

from dashboard.charts import all_charts
from warehouse.settings import DBT_PROJECT, PROJECT_ROOT

HERE = PROJECT_ROOT / "dashboard"
PAGES = HERE / "app_pages"
MARTS = sorted(path.stem for path in DBT_PROJECT.glob("models/marts/*.sql"))
NAMES = sorted(path.stem for path in PAGES.glob("*.py"))
EVERY = "page_sql"  # its readers ask for what they like
OF_ANY_CHART = "page_report"  # its readers choose among the charts


@pytest.fixture(scope="session")
def manifest(release):
    text = (release.path / "dbt" / "manifest.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="session")
def exposures(manifest):
    return {
        exposure["name"]: {
            node.split(".")[-1] for node in exposure["depends_on"]["nodes"]
        }
        for exposure in manifest["exposures"].values()
    }


def marts_of_page(page, marts):
    """Return the marts that a page and all that it imports name as a text."""
    return texts_of(PAGES / f"{page}.py") & set(marts)


def texts_of(source):
    """Return the texts of a source file and of all that it imports."""
    waiting, seen = [source], set()
    named = set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named |= texts_in(path)
        waiting += _imported(tree)
    return named


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "dashboard"
        ):
            base = HERE.joinpath(*str(node.module).split(".")[1:])
            paths = [base.with_suffix(".py")]
            paths += [base / f"{name.name}.py" for name in node.names]
            yield from (path for path in paths if path.is_file())


@pytest.mark.parametrize("page", NAMES)
def test_exposure_of_a_page_has_the_marts_that_its_sources_name(page, exposures):
    name = f"page_{page}"
    expected = set(MARTS) if name == EVERY else marts_of_page(page, MARTS)
    if name == OF_ANY_CHART:
        expected |= {chart.mart for chart in all_charts()}
    assert exposures[name] == expected


def test_exposure_of_the_chart_files_has_the_mart_of_every_chart(exposures):
    assert exposures["export_figures"] == {chart.mart for chart in all_charts()}


def test_exposure_of_the_pack_has_the_marts_of_its_figures_and_tables(exposures):
    pack = HERE / "pack"
    keys = {key for name in ("parts", "kpi_part") for key in texts_in(pack / name)}
    drawn = {chart.mart for chart in all_charts() if chart.key in keys}
    named = texts_of(pack / "write.py") & set(MARTS)
    assert exposures["pack"] == named | drawn


def texts_in(path):
    tree = ast.parse(path.with_suffix(".py").read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_exposures_are_the_pages_the_chart_files_and_the_pack(exposures):
    pages = {f"page_{name}" for name in NAMES}
    assert set(exposures) == pages | {"export_figures", "pack"}


def test_exposures_are_described_in_both_languages(manifest):
    for exposure in manifest["exposures"].values():
        english, _, french = exposure["description"].partition("\n\nFR : ")
        assert english, exposure["name"]
        assert french, exposure["name"]


@pytest.mark.parametrize("mart", MARTS)
def test_mart_is_read_by_a_page_or_says_why_not(mart, exposures, manifest):
    read = any(mart in marts for name, marts in exposures.items() if name != EVERY)
    meta = manifest["nodes"][f"model.fos.{mart}"]["config"]["meta"]
    assert read != bool(meta.get("unread_because"))
