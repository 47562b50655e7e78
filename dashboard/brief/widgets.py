"""The button that gives the brief of the Member that a page shows."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from dashboard.brief import words
from dashboard.brief.export import file_name, fitting
from dashboard.choice import Choice
from dashboard.data import Book


def offer_brief(book: Book, choice: Choice) -> None:
    """Offer the brief of the chosen Member as PDF; it is made when it is asked for."""
    st.download_button(
        words.OFFER(choice.lang),
        partial(_document, book, choice, _site()),
        file_name=f"{file_name(choice)}.pdf",
        mime="application/pdf",
        key="brief",
        on_click="ignore",
    )


def _document(book: Book, choice: Choice, site: str) -> bytes:
    return fitting(book, choice, site=site)[1]


def _site() -> str:
    """Return the address that this reader came by."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
