"""The brief of one Member: what its one page says, the same for every renderer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import polars as pl

from dashboard.brief import words
from dashboard.brief.parts import (
    Part,
    activities_part,
    changes_part,
    files_part,
    kpis_part,
    levels_part,
    proposals_part,
    requests_part,
    summary_part,
)
from dashboard.choice import Choice
from dashboard.compose import labelled
from dashboard.data import Book
from dashboard.findings.member import facts
from dashboard.frame import FOOT, KICKER
from dashboard.words import COLON, typeset
from warehouse.text import SAMPLE_LINE, Lang


# How much the lists of a brief may hold, the fullest first: what does not fit on one
# page is told by its number, and stands on the page of the Member.
@dataclass(frozen=True, slots=True)
class Budget:
    """How many KPIs, activities and files, requests and changes a brief may list."""

    kpis: int
    entries: int
    requests: int
    changes: int = 9


BUDGETS = tuple(
    Budget(*most)
    for most in (
        *((8, 4, 3), (8, 3, 3), (6, 3, 3), (8, 2, 3), (6, 2, 3), (4, 2, 3)),
        *((8, 1, 3), (6, 1, 3), (4, 1, 3), (2, 1, 3)),
        *((8, 1, 0), (6, 1, 0), (4, 1, 0), (2, 1, 0), (4, 0, 0), (0, 0, 0)),
        (0, 0, 0, 3),
    )
)


@dataclass(frozen=True, slots=True)
class Brief:
    """One page about one Member, in one language, as it stood at a session."""

    lang: Lang
    member_id: str
    kicker: str
    name: str
    as_of: str
    sample: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[tuple[Part, ...], ...]
    foot: tuple[str, ...]
    link: str
    link_words: str

    @property
    def title(self) -> str:
        """What the document is called in a list of files or windows."""
        return words.TITLE.say(self.lang, member=self.name, as_of=self.as_of)


def write_brief(book: Book, choice: Choice, *, site: str, budget: Budget) -> Brief:
    """Return the brief of the chosen Member.

    Args:
        book: the release that it is made from.
        choice: the Member, the language and the session; the region is the Member's.
        site: the address of the dashboards, without which the link is a path alone.
        budget: how much its lists may hold, one of `BUDGETS`.
    """
    lang, row = choice.lang, book.member(choice.member)
    own = replace(choice, region=row["region_id"])
    left = (
        levels_part(book, own),
        requests_part(book, own, budget.requests),
        kpis_part(book, own, budget.kpis),
    )
    right = (
        summary_part(book, own),
        changes_part(book, own, budget.changes),
        proposals_part(book, own),
        activities_part(book, own, budget.entries),
        files_part(book, own, budget.entries),
    )
    is_sample = any(_is_sample(part.rows) for part in (*left, *right))
    address = {"lang": str(lang), **choice.address(), "member": choice.member}
    foot = FOOT.say(
        lang,
        release_id=book.release.release_id,
        built=book.built(lang),
        as_of=book.as_of(choice),
    )
    return Brief(
        lang=lang,
        member_id=choice.member,
        kicker=KICKER(lang),
        name=labelled(row, "name")(lang),
        as_of=book.as_of(choice),
        sample=typeset(SAMPLE_LINE(lang), lang) if is_sample else "",
        facts=tuple((fact.name(lang), fact.words) for fact in facts(book, choice)),
        columns=(left, right),
        foot=(words.NAMED_ALONE(lang), foot),
        link=f"{site.rstrip('/')}/member?{urlencode(address)}",
        link_words=COLON.say(
            lang,
            label=words.MORE(lang),
            value=f"{site.rstrip('/')}/member?{urlencode(address)}",
        ),
    )


def _is_sample(rows: tuple[pl.DataFrame, ...]) -> bool:
    return any("is_sample" in each.columns and each["is_sample"].any() for each in rows)
