"""A page that the light version cannot say stops with a line that tells why."""

import pytest

from dashboard.choice import Choice
from dashboard.lite import run
from dashboard.lite.address import Address
from dashboard.lite.choices import Reader
from dashboard.lite.run import LiteError, run_page
from warehouse.text import Lang


@pytest.fixture
def told(book, tmp_path, monkeypatch):
    """Run lines as a page; return what it said."""
    monkeypatch.setattr(run, "PAGES", tmp_path)

    def tell(name, *lines):
        (tmp_path / f"{name}.py").write_text("\n".join(lines), encoding="utf-8")
        writer = Reader(book, Choice(), Address(Lang.EN, name))
        run_page(name, writer)
        return "".join(piece.html for piece in writer.pieces)

    return tell


def test_verbs_write_and_words_escape_what_comes_from_outside(told):
    said = told("plain", "from dashboard.show import lead", "lead('1 < 2')")
    assert said == '<p class="fos-lead">1 &lt; 2</p>'


def test_a_page_that_draws_by_itself_is_named(told):
    with pytest.raises(LiteError, match="streamlit draws with Streamlit"):
        told("direct", "import streamlit as st", "st.write('hello')")
    with pytest.raises(LiteError, match=r"dashboard\.upload\.widgets draws"):
        told("widgets", "from dashboard.upload.widgets import ask_command")


def test_a_verb_that_the_writer_lacks_is_named_once_it_is_called(told):
    lines = ["from dashboard.sql.widgets import show_outcome"]
    assert told("imported", *lines) == ""
    with pytest.raises(LiteError, match=r"sql\.widgets\.show_outcome .* add one there"):
        told("called", *lines, "show_outcome(None, '', 'en')")


def test_a_page_that_needs_a_script_says_so_and_leads_to_the_full_one(
    book, monkeypatch
):
    monkeypatch.setattr(run, "FULL_ALONE", ("sql",))
    writer = Reader(book, Choice(), Address(Lang.EN, "sql"))
    run_page("sql", writer)
    said = "".join(piece.html for piece in writer.pieces)
    assert "<h1>SQL</h1>" in said
    assert 'href="../../sql?lang=en"' in said
