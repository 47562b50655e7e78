"""The box in which a reader chooses a Member, and the list of all of them."""

from __future__ import annotations

import streamlit as st

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.findings.member import by_region
from dashboard.member.members import member_names, offered_members, published_levels
from dashboard.page_choice import choose_on_page
from dashboard.render.links import Link, links_list
from dashboard.show import paragraph, section
from dashboard.state import add_to_choice, current_choice
from warehouse.text import Text

MEMBER = Text(en="Member", fr="Membre")
NONE_CHOSEN = Text(en="Choose a Member", fr="Choisir un Membre")
HOW = Text(
    en="Choose a Member to see it beside its region and the world. In bold: those with "
    "a level on at least one principle that may be named at this session. The others "
    "had not answered, or had not agreed to be named; any answer of theirs counts in "
    "the figures of their region and of the world.",
    fr="Choisissez un Membre pour le voir à côté de sa région et du monde. En "
    "gras\u00a0: ceux dont le niveau sur au moins un principe peut être nommé à cette "
    "session. Les autres n'avaient pas répondu, ou n'avaient pas accepté d'être "
    "nommés\u202f; toute réponse de leur part compte dans les chiffres de leur région "
    "et du monde.",
)
IN_REGION = Text(en="{region}", fr="{region}")
UNION = Text(
    en="The European Union, which is not counted among the Members, stands in the list "
    "of Europe.",
    fr="L'Union européenne, qui n'est pas comptée parmi les Membres, figure dans la "
    "liste de l'Europe.",
)


def choose_member(book: Book) -> Choice:
    """Draw the box and return the choice of this run with its Member, if any."""
    lang = current_choice().lang
    names = {"": NONE_CHOSEN(lang)} | member_names(book.mart, lang)
    ids = ["", *offered_members(book.mart, lang)]
    say = names.__getitem__
    member = choose_on_page("member", ids, label=MEMBER, say=say, first="")
    return add_to_choice(member=member)


def show_members(book: Book, choice: Choice) -> None:
    """Show every Member by region, each a link to its own view."""
    lang, names = choice.lang, member_names(book.mart, choice.lang)
    named = set(published_levels(book.mart, choice)["member_id"])
    paragraph(HOW(lang))
    paragraph(UNION(lang))
    for region, ids in by_region(book, choice):
        section(IN_REGION, region=region)
        links = [
            Link(names[key], "member", _address(choice, key), key in named)
            for key in ids
        ]
        st.html(links_list(links))


def _address(choice: Choice, member: str) -> dict[str, str]:
    return {"lang": str(choice.lang), **choice.address(), "member": member}
