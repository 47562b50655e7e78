"""How a page shows things: headings, sentences, tables and charts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboard.chart import Chart
from dashboard.choice import file_stem
from dashboard.downloads import figure_links
from dashboard.explain_widgets import offer_explanation
from dashboard.locales import plotly_config
from dashboard.render.data_file import mart_file
from dashboard.render.entries import Entry, Fact, entries_list, facts_list
from dashboard.render.glossary import glossary
from dashboard.render.ready import alt_text, chart_table, draw, draw_dark
from dashboard.render.table import table
from dashboard.state import current_book, current_choice, is_dark
from dashboard.view import Cell, View, place_key
from dashboard.words import COLON
from warehouse.text import SAMPLE_LINE, Text

SOURCE = Text(en="Source", fr="Source")
DATA = Text(en="Data table", fr="Tableau des données")
DOWNLOAD = Text(en="Download the data (CSV)", fr="Télécharger les données (CSV)")


def title(text: Text) -> None:
    """Show the title of a page."""
    words = escape(text(current_choice().lang))
    st.html(f'<h1 class="fos-page-title">{words}</h1>')


def section(text: Text, **values: object) -> None:
    """Show the title of a part of a page."""
    words = text.say(current_choice().lang, **values)
    st.html(f'<h2 class="fos-section">{escape(words)}</h2>')


def part(words: str) -> None:
    """Show the title of a part within a section."""
    st.html(f'<h3 class="fos-chart-title">{escape(words)}</h3>')


def lead(sentence: str) -> None:
    """Show the sentence that a page begins with."""
    st.html(f'<p class="fos-lead">{escape(sentence)}</p>')


def paragraph(sentence: str) -> None:
    """Show a sentence."""
    st.html(f'<p class="fos-text">{escape(sentence)}</p>')


def bullets(sentences: Sequence[str]) -> None:
    """Show sentences as a list."""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    st.html(f'<ul class="fos-list">{items}</ul>')


def show_table(
    headers: Sequence[Text],
    rows: Sequence[Sequence[Cell | str]],
    *,
    wide: Sequence[int] = (),
    empty: Text | None = None,
    is_long: bool = False,
) -> None:
    """Show a table, or its sentence where it has no rows."""
    lang = current_choice().lang
    if empty is not None and not rows:
        paragraph(empty(lang))
        return
    words = [header(lang) for header in headers]
    st.html(table(words, rows, wide=wide, is_long=is_long))


def show_facts(facts: Sequence[Fact]) -> None:
    """Show facts, each beside its name."""
    st.html(facts_list(facts, current_choice().lang))


def show_glossary(terms: Sequence[Text]) -> None:
    """Show terms in both languages."""
    st.html(glossary(terms, current_choice().lang))


def show_entries(entries: Sequence[Entry], *, empty: Text) -> None:
    """Show a list of entries, or its sentence where it has none."""
    lang = current_choice().lang
    if entries:
        st.html(entries_list(entries, lang))
    else:
        paragraph(empty(lang))


def show(chart: Chart) -> None:
    """Show a chart: title, unit, sample line, drawing, source, files, table."""
    book, choice = current_book(), current_choice()
    view = book.view(chart, choice)
    st.html(figure_head(view))
    st.plotly_chart(
        draw_dark(view) if is_dark() else draw(view),
        key=place_key(view),
        theme=None,
        config=plotly_config(choice.lang),
        alt=alt_text(view),
    )
    st.html(figure_foot(view) + figure_links(view, choice, book.release.release_id))
    with st.expander(DATA(choice.lang)):
        st.html(chart_table(view))
    offer_explanation(chart, book.rows(chart, choice))


def offer_mart(mart: str, rows: pl.DataFrame) -> None:
    """Offer rows of a mart as a file, with all their columns."""
    book, choice = current_book(), current_choice()
    st.download_button(
        DOWNLOAD(choice.lang),
        mart_file(rows, book.release.release_id).encode(),
        file_name=f"{file_stem(mart, choice)}.csv",
        mime="text/csv",
        key=f"data_{mart}",
        on_click="ignore",
    )


def say_if_sample(rows: pl.DataFrame) -> None:
    """Show the sample line where sentences or tables are made from sample rows."""
    if rows["is_sample"].any():
        st.html(sample_line(SAMPLE_LINE(current_choice().lang)))


def sample_line(words: str) -> str:
    """Return the line that says that figures are made from sample data."""
    return f'<p class="fos-sample" role="note">▲ {escape(words)}</p>'


def figure_head(view: View, level: int = 3) -> str:
    """Return the title of a chart, what it shows, and the sample line where due."""
    line = sample_line(view.sample) if view.sample else ""
    words = f"{view.as_of}. {view.unit}"
    return (
        f'<h{level} class="fos-chart-title" id="figure-{view.chart.key}">'
        f"{escape(view.title)}</h{level}>"
        f'<p class="fos-unit">{escape(words)}</p>{line}'
    )


def figure_foot(view: View) -> str:
    """Return the notes and the source of a chart."""
    source = COLON.say(view.lang, label=SOURCE(view.lang), value=view.source)
    parts = [part for part in (view.note, *view.footnotes, f"{source}.") if part]
    return f'<p class="fos-caption">{escape(" ".join(parts))}</p>'
