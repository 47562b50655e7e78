"""How the resolver of Members does on public data: `python -m bench.members`.

Prints one row a data set. A spelling is *right* or *wrong* where it loaded and the
data set gives a code for it, *unchecked* where it loaded and there is none. What is
held is so *rightly* (a group, or no Member), as *ambiguous*, for *want* of an alias
(its code is a Member's), or as *unknown* (no code, or that of no Member). Of these last
two it counts too which are *misled*: suggested are other countries and not its own.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from bench.spellings import Spelling, spellings
from ingest.codes import read_codes, seed
from ingest.folding import clean
from ingest.reading import Reading
from ingest.short_codes import doubt
from warehouse.settings import PROJECT_ROOT, SEEDS

DATA = PROJECT_ROOT.parent / "shared" / "data"
RIGHT, WRONG, UNCHECKED = "right", "wrong", "unchecked"
RIGHTLY, AMBIGUOUS, WANT, UNKNOWN = "held rightly", "ambiguous", "want", "unknown"
VERDICTS = (RIGHT, WRONG, UNCHECKED, RIGHTLY, AMBIGUOUS, WANT, UNKNOWN)


def judged(found: Iterable[Spelling]) -> Iterator[tuple[Spelling, str, str]]:
    """Yield each spelling, the verdict on it, and the id or code that it was given."""
    rows = seed(SEEDS, "members").select("member_id", "iso2")
    known, iso2 = set(rows["member_id"]), {two: one for one, two in rows.iter_rows()}
    for spelling, reading in _readings(list(found)):
        truth = spelling.member_of(known, iso2)
        if reading.values:
            member_id = reading.values[0]
            is_right = member_id == truth
            verdict = RIGHT if is_right else WRONG if spelling.code else UNCHECKED
            yield spelling, verdict, member_id
            continue
        code = reading.finding.code if reading.finding else ""
        yield spelling, _held(code, truth), code


def misled(found: Iterable[Spelling]) -> Iterator[tuple[Spelling, list[str]]]:
    """Yield the spellings held as unknown whose suggestions are other countries."""
    members = read_codes().members
    iso2 = {row["iso2"]: row["iso3"] for row in _countries() if row["iso2"]}
    for spelling in found:
        reading = members.read(spelling.text, suggests=False)
        if not reading.finding or reading.finding.code != "unknown_member":
            continue
        truth = spelling.member_of(members.labels, iso2)
        suggested = members.suggestions.on(clean(spelling.text))
        if truth and suggested and truth not in suggested:
            yield spelling, suggested


def _countries() -> list[dict[str, str]]:
    columns = pl.col("iso2"), pl.col("^member_id|iso3$").alias("iso3")
    lists = [seed(SEEDS, name).select(columns) for name in ("members", "non_members")]
    return pl.concat(lists).to_dicts()


def _readings(found: list[Spelling]) -> Iterator[tuple[Spelling, Reading]]:
    """Yield what is read, each data set as one column."""
    members = read_codes().members
    for data_set in dict.fromkeys(one.data_set for one in found):
        column = [one for one in found if one.data_set == data_set]
        read = [members.read(one.text, suggests=False) for one in column]
        yield from zip(column, doubt(read, members), strict=True)


def _held(code: str, truth: str | None) -> str:
    if code == "ambiguous_member":
        return AMBIGUOUS
    if truth:
        return WANT
    return RIGHTLY if code in {"not_a_member", "not_a_country"} else UNKNOWN


def main(folder: Path = DATA) -> None:
    """Print the table; with --list the spellings too that did not load or are wrong."""
    found = spellings(folder)
    if not found:
        sys.exit(f"no data sets in {folder}")
    rows = list(judged(found))
    counts = Counter((spelling.data_set, verdict) for spelling, verdict, _ in rows)
    print(f"{'data set':36}{'spellings':>10}", *(f"{name:>13}" for name in VERDICTS))
    for data_set in [*dict.fromkeys(one.data_set for one in found), "all"]:
        numbers = [
            sum(n for (name, what), n in counts.items() if what == verdict)
            if data_set == "all"
            else counts[data_set, verdict]
            for verdict in VERDICTS
        ]
        print(f"{data_set:36}{sum(numbers):10}", *(f"{n:13}" for n in numbers))
    others = list(misled(found))
    print(f"misled: {len(others)}")
    if "--list" in sys.argv[1:]:
        for spelling, suggested in others:
            print(
                f"misled {' '.join(suggested):20} {spelling.text!r} ({spelling.code})"
            )
        for spelling, verdict, got in rows:
            if verdict not in {RIGHT, RIGHTLY}:
                place = f"{spelling.data_set}: {spelling.text!r} ({spelling.code})"
                print(f"{verdict:10} {got:18} {place}")


if __name__ == "__main__":
    main()
