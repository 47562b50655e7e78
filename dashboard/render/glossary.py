"""Terms in both languages, each marked with its own for those who hear the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.words import alphabetical
from warehouse.text import Lang, Text

NAMES = {
    Lang.EN: Text(en="English", fr="Anglais"),
    Lang.FR: Text(en="French", fr="Français"),
}


def glossary(terms: Sequence[Text], lang: Lang) -> str:
    """Return terms as a table, those of the page's language first and in its order."""
    other = Lang.EN if lang == Lang.FR else Lang.FR
    head = "".join(
        f'<th scope="col">{escape(NAMES[each](lang))}</th>' for each in (lang, other)
    )
    ordered = sorted(terms, key=lambda term: alphabetical(term(lang)))
    body = "".join(
        f'<tr><th scope="row">{escape(term(lang))}</th>'
        f'<td lang="{other}">{escape(term(other))}</td></tr>'
        for term in ordered
    )
    return (
        '<div class="fos-scroll fos-long" tabindex="0"><table class="fos-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
