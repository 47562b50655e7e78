"""What differs between the rows of a figure as exported and as they are now."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.passport.passport import Passport, Value

Key = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One number that differs; a row that came or went has every number of it.

    Attributes:
        keys: what tells its row apart, such as region and standard.
        column: the name of the number.
        was: the number as exported; None where there was none.
        now: the number now; None where there is none.
    """

    keys: Key
    column: str
    was: Value
    now: Value


def changes(old: Passport, new: Passport) -> tuple[Change, ...]:
    """Return every number that differs between two passports of the same figure."""
    before, after = _rows(old), _rows(new)
    return tuple(
        Change(key, column, was, now)
        for key in dict.fromkeys((*before, *after))
        for column in dict.fromkeys((*old.measures, *new.measures))
        if (was := before.get(key, {}).get(column))
        != (now := after.get(key, {}).get(column))
    )


def _rows(passport: Passport) -> dict[Key, dict[str, Value]]:
    count = len(passport.keys)
    return {
        tuple(zip(passport.keys, row[:count], strict=True)): dict(
            zip(passport.measures, row[count:], strict=True)
        )
        for row in passport.rows
    }
