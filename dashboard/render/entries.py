"""Facts beside their names, and entries of a list, as plain HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from warehouse.text import Lang, Text

# What stands before the entries of a list, and after them.
LIST = ('<ol class="fos-entries">', "</ol>")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact beside its name.

    `address` is that of a page which tells of it; words that are `recorded` stand as
    somebody wrote them, in whatever language that was.
    """

    name: Text
    words: str
    address: str = ""
    is_recorded: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list: its title, when and where it was, its kind, its facts.

    The town stands as it was recorded.
    """

    title: str
    when: str
    facts: tuple[Fact, ...]
    kind: str = ""
    town: str = ""
    country: str = ""


def facts_list(facts: Sequence[Fact], lang: Lang) -> str:
    """Return facts, each beside its name."""
    parts = "".join(
        f"<div><dt>{escape(fact.name(lang))}</dt><dd>{_words(fact)}</dd></div>"
        for fact in facts
    )
    return f'<dl class="fos-facts">{parts}</dl>'


def entries_list(entries: Sequence[Entry], lang: Lang) -> str:
    """Return entries one under the other, in their order."""
    return LIST[0] + "".join(entry_item(entry, lang) for entry in entries) + LIST[1]


def entry_item(entry: Entry, lang: Lang) -> str:
    """Return one entry of a list."""
    return (
        f'<li><p class="fos-when">{_when(entry)}</p>'
        f"<h3>{escape(entry.title)}</h3>{_kind(entry)}"
        f"{facts_list(entry.facts, lang)}</li>"
    )


def _kind(entry: Entry) -> str:
    return f'<p class="fos-kind">{escape(entry.kind)}</p>' if entry.kind else ""


def _when(entry: Entry) -> str:
    places = (_recorded(escape(entry.town)), escape(entry.country))
    place = ", ".join(part for part in places if part)
    return f"{escape(entry.when)} · {place}" if place else escape(entry.when)


def _words(fact: Fact) -> str:
    """Return a fact; its address stands in full, so that paper keeps it."""
    words = escape(fact.words)
    if fact.address.startswith(("https://", "http://")):
        address = escape(fact.address)
        link = f'<a href="{address}" rel="noreferrer">{address}</a>'
        words = f"{words} · {link}" if words else link
    return _recorded(words) if fact.is_recorded else words


def _recorded(html: str) -> str:
    """Return words with the mark that their language is not said."""
    return f'<span lang="">{html}</span>' if html else ""
