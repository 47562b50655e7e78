"""Addresses of figures: their files, and the plenary view."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.choice import Choice, whole_address
from dashboard.plenary.order import page_of

FILES = ("csv", "xlsx", "png", "svg")


def figure_address(key: str, kind: str, choice: Choice, release_id: str) -> str:
    """Return the address of a figure's file, seen from any page."""
    query = urlencode({**whole_address(choice), "release": release_id})
    return f"figures/{key}.{kind}?{query}"


def plenary_address(key: str, choice: Choice, release_id: str) -> str:
    """Return the address that shows a figure in the plenary view of a release."""
    asked = {"plenary": "1", "figure": key, "release": release_id}
    return f"{page_of(key)}?{urlencode(whole_address(choice) | asked)}"
