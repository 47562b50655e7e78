"""The boxes in which the reader of the report page chooses figures and their order."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.data import Book
from dashboard.report.compose import CHARTS, FIRST, moved_up
from dashboard.report.words import EARLIER, FIGURES, NOT_OFFERED
from dashboard.state import current_choice
from dashboard.words import number

NAME = "figures"  # in the address, and of the widget


def choose_figures(book: Book) -> tuple[str, ...]:
    """Draw the box and return the chosen figures in their order.

    As elsewhere, an address that changed since the last run prevails.
    """
    lang, state = current_choice().lang, st.session_state
    _take_address()
    state[f"page_{NAME}"] = list(state["page_figures_chosen"])
    titles = {
        key: book.view(chart, current_choice()).title for key, chart in CHARTS.items()
    }
    st.multiselect(
        FIGURES(lang),
        list(CHARTS),
        format_func=titles.__getitem__,
        key=f"page_{NAME}",
        on_change=_chosen,
    )
    keys = tuple(state["page_figures_chosen"])
    _write_address(keys)
    return keys


def offer_to_move(keys: tuple[str, ...], key: str) -> None:
    """Draw the button that moves a figure up; the first has none."""
    place = keys.index(key)
    if place == 0:
        return
    lang = current_choice().lang
    st.button(
        EARLIER.say(lang, number=number(place + 1, lang)),
        key=f"up_{key}",
        icon=":material/arrow_upward:",
        on_click=_keep,
        args=(moved_up(keys, key),),
    )


def _take_address() -> None:
    state = st.session_state
    state.setdefault("page_figures_chosen", FIRST)
    asked = st.query_params.get(NAME)
    if asked is None or asked == state.get("seen_figures"):
        return
    keys = dict.fromkeys(key for key in asked.split(",") if key)
    state["page_figures_chosen"] = tuple(key for key in keys if key in CHARTS)
    lang = current_choice().lang
    for key in keys:
        if key not in CHARTS:
            words = NOT_OFFERED.say(lang, value=escape(key))
            st.html(f'<p class="fos-notice" role="status">{words}</p>')


def _write_address(keys: tuple[str, ...]) -> None:
    text = ",".join(keys)
    wanted = None if keys == FIRST else text
    if wanted is not None:
        st.session_state["page_address"][NAME] = wanted
    if st.query_params.get(NAME) != wanted:
        if wanted is None:
            del st.query_params[NAME]
        else:
            st.query_params[NAME] = wanted
    st.session_state["seen_figures"] = wanted


def _chosen() -> None:
    _keep(tuple(st.session_state[f"page_{NAME}"]))


def _keep(keys: tuple[str, ...]) -> None:
    st.session_state["page_figures_chosen"] = keys
