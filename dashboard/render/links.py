"""Lists of links as plain HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its words, the page and what its address asks for."""

    words: str
    page: str
    asks: Mapping[str, str]
    is_strong: bool = False


def links_list(links: Sequence[Link]) -> str:
    """Return links in columns, in their order."""
    return f'<ul class="fos-links">{"".join(_item(link) for link in links)}</ul>'


def _item(link: Link) -> str:
    words = escape(link.words)
    words = f"<strong>{words}</strong>" if link.is_strong else words
    address = f"{link.page}?{urlencode(link.asks)}"
    return f'<li><a href="{escape(address)}" target="_self">{words}</a></li>'
