"""The lists of Members and of others, put together for the resolver of names."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ingest.folding import clean, fold
from ingest.official_names import core_as_typed
from warehouse.text import Text

ISO3, ISO2 = "iso3", "iso2"


def codes_of(members: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """Return each Member by its ISO 3166 codes, with the kind of code."""
    codes = {}
    for member_id, iso2 in members.select("member_id", "iso2").iter_rows():
        codes[iso2] = (member_id, ISO2)
        codes[member_id] = (member_id, ISO3 if len(member_id) == 3 else ISO2)
    return codes


def names_of(members: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """Return each Member by its folded names, with the language of the name."""
    names: dict[str, tuple[str, str]] = {}
    for column in ("name_en", "name_fr"):
        for member_id, name in members.select("member_id", column).iter_rows():
            names.setdefault(fold(name), (member_id, column))
    return names


def collect(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the entries by folded name."""
    found: dict[str, set[str]] = {}
    for name, entry in pairs:
        found.setdefault(fold(name), set()).add(entry)
    return {key: frozenset(entries) for key, entries in found.items() if key}


def labels_of(lists: pl.DataFrame) -> dict[str, Text]:
    """Return name and code of each entry, as messages print them."""
    return {
        row["entry"]: Text(
            f"{row['name_en']} ({row['entry']})", f"{row['name_fr']} ({row['entry']})"
        )
        for row in lists.iter_rows(named=True)
    }


def shared_names(lists: pl.DataFrame) -> dict[str, frozenset[str]]:
    """Return the short names that more than one entry goes by."""
    cores = collect(_cores(lists))
    return {key: entries for key, entries in cores.items() if len(entries) > 1}


def _cores(lists: pl.DataFrame) -> Iterable[tuple[str, str]]:
    """Yield each name without the words for its kind of state, and whose it is."""
    for row in lists.iter_rows(named=True):
        for name in (row["name_en"], row["name_fr"]):
            yield core_as_typed(name), row["entry"]


def all_names(
    members: pl.DataFrame, aliases: pl.DataFrame, non_members: pl.DataFrame
) -> list[tuple[str, str]]:
    """Return every name that is known, and whose it is."""
    listed = [*aliases.select("alias", "member_id").iter_rows()]
    for entry, rows in (("member_id", members), ("iso3", non_members)):
        for column in ("name_en", "name_fr"):
            listed += rows.select(column, entry).iter_rows()
    for row in non_members.iter_rows(named=True):
        listed += [(name, row["iso3"]) for name in _split(row["aliases"])]
    # A code among the aliases is no name that others may look like.
    return [(name, entry) for name, entry in listed if len(name) > len("ROM")]


def _split(aliases: str | None) -> list[str]:
    return [name for name in (aliases or "").split(";") if name]


def line_of(text: str) -> str:
    """Return a name on one line, its apostrophes straight."""
    return clean(text).replace("’", "'")


def outside_of(non_members: pl.DataFrame) -> dict[str, str]:
    """Return the codes (upper case) and folded names of those who are no Members."""
    outside = {}
    for row in non_members.iter_rows(named=True):
        names = [row["name_en"], row["name_fr"], *_split(row["aliases"])]
        outside |= {fold(name): row["iso3"] for name in names if name}
        outside |= {
            code: row["iso3"] for code in (row["iso3"], row.get("iso2")) if code
        }
    return outside
