"""The batch: a brief of each Member, in each language, as HTML and PDF, in one go."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dashboard.brief.content import BUDGETS, Brief, write_brief
from dashboard.brief.html import page
from dashboard.brief.pdf import TooLongError, pdf
from dashboard.choice import Choice
from dashboard.data import Book, open_book
from dashboard.figures import check_choice
from dashboard.member.members import offered_members
from warehouse.errors import ExportError
from warehouse.text import Lang

FORMATS = ("html", "pdf")


def write_briefs(
    members: Collection[str],
    as_of: str,
    *,
    langs: Collection[str],
    formats: Collection[str],
    site: str,
    folder: Path,
) -> Iterator[Path]:
    """Write briefs, each on one page; yield each path.

    Args:
        members: their ids, or none for every Member and the European Union.
        as_of: the session whose picture they show.
        langs: the languages.
        formats: of `FORMATS`.
        site: the address of the dashboards, for the link on each page.
        folder: where they go; made where it is missing.
    """
    book = open_book()
    check_choice(book, Choice(as_of=as_of))
    ids = _chosen(book, members)
    folder.mkdir(parents=True, exist_ok=True)
    for member in ids:
        for lang in langs:
            choice = Choice(lang=Lang(lang), as_of=as_of, member=member)
            brief, document = fitting(book, choice, site=site)
            made = {"html": page(brief).encode(), "pdf": document}
            for kind in formats:
                path = folder / f"{file_name(choice)}.{kind}"
                path.write_bytes(made[kind])
                yield path


def fitting(book: Book, choice: Choice, *, site: str = "") -> tuple[Brief, bytes]:
    """Return the fullest brief that stands on one page, and its PDF.

    Raises:
        ExportError: not even the shortest does.
    """
    for budget in BUDGETS:
        brief = write_brief(book, choice, site=site, budget=budget)
        try:
            return brief, pdf(brief)
        except TooLongError:
            continue
    raise ExportError(f"the brief of {choice.member} does not stand on one page")


def file_name(choice: Choice) -> str:
    """Return what the files of a brief are called, without their ending."""
    return f"brief_{choice.member}_{choice.as_of}_{choice.lang}"


def _chosen(book: Book, members: Collection[str]) -> list[str]:
    offered = offered_members(book.mart, Lang.EN)
    for member in members:
        if member not in offered:
            raise ExportError(
                f"no Member {member!r}; give an ISO 3166 code of three letters, "
                "XKX for Kosovo, EU for the Union"
            )
    return list(members) or offered
