"""What this reader looks at: the address, the widgets, the open release."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.choice import Choice, read_choice
from dashboard.data import Book
from warehouse.text import Lang, Text

LANGUAGE = Text(en="Language", fr="Langue")
SESSION = Text(en="Session", fr="Session")
REGION = Text(en="Region", fr="Région")
LANGUAGES = {
    Lang.EN: Text(en="English", fr="English"),
    Lang.FR: Text(en="Français", fr="Français"),
}


def remember(book: Book, choice: Choice) -> None:
    """Keep the release and the choice of this run for its page."""
    st.session_state["open_book"] = book
    st.session_state["choice"] = choice
    st.session_state["page_address"] = {}  # what the page itself lets one choose


def add_to_choice(**values: str) -> Choice:
    """Add what the page lets its reader choose to the choice of this run."""
    st.session_state["choice"] = replace(current_choice(), **values)
    return current_choice()


def current_book() -> Book:
    """Return the release that this run reads, from its first line to its last."""
    return st.session_state["open_book"]


def current_choice() -> Choice:
    """Return the language, session and region of this run."""
    return st.session_state["choice"]


def is_dark() -> bool:
    """Say whether this reader's device shows the pages in the dark scheme."""
    return st.context.theme.type == "dark"


def choose(book: Book) -> tuple[Choice, tuple[str, ...]]:
    """Return the choice of this run, and sentences on what was not understood.

    An address that changed since the last run (a link, the browser's way back)
    prevails; otherwise the widgets do, which outlive the change of page.
    """
    asked = dict(st.query_params)
    seen = st.session_state.get("seen_address", {})
    news = {name: value for name, value in asked.items() if seen.get(name) != value}
    former = st.session_state.get("choice", Choice())
    known = {"lang": str(former.lang), "as_of": former.as_of, "region": former.region}
    sessions, regions = book.sessions(), book.regions(former.lang)
    choice, refused = read_choice(known | news, sessions, regions)
    sentences = tuple(
        text.say(choice.lang, value=escape(value)) for text, value in refused
    )
    return choice, sentences


def frame_widgets(book: Book, choice: Choice) -> Choice:
    """Draw the widgets of the frame and return what they say."""
    lang = choice.lang
    for name, value in (
        ("lang", lang),
        ("as_of", choice.as_of),
        ("region", choice.region),
    ):
        st.session_state[f"frame_{name}"] = value
    row = st.container(key="frame")
    language, session, region = row.columns((7, 6, 6), vertical_alignment="bottom")
    with language:
        st.segmented_control(
            LANGUAGE(lang),
            list(Lang),
            format_func=lambda code: LANGUAGES[code](lang),
            required=True,
            key="frame_lang",
            on_change=_changed,
        )
    with session:
        st.selectbox(
            SESSION(lang),
            book.sessions(),
            format_func=lambda session_id: book.session_label(session_id, lang),
            filter_mode=None,
            key="frame_as_of",
            on_change=_changed,
        )
    with region:
        st.selectbox(
            REGION(lang),
            book.regions(lang),
            format_func=lambda region_id: book.region(region_id, lang),
            filter_mode=None,
            key="frame_region",
            on_change=_changed,
        )
    return choice


def write_address(choice: Choice) -> None:
    """Put the choice in the address, so that its link opens the same view."""
    wanted = choice.address()
    asked = dict(st.query_params)
    plain = Choice()
    is_same = all(
        asked.get(name, str(getattr(plain, name)))
        == wanted.get(name, str(getattr(plain, name)))
        for name in ("lang", "as_of", "region")
    )
    if not is_same:
        st.query_params.from_dict(wanted)
    st.session_state["seen_address"] = dict(st.query_params)


def _changed() -> None:
    """Take over what the reader chose in a widget."""
    state = st.session_state
    state["choice"] = replace(
        state["choice"],
        lang=Lang(state["frame_lang"]),
        as_of=state["frame_as_of"],
        region=state["frame_region"],
    )
