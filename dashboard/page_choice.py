"""What a page lets its reader choose besides the frame: widget, address and memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from dashboard.state import current_choice
from warehouse.text import Text

NOT_OFFERED = Text(
    en="The address asks for “{value}”, which is not offered here: “{shown}” is shown.",
    fr="L'adresse demande «\u00a0{value}\u00a0», qui n'est pas proposé ici\u00a0: "
    "«\u00a0{shown}\u00a0» est présenté.",
)


def choose_on_page(
    name: str,
    offered: Sequence[str],
    *,
    label: Text,
    say: Callable[[str], str],
    first: str,
) -> str:
    """Draw a box of choices and return the chosen one, which the address keeps.

    As with the frame, an address that changed since the last run prevails; otherwise
    what the reader chose last, for as long as it is offered.

    Args:
        name: its name in the address.
        offered: the keys to choose from.
        label: the words above the box.
        say: returns a key in words.
        first: the key that is chosen where nothing is asked for.
    """
    state = st.session_state
    _take_address(name, offered, say(first))
    value = state["page_choices"].get(name, first)
    state[f"page_{name}"] = value if value in offered else first
    st.selectbox(
        label(current_choice().lang),
        offered,
        format_func=say,
        key=f"page_{name}",
        on_change=_changed,
        args=(name,),
    )
    _write_address(name, state[f"page_{name}"], first)
    return state[f"page_{name}"]


def _take_address(name: str, offered: Sequence[str], first_words: str) -> None:
    """Take over what a new address asks for, or say that it is not offered."""
    state = st.session_state
    chosen: dict[str, str] = state.setdefault("page_choices", {})
    asked = st.query_params.get(name)
    if asked is None or asked == state.get(f"seen_{name}"):
        return
    if asked in offered:
        chosen[name] = asked
    else:
        _refuse(asked, first_words)


def _write_address(name: str, value: str, first: str) -> None:
    """Put a choice in the address and in the links to this view."""
    if value != first:
        st.session_state["page_address"][name] = value
    wanted = None if value == first else value
    if st.query_params.get(name) != wanted:
        if wanted is None:
            del st.query_params[name]
        else:
            st.query_params[name] = wanted
    st.session_state[f"seen_{name}"] = wanted


def _refuse(asked: str, shown: str) -> None:
    words = NOT_OFFERED.say(
        current_choice().lang, value=escape(asked), shown=escape(shown)
    )
    st.html(f'<p class="fos-notice" role="status">{words}</p>')


def _changed(name: str) -> None:
    """Take over what the reader chose."""
    state = st.session_state
    state["page_choices"][name] = state[f"page_{name}"]
