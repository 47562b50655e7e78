"""The line under a figure: its files, and the address that opens the same view."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.addresses import FILES, figure_address, plenary_address
from dashboard.choice import Choice
from dashboard.view import View
from dashboard.words import COLON
from warehouse.text import Text

DOWNLOAD = Text(en="Download", fr="Télécharger")
TO_PLENARY = Text(en="Plenary view", fr="Affichage en séance")
THIS_FIGURE = Text(en="Link to this figure", fr="Lien vers ce graphique")


def figure_links(view: View, choice: Choice, release_id: str) -> str:
    """Return the links to a figure's files and to the figure itself."""
    lang, chart = view.lang, view.chart
    links = []
    for kind in FILES:
        address = figure_address(chart.key, kind, choice, release_id)
        links.append(_link(address, kind.upper(), f"{kind.upper()}, {view.title}"))
    here = f"{page_address(choice)}#figure-{chart.key}"
    words = THIS_FIGURE(lang)
    links.append(_link(here, words, COLON.say(lang, label=words, value=view.title)))
    label = COLON.say(lang, label=DOWNLOAD(lang), value="").rstrip()
    plenary = plenary_address(chart.key, choice, release_id)
    words = TO_PLENARY(lang)
    links.append(_link(plenary, words, COLON.say(lang, label=words, value=view.title)))
    items = "".join(f"<li>{link}</li>" for link in links)
    return f'<ul class="fos-files"><li>{escape(label)}</li>{items}</ul>'


def page_address(choice: Choice) -> str:
    """Return the address of this page with all that its reader chose."""
    query = {"lang": str(choice.lang), **choice.address()}
    query |= st.session_state["page_address"]
    return f"{st.session_state['page_path']}?{urlencode(query)}"


def _link(address: str, words: str, label: str) -> str:
    return (
        f'<a href="{escape(address)}" target="_self" aria-label="{escape(label)}">'
        f"{escape(words)}</a>"
    )
