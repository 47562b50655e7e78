"""Addresses of light pages: what they ask for, and links that keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from urllib.parse import urlencode

from dashboard.choice import Choice
from warehouse.text import Lang

# What a page may be asked for besides session and region, and which part of it.
OF_PAGES = ("kpi", "period", "member", "item", "table")
FRAME = ("as_of", "region")
LONGEST = 200  # signs of one value; no key is longer


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reader is: language, page and what is asked for.

    Attributes:
        lang: the language.
        page: the name of the page, as in the list of pages.
        asked: what the query asks for, only what a page understands.
        root: the way from this address to the root of the server, so that links hold
            wherever a proxy puts it.
    """

    lang: Lang
    page: str
    asked: Mapping[str, str] = field(default_factory=dict)
    root: str = "../../"

    def page_link(self, page: str, **asked: str) -> str:
        """Return the link to a light page that keeps session and region."""
        kept = {name: self.asked[name] for name in FRAME if name in self.asked}
        return _link(f"{self.root}lite/{self.lang}/{path_of(page)}", kept | asked)

    def same_link(self, *, lang: Lang | None = None, part: int = 1) -> str:
        """Return the link to this view in a language, or to another part of it."""
        there = replace(self, lang=lang or self.lang)
        asked = {name: value for name, value in self.asked.items() if name != "part"}
        if part > 1:
            asked["part"] = str(part)
        path = f"{self.root}lite/{there.lang}/{path_of(self.page)}"
        return _link(path, asked)

    def full_link(self) -> str:
        """Return the link to the same view on the full page."""
        asked = {name: value for name, value in self.asked.items() if name != "part"}
        path = "" if self.page == "overview" else path_of(self.page)
        return _link(f"{self.root}{path}", {"lang": str(self.lang), **asked})

    def file_link(self, kind: str, key: str, **asked: str) -> str:
        """Return the link to a chart or mart as data."""
        return _link(f"{self.root}api/v1/{kind}/{key}", asked)


def read_asked(query: Mapping[str, str]) -> dict[str, str]:
    """Return what a query asks for that a light page understands, in a fixed order."""
    names = (*FRAME, *OF_PAGES, "part")
    return {name: query[name][:LONGEST] for name in names if query.get(name)}


def asked_of(choice: Choice) -> dict[str, str]:
    """Return what opens the same view of a chart as data."""
    names = (*FRAME, "kpi", "period", "member")
    values = {name: getattr(choice, name) for name in names}
    return {"lang": str(choice.lang)} | {k: v for k, v in values.items() if v}


def path_of(page: str) -> str:
    """Return a page's name as it stands in addresses."""
    return page.replace("_", "-")


def _link(path: str, asked: Mapping[str, str]) -> str:
    query = urlencode(asked)
    # An empty address would be that of the page itself.
    return escape(f"{path or './'}?{query}" if query else path or "./")
