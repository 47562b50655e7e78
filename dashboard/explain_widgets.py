"""Under a chart: which of its figures to explain, and the cells behind it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import polars as pl
import streamlit as st

from dashboard.chart import Chart
from dashboard.explanations import facts_of, is_explained, names, options
from dashboard.render.explanation import around_html, explanation_html
from dashboard.state import current_book, current_choice
from warehouse.explain.around import around
from warehouse.explain.cells import Cell, Kind, Row
from warehouse.explain.explanation import explain_row
from warehouse.explain.lineage import LINEAGES
from warehouse.explain.lines import place_of
from warehouse.text import Lang, Text

EXPLAIN = Text(en="Explain this figure", fr="Expliquer ce chiffre")
WHICH = Text(en="Which figure", fr="Quel chiffre")
SHEET = Text(
    en="A cell with its neighbours, as its sender typed them",
    fr="Une cellule et ses voisines, telles que saisies par l'expéditeur",
)
NO_CELL = Text(en="Choose a cell", fr="Choisir une cellule")
NOT_SHOWN = Text(
    en="The address asks to explain a figure that this chart does not show now; "
    "another one is explained.",
    fr="L'adresse demande d'expliquer un chiffre que ce graphique ne présente pas "
    "actuellement\u202f; un autre est expliqué.",
)
ADDRESS = "explain"
MOST_CELLS = 60  # of each part; the command gives all
# Between the chart and the key of the row in an address.
SIGN = ":"


def offer_explanation(chart: Chart, rows: pl.DataFrame) -> None:
    """Offer to explain a figure of a chart; what is closed costs nothing."""
    if not is_explained(chart, current_book()) or rows.is_empty():
        return
    lang, key = current_choice().lang, f"explain_{chart.key}"
    asked = _asked(chart)
    is_new = st.session_state.get("seen_explain") != st.query_params.get(ADDRESS)
    if asked and is_new:
        st.session_state[key] = True
    expander = st.expander(EXPLAIN(lang), key=key, on_change="rerun")
    if not expander.open:
        if asked:
            del st.query_params[ADDRESS]
        return
    with expander:
        explained = options(current_book(), chart, rows)
        if asked and is_new and asked not in explained:
            words = escape(NOT_SHOWN(lang))
            st.html(f'<p class="fos-notice" role="status">{words}</p>')
        _explain(chart, explained, asked, lang)


def _asked(chart: Chart) -> str:
    """Return the key of the row of this chart that the address asks for."""
    name, _, key = st.query_params.get(ADDRESS, "").partition(SIGN)
    return key if name == chart.key else ""


def _explain(chart: Chart, rows: Mapping[str, Row], asked: str, lang: Lang) -> None:
    keys, book = list(rows), current_book()
    words = names(book, chart.mart, rows, lang)
    chosen = st.selectbox(
        WHICH(lang),
        keys,
        index=keys.index(asked) if asked in rows else 0,
        format_func=lambda key: words[key],
        key=f"explained_{chart.key}_{current_choice().as_of}_{lang}",
    )
    address = f"{chart.key}{SIGN}{chosen}"
    st.query_params[ADDRESS] = address
    st.session_state["seen_explain"] = address
    st.session_state["page_address"][ADDRESS] = address
    row = rows[str(chosen)]
    explained = explain_row(facts_of(book), chart.mart, row, most=MOST_CELLS)
    st.html(explanation_html(explained, lang))
    _neighbours(chart, row, lang)


def _neighbours(chart: Chart, row: Row, lang: Lang) -> None:
    """Show the cells around one that the reader chooses, where it may be named."""
    facts = facts_of(current_book())
    lineage = LINEAGES[chart.mart](facts, row)
    cells: dict[str, Cell] = {
        place_of(cell): cell
        for part in lineage.values()
        for cell in part
        if cell.kind in (Kind.LEVEL, Kind.KPI) and cell.is_named
    }
    if not cells:
        return
    chosen = st.selectbox(
        SHEET(lang),
        list(cells),
        index=None,
        placeholder=NO_CELL(lang),
        key=f"around_{chart.key}_{lang}",
    )
    if chosen in cells:
        st.html(around_html(around(facts, cells[str(chosen)]), lang))
