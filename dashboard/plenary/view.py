"""The plenary room: one large figure at a time, on the release that it began with."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.chart import Chart
from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.data import Book, open_book
from dashboard.locales import plotly_config
from dashboard.plenary.order import first_of, in_order, neighbours
from dashboard.render.alt_text import alt_text
from dashboard.render.dark import in_the_dark
from dashboard.render.enlarged import enlarged
from dashboard.render.plotly import sketch
from dashboard.render.ready import Drawn
from dashboard.serving.asked import book_of, whole_choice
from dashboard.show import figure_foot, figure_head
from dashboard.state import is_dark
from dashboard.view import place_key
from warehouse.text import Text

STYLE = """
[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"] {display: none}
.stMainBlockContainer {max-width: none; padding: 1.2rem 2rem}
.stMain {font-size: 1.2rem}
.fos-chart-title {font-size: 2rem; line-height: 1.2}
.fos-unit, .fos-caption, .fos-notice {font-size: 1.1rem; max-width: none}
"""
BEFORE = Text(en="Previous figure", fr="Graphique précédent")
AFTER = Text(en="Next figure", fr="Graphique suivant")
LEAVE = Text(en="Leave the plenary view", fr="Quitter l'affichage en séance")
PLACE = Text(en="Figure {place} of {total}", fr="Graphique {place} sur {total}")
FROZEN = Text(
    en="This view stays on release {release_id}, built on {built}.",
    fr="Cet affichage reste sur la version {release_id}, établie le {built}.",
)
OTHER = Text(
    en="Another release has become the current one since ({release_id}, built on "
    "{built}): the figures here stay as they were. Leave the plenary view to see it.",
    fr="Une autre version est devenue la version actuelle depuis ({release_id}, "
    "établie le {built})\u00a0: les chiffres présentés ici restent ce qu'ils étaient. "
    "Quittez cet affichage pour la voir.",
)
GONE = Text(
    en="The release that the address asks for is no longer kept: the current one is "
    "shown.",
    fr="La version que l'adresse demande n'est plus conservée\u00a0: la version "
    "actuelle est présentée.",
)


def is_asked() -> bool:
    """Say whether the address asks for the plenary view."""
    return st.query_params.get("plenary") == "1"


def show_plenary(page: str) -> None:
    """Show the figure that the address asks for, and the ways on."""
    asked = st.query_params.to_dict()
    newest = open_book()
    frozen = book_of(asked["release"]) if "release" in asked else newest
    book = frozen or newest
    choice = whole_choice(book, asked)
    key = asked.get("figure", "")
    key = key if key in in_order() else first_of(page)
    _freeze(book, key)
    chart = next(chart for chart in all_charts() if chart.key == key)
    if frozen is None:
        _notice(GONE(choice.lang))
    st.html(f"<style>{STYLE}</style>")
    _ways(key, choice)
    _figure(book, chart, choice)
    _say_release(book, newest, choice)


def _freeze(book: Book, key: str) -> None:
    """Keep release and figure in the address, so that a reload keeps them too."""
    for name, value in (("release", book.release.release_id), ("figure", key)):
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def _figure(book: Book, chart: Chart, choice: Choice) -> None:
    view = book.view(chart, choice)
    drawing = enlarged(sketch(view).to_dict())
    st.html(figure_head(view, level=1))
    st.plotly_chart(
        Drawn(in_the_dark(drawing) if is_dark() else drawing),
        key=place_key(view),
        theme=None,
        config=plotly_config(choice.lang),
        alt=alt_text(view),
    )
    st.html(figure_foot(view))


def _ways(key: str, choice: Choice) -> None:
    """Draw the buttons to the figures before and after, and the way out."""
    (before, after), keys = neighbours(key), in_order()
    words = PLACE.say(choice.lang, place=keys.index(key) + 1, total=len(keys))
    with st.container(key="plenary", horizontal=True, vertical_alignment="center"):
        for text, target, shortcut in (
            (BEFORE, before, "Left"),
            (AFTER, after, "Right"),
        ):
            st.button(
                text(choice.lang),
                key=f"plenary_{shortcut}",
                shortcut=shortcut,
                on_click=_go,
                args=(target,),
            )
        st.html(f'<p class="fos-unit" role="status">{escape(words)}</p>')
        st.button(LEAVE(choice.lang), key="plenary_leave", on_click=_leave)


def _go(key: str) -> None:
    st.query_params["figure"] = key


def _leave() -> None:
    for name in ("plenary", "figure", "release"):
        st.query_params.pop(name, None)


def _say_release(book: Book, newest: Book, choice: Choice) -> None:
    lang = choice.lang
    frozen = FROZEN.say(
        lang, release_id=book.release.release_id, built=book.built(lang)
    )
    st.html(f'<div class="fos-footer"><div>{escape(frozen)}</div></div>')
    if newest.release.release_id != book.release.release_id:
        other = newest.release.release_id
        _notice(OTHER.say(lang, release_id=other, built=newest.built(lang)))


def _notice(words: str) -> None:
    st.html(f'<p class="fos-notice" role="status">{escape(words)}</p>')
