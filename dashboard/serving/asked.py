"""A whole view as an address asks for it: what is not offered is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboard.choice import Choice, read_choice
from dashboard.data import Book
from dashboard.kpi.kpis import offered_kpis, offered_periods
from dashboard.member.members import offered_members
from warehouse.connect import public_release
from warehouse.errors import ReleaseError
from warehouse.settings import read_settings
from warehouse.text import Lang


def whole_choice(book: Book, address: Mapping[str, str]) -> Choice:
    """Return the view that an address asks for, with its KPI, period and Member."""
    choice, _ = read_choice(address, book.sessions(), book.regions(Lang.EN))
    if address.get("kpi") in offered_kpis(book.mart):
        choice = replace(choice, kpi=address["kpi"])
        if address.get("period") in offered_periods(book.mart, choice, choice.kpi):
            choice = replace(choice, period=address["period"])
    if address.get("member") in offered_members(book.mart, choice.lang):
        choice = replace(choice, member=address["member"])
    return choice


def book_of(release_id: str) -> Book | None:
    """Return a release that readers may see, opened; None where it is gone."""
    try:
        return Book(public_release(read_settings(), release_id))
    except ReleaseError:
        return None
