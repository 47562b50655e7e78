"""The SQL page as a reader drives it: a question, its files, a link, a refusal."""

import io
from urllib.parse import quote

import polars as pl
import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium):
    """A page of its own, closed after the test."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def open_sql(page, server, query=""):
    page.goto(f"{server}/sql?lang=fr{query}")
    page.wait_for_selector(".fos-footer", timeout=30_000)


def test_a_question_is_run_and_its_rows_are_downloaded(page, server):
    open_sql(page, server, "&region=WCA")
    page.get_by_role("button", name="Exécuter la requête").click()
    page.get_by_role("heading", name="Réponse").wait_for()
    assert "q=select" in page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger PARQUET").click()
    rows = pl.read_parquet(io.BytesIO(download.value.path().read_bytes()))
    assert set(rows["region_id"]) == {"WCA"}
    assert set(rows["as_of_session_id"]) == {"LATEST"}
    assert "Données d'exemple" in rows["sample_note"][0]


def test_a_switch_of_language_keeps_the_query(page, server):
    open_sql(page, server, f"&q={quote('select 41 + 1 as total')}")
    assert "1\u00a0ligne." in page.locator(".stApp").inner_text()
    page.get_by_text("English", exact=True).first.click()
    page.get_by_role("heading", name="Answer").wait_for()
    assert page.get_by_role("rowheader", name="42").count() == 1
    assert page.locator("textarea").input_value() == "select 41 + 1 as total"
    link = page.get_by_role("link", name="Link to this view").get_attribute("href")
    assert "q=select+41" in link


def test_a_query_of_ones_own_is_typed_and_refused_in_one_line(page, server):
    open_sql(page, server)
    page.locator("textarea").fill("select * from read_text('/etc/hostname')")
    page.get_by_role("button", name="Exécuter la requête").click()
    page.locator("[role=status]").wait_for()
    words = page.locator("[role=status]").inner_text()
    assert words.startswith("Refusée")
    assert "read_text()" in words
