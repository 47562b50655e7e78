"""Files of a figure by their address: the same figures, and a sentence where none."""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import polars as pl
import pytest
from starlette.applications import Starlette

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.render.open_browser import BROWSER
from dashboard.serving import figure_files
from warehouse.pointer import Embargo, hold, lift
from warehouse.settings import Settings
from warehouse.text import SAMPLE_LINE, Lang

CHARTS = {chart.key: chart for chart in all_charts()}


@pytest.fixture
def get(release_home, monkeypatch):
    """Ask for an address; return the status, the headers and the body."""
    monkeypatch.setenv("FOS_HOME", str(release_home))
    app = Starlette(routes=figure_files.ROUTES)

    def ask(path, query=""):
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(asyncio.run, answer(app, path, query)).result()

    return ask


async def answer(app, path, query):
    sent = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"fos.test")],
        "scheme": "http",
        "server": ("fos.test", 80),
    }

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


def test_csv_and_workbook_hold_the_figures_of_the_page(get, book):
    choice = Choice(Lang.FR, "PTC-247", "WCA")
    chart = CHARTS["mean_level_by_region"]
    query = f"lang=fr&as_of=PTC-247&region=WCA&release={book.release.release_id}"
    wanted = book.rows(chart, choice)["mean_level"].to_list()
    status, headers, text = get("/figures/mean_level_by_region.csv", query)
    assert status == 200
    assert b"mean_level_by_region_PTC-247_WCA_fr.csv" in headers[b"content-disposition"]
    assert b"immutable" in headers[b"cache-control"]
    rows = pl.read_csv(io.BytesIO(text.removeprefix(b"\xef\xbb\xbf")))
    assert rows["mean_level"].to_list() == pytest.approx(wanted)
    _, _, file = get("/figures/mean_level_by_region.xlsx", query)
    sheets = openpyxl.load_workbook(io.BytesIO(file))
    _, *data = sheets["Données"].iter_rows(values_only=True)
    assert [row[1] for row in data] == pytest.approx(wanted)
    said = [row[0] for row in sheets["Graphique"].iter_rows(values_only=True)]
    assert said[0] == book.view(chart, choice).title
    assert SAMPLE_LINE.fr in said


def test_an_image_is_drawn_once_by_a_browser_that_stays_open(get):
    try:
        first = get("/figures/submitters_by_region.svg", "lang=fr")
        again = get("/figures/submitters_by_region.svg", "lang=fr")
    finally:
        BROWSER.close()
    assert first[0] == again[0] == 200
    assert b'lang="fr"' in first[2]
    assert first[2] == again[2]


def test_without_a_browser_a_sentence_comes_and_the_data_still_do(get, monkeypatch):
    figure_files._file.cache_clear()
    monkeypatch.setenv("BROWSER_PATH", "")
    monkeypatch.setattr("warehouse.doctor.BROWSERS", ())
    status, headers, page = get("/figures/submitters_by_region.png", "lang=fr")
    assert status == 503
    assert headers[b"content-type"].startswith(b"text/html")
    assert "Chromium" in page.decode()
    assert '<html lang="fr">' in page.decode()
    assert get("/figures/submitters_by_region.xlsx", "lang=fr")[0] == 200


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/figures/no_such_chart.csv", "", 404),
        ("/figures/submitters_by_region.exe", "", 404),
        ("/figures/submitters_by_region.csv", "release=..", 410),
        ("/figures/submitters_by_region.csv", "release=20200101T000000Z", 410),
    ],
)
def test_what_is_not_there_is_said(get, path, query, status):
    found, headers, page = get(path, query)
    assert found == status
    assert headers[b"content-type"].startswith(b"text/html")
    assert b"<h1>" in page


def test_a_release_under_embargo_gives_no_file(get, release, release_home):
    from datetime import UTC, datetime

    settings = Settings(release_home)
    query = f"release={release.release_id}"
    assert get("/figures/submitters_by_region.csv", query)[0] == 200
    hold(settings, Embargo(release.release_id, datetime(2999, 1, 1, tzinfo=UTC)))
    try:
        assert get("/figures/submitters_by_region.csv", query)[0] == 410
    finally:
        lift(settings)
