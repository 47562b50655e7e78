"""The parts of the frame that every page shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.look.chrome import language_script
from dashboard.look.style import DARK_PRINT, STYLE
from dashboard.state import LANGUAGES, is_dark
from warehouse.settings import read_settings
from warehouse.text import Lang, Text

PAGES = Path(__file__).parent / "app_pages"
SIDEBAR_WIDTH = 256
ICON = Path(__file__).parent / "icon.png"

NAME = Text(
    en="Cross-Border E-Commerce Framework of Standards",
    fr="Cadre de normes pour le commerce électronique transfrontalier",
)
KICKER = Text(
    en="WCO · Cross-Border E-Commerce Framework of Standards",
    fr="OMD · Cadre de normes pour le commerce électronique transfrontalier",
)
PAGE_NAMES = {
    "overview": Text(en="Overview", fr="Vue d'ensemble"),
    "regions": Text(en="Regions", fr="Régions"),
    "member": Text(en="Member", fr="Membre"),
    "kpis": Text(en="KPIs", fr="Indicateurs (KPI)"),
    "capacity_building": Text(en="Capacity building", fr="Renforcement des capacités"),
    "proposals": Text(en="Proposals", fr="Propositions"),
    "experience": Text(en="Experience sharing", fr="Partage des expériences"),
    "areas_for_update": Text(en="Areas for update", fr="Domaines à mettre à jour"),
    "review_calendar": Text(en="Review calendar", fr="Calendrier de la révision"),
    "package": Text(en="Package", fr="Dossier"),
    "data_quality": Text(en="Data quality", fr="Qualité des données"),
    "report": Text(en="Report", fr="Rapport"),
    "sql": Text(en="SQL", fr="SQL"),
    "about": Text(en="About the figures", fr="À propos des chiffres"),
}
# For the data steward, where the setting FOS_STEWARD_UPLOAD turns it on.
UPLOAD = Text(en="Load files", fr="Charger des fichiers")
# The first page of each group in the navigation, and the words above it.
GROUPS = {
    "regions": Text(en="Implementation", fr="Mise en œuvre"),
    "proposals": Text(en="Second periodic review", fr="Deuxième révision périodique"),
    "data_quality": Text(en="Data", fr="Données"),
}
FOOT = Text(
    en="Release {release_id}, built on {built}. {as_of}.",
    fr="Version {release_id}, établie le {built}. {as_of}.",
)
CUT_OFF = Text(
    en="Figures count what had been received by the cut-off date; what arrived later "
    "does not change them.",
    fr="Les chiffres portent sur ce qui avait été reçu à la date d'arrêté\u202f; ce "
    "qui est arrivé plus tard ne les modifie pas.",
)
THIS_VIEW = Text(en="Link to this view", fr="Lien vers cette vue")
NO_RELEASE = Text(
    en="There are no figures yet. Load the inputs and run “fos build”, "
    "then open this page again.",
    fr="Il n'y a pas encore de chiffres. Chargez les données et lancez "
    "«\u00a0fos build\u00a0», puis ouvrez à nouveau cette page.",
)
NO_SCRIPT = Text(
    en="These pages need JavaScript.", fr="Ces pages ont besoin de JavaScript."
)
LITE_PAGES = Text(en="Light version, without it", fr="Version légère, sans lui")
TO_LITE = Text(
    en="Light version of this page, for a slow connection or for paper",
    fr="Version légère de cette page, pour une connexion lente ou pour le papier",
)
# What a light page may be asked for, as the address of the full page has it.
KEPT_IN_LITE = ("kpi", "period", "member", "item", "table")
ERROR = Text(
    en="This page could not be shown. The other pages may work; the reason is in the "
    "server's log.",
    fr="Cette page n'a pas pu être présentée. Les autres pages peuvent "
    "fonctionner\u202f; la raison figure dans le journal du serveur.",
)


def settings() -> None:
    """Set the page's width, icon and style."""
    st.set_page_config(
        page_icon=str(ICON), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    st.html(STYLE + (DARK_PRINT if is_dark() else ""))


def no_release() -> None:
    """Say in both languages that nothing has been built yet."""
    for lang in Lang:
        st.html(f'<p class="fos-notice" lang="{lang}">{escape(NO_RELEASE(lang))}</p>')


def navigation(choice: Choice) -> st.Page:
    """Return the page of the address, and draw the links to all of them."""
    names = PAGE_NAMES | ({"upload": UPLOAD} if read_settings().steward_upload else {})
    pages = {
        name: st.Page(
            PAGES / f"{name}.py",
            title=text(choice.lang),
            url_path=name.replace("_", "-"),
            default=name == "overview",
        )
        for name, text in names.items()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    with st.sidebar:
        st.html(f'<p class="fos-name">{escape(NAME(choice.lang))}</p>')
        for name, target in pages.items():
            if name in GROUPS:
                st.html(f'<p class="fos-group">{escape(GROUPS[name](choice.lang))}</p>')
            st.page_link(
                target,
                label=names[name](choice.lang),
                query_params=choice.address(),
            )
    st.session_state["pages"] = pages
    st.session_state["page_path"] = page.url_path
    st.set_page_config(page_title=f"{page.title} · {NAME(choice.lang)}")
    return page


def link(name: str, label: Text, choice: Choice) -> None:
    """Draw a link to a page that keeps language, session and region."""
    st.page_link(
        st.session_state["pages"][name],
        label=label(choice.lang),
        query_params=choice.address(),
        icon=":material/arrow_forward:",
    )


def head(choice: Choice, sentences: Sequence[str], address: str = "") -> None:
    """Draw the line above the title, and say what in the address was not understood."""
    lang = choice.lang
    st.html(
        f'{language_script(lang)}<p class="fos-kicker">{escape(KICKER(lang))} · '
        f"{_light(choice, address)}</p>",
        unsafe_allow_javascript=True,
    )
    for sentence in sentences:
        st.html(f'<p class="fos-notice" role="status">{sentence}</p>')


def _light(choice: Choice, address: str) -> str:
    """Return the link to the light version of this view."""
    asked = dict(st.query_params)
    kept = {name: asked[name] for name in KEPT_IN_LITE if name in asked}
    frame = {k: v for k, v in choice.address().items() if k != "lang"}
    query = urlencode(frame | kept)
    # The overview has no name of its own in addresses.
    page = f"lite/{choice.lang}/{address or 'overview'}"
    href = escape(f"{page}?{query}" if query else page)
    return f'<a href="{href}" target="_self">{escape(TO_LITE(choice.lang))}</a>'


def foot(book: Book, choice: Choice, address: str) -> None:
    """Draw the foot of a page: release, session, how to read, links to this view."""
    lang = choice.lang
    other = Lang.EN if lang == Lang.FR else Lang.FR
    words = FOOT.say(
        lang,
        release_id=book.release.release_id,
        built=book.built(lang),
        as_of=book.as_of(choice),
    )
    here = _anchor(address, choice, THIS_VIEW(lang), lang)
    there = _anchor(address, replace(choice, lang=other), LANGUAGES[other](lang), other)
    st.html(
        f'<div class="fos-footer"><div>{escape(words)}</div>'
        f"<div>{escape(CUT_OFF(lang))}</div><div>{here} · {there}</div></div>"
    )


def _anchor(address: str, choice: Choice, words: str, lang: Lang) -> str:
    # The language stands in these links even where it is the default one.
    page = st.session_state["page_address"]
    query = urlencode({"lang": str(choice.lang), **choice.address(), **page})
    return (
        f'<a href="{escape(address)}?{escape(query)}" target="_self" '
        f'lang="{lang}" hreflang="{choice.lang}">{escape(words)}</a>'
    )


def error_words(lang: Lang) -> str:
    """Return the notice that stands in the place of a page that failed."""
    return f'<p class="fos-notice" role="alert">{escape(ERROR(lang))}</p>'
