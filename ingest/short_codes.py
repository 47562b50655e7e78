"""Two letters among names: a code of a Member, or the initials of something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.member_lists import ISO2
from ingest.members import OFFICIAL, MemberResolver
from ingest.problem_kinds import typeset
from ingest.problems import Finding
from ingest.reading import Reading
from ingest.source import Context

BY_NAME = frozenset({"name_en", "name_fr", "alias", OFFICIAL})
LEAST_NAMES = 10
# A column of names in which at most one text in ten is a code of two letters.
NAMES_TO_A_CODE = 10
# Written like this by everybody, among names as well.
NO_DOUBT = frozenset({"EU", "USA"})

ReadAll = Callable[[Sequence[str], Context], list[Reading]]


def doubted_among_names(read_all: ReadAll) -> ReadAll:
    """Return the reader that holds the few codes of two letters of a column of names.

    In a list of countries and organisations by name "AU" is the African Union, and
    Australia in a column of codes: which it is, only the column as a whole can tell.
    """

    def read(texts: Sequence[str], context: Context) -> list[Reading]:
        return doubt(read_all(texts, context), context.codes.members)

    return read


def doubt(readings: Sequence[Reading], members: MemberResolver) -> list[Reading]:
    """Return the readings of the different texts of one column, its odd codes held."""
    names = sum(reading.rule in BY_NAME for reading in readings)
    codes = sum(_is_odd(reading) for reading in readings)
    if names < LEAST_NAMES or codes * NAMES_TO_A_CODE > names:
        return list(readings)
    return [
        _held(reading, members) if _is_odd(reading) else reading for reading in readings
    ]


def _is_odd(reading: Reading) -> bool:
    return reading.rule == ISO2 and reading.values[0] not in NO_DOUBT


def _held(reading: Reading, members: MemberResolver) -> Reading:
    label = members.labels[reading.values[0]]
    detail = typeset(
        f"{label.en}, or initials of something else, as the other cells hold names",
        f"{label.fr}, ou un autre sigle, les autres cellules portant des noms",
    )
    return replace(reading, values=(), finding=Finding("ambiguous_member", detail))
