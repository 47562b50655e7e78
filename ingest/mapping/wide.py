"""Values that stand side by side in a wide table, put one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from ingest.book import Sheet
from ingest.mapping import nodes
from ingest.mapping.declare import Values
from ingest.mapping.headers import letter_of
from ingest.mapping.parts import HOLDER, Parts
from ingest.mapping.says import Says


def with_values(
    parts: Parts, values: Sequence[Values], measure: str, sheet: Sheet, place: str
) -> Iterator[tuple[Parts, Says]]:
    """Yield the parts with a row to each value of a wide table.

    Values that are read in the same way stand together; others are a table of their
    own.
    """
    told, letters = [], []
    for number, one in enumerate(values):
        said_at = f"{place}.values[{number}]"
        if one.years:
            years = _years(one, parts.headers, said_at)
            told += [replace(one, fixed={**one.fixed, "period": y}) for y in years]
            letters += list(years.values())
        else:
            told.append(one)
            letters.append(
                letter_of(one.column, parts.headers, sheet, f"{said_at}.column")
            )
    check_once([*parts.fields.values(), *letters], place)
    shared = parts.frame.drop(letters)
    for says in dict.fromkeys(one.says for one in told):
        pairs = zip(told, letters, strict=True)
        alike = [(one, at) for one, at in pairs if one.says == says]
        yield _side_by_side(parts, shared, alike, measure), says


def _years(values: Values, headers: Mapping[str, str], place: str) -> dict[str, str]:
    """Return the letter of each year's column, from the first year to the last."""
    first, last = values.years or (0, 0)
    found = {
        header: at
        for at, header in headers.items()
        if len(header) == 4 and header.isdecimal() and first <= int(header) <= last
    }
    if not found:
        raise nodes.refuse(
            f"{place}.years",
            f"no column has a year from {first} to {last} for a header",
            f"aucune colonne n'a pour en-tête une année de {first} à {last}",
        )
    return found


def check_once(letters: Sequence[str], place: str) -> None:
    """Refuse a mapping that takes one column for two things."""
    for at in letters:
        if letters.count(at) > 1:
            raise nodes.refuse(
                place,
                f"column {at} is taken for two things",
                f"la colonne {at} est prise pour deux choses",
            )


def _side_by_side(
    parts: Parts,
    shared: pl.DataFrame,
    values: Sequence[tuple[Values, str]],
    measure: str,
) -> Parts:
    """Return the values that stand side by side one below the other.

    An empty cell among them says nothing and is no row.
    """
    at = f"({measure})"
    names = list(dict.fromkeys(name for one, _ in values for name in one.fixed))
    frames = [
        shared.with_columns(
            parts.frame[letter].alias(at),
            pl.lit(letter).alias(HOLDER),
            pl.lit(number).alias("_order"),
            *(pl.lit(one.fixed[name]).alias(f"({name})") for name in names),
        )
        for number, (one, letter) in enumerate(values)
    ]
    rows = pl.concat(frames).filter(pl.col(at).is_not_null()).sort("_row", "_order")
    fixed = {name: f"({name})" for name in names}
    return Parts(
        rows.drop("_order"),
        {**parts.fields, measure: at, **fixed},
        {
            **parts.headers,
            at: measure,
            **{place: name for name, place in fixed.items()},
        },
        {**parts.gathered, at: HOLDER, **dict.fromkeys(fixed.values())},
    )
