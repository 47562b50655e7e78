"""The English and the French draft beside each other, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from dashboard.review.draft import Draft, Paragraph
from dashboard.review.findings import Slip
from dashboard.review.numbers import READERS
from warehouse.facts import Facts, facts_of

LONGEST = 100


def twin_slips(one: Draft, other: Draft) -> Iterator[Slip]:
    """Yield where the symbols, dates and numbers of two drafts do not agree.

    Tables with as many rows are compared as a whole: their rows may stand in the
    alphabetical order of each language. One of a single row is a box around a text.
    """
    mine, theirs = _tables(one), _tables(other)
    both = {
        number
        for number in mine.keys() & theirs.keys()
        if len(mine[number]) == len(theirs[number]) > 1
    }
    for number in sorted(both):
        yield from _table_slips(one, other, mine[number], theirs[number])
    for here, there in _pairs(_without(one, both), _without(other, both)):
        yield from _pair_slips(one, other, here, there)


def _pair_slips(
    one: Draft, other: Draft, mine: Paragraph | None, theirs: Paragraph | None
) -> Iterator[Slip]:
    if mine is None or theirs is None:
        draft, paragraph = (one, mine) if mine else (other, theirs)
        if paragraph and paragraph.text:
            text = _shortened(paragraph.text)
            yield Slip("no_twin", draft.path, paragraph.number, text, text)
        return
    here, there = _facts(one, mine), _facts(other, theirs)
    left, right = here.missing_in(there), there.missing_in(here)
    if left or right:
        found, expected = (", ".join(facts) or "–" for facts in (left, right))
        where = f"{other.path.name}, ¶ {theirs.number}: {_shortened(theirs.text)}"
        text = _shortened(mine.text)
        yield Slip("twins_differ", one.path, mine.number, text, found, expected, where)


def _tables(draft: Draft) -> dict[int, list[Paragraph]]:
    """Return the rows of each table, each row as one paragraph."""
    rows: dict[tuple[int, int], list[Paragraph]] = {}
    for paragraph in draft.paragraphs:
        if paragraph.place:
            rows.setdefault(paragraph.place, []).append(paragraph)
    found: dict[int, list[Paragraph]] = {}
    for (table, _), cells in rows.items():
        text = " | ".join(cell.text for cell in cells)
        found.setdefault(table, []).append(Paragraph(cells[0].number, text))
    return found


def _without(draft: Draft, tables: Collection[int]) -> Draft:
    """Return a draft with one line without words in the place of each table."""
    kept = [
        replace(paragraph, text="")
        if paragraph.place and paragraph.place[0] in tables
        else paragraph
        for paragraph in draft.paragraphs
        if not paragraph.place
        or paragraph.place[0] not in tables
        or paragraph.place[1] == 1
    ]
    return replace(draft, paragraphs=tuple(kept))


def _table_slips(
    one: Draft, other: Draft, mine: list[Paragraph], theirs: list[Paragraph]
) -> Iterator[Slip]:
    """Yield the rows of two tables that have no equal in the other, side by side."""
    left = [(row, _facts(other, row)) for row in theirs]
    lonely = []
    for row in mine:
        here = _facts(one, row)
        twin = next((each for each in left if _agree(here, each[1])), None)
        if twin is None:
            lonely.append(row)
        else:
            left.remove(twin)
    for row, (twin, _) in zip(lonely, left, strict=True):
        yield from _pair_slips(one, other, row, twin)


def _agree(here: Facts, there: Facts) -> bool:
    return not (here.missing_in(there) or there.missing_in(here))


def _pairs(
    one: Draft, other: Draft
) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    """Yield the paragraphs that belong together; None where one has no twin.

    Drafts of as many paragraphs go in step. Else paragraphs with the same facts are
    the fixed points, and those between them go in step as far as both reach.
    """
    if len(one.paragraphs) == len(other.paragraphs):
        yield from zip(one.paragraphs, other.paragraphs, strict=True)
        return
    signs = [
        [_signature(draft, paragraph) for paragraph in draft.paragraphs]
        for draft in (one, other)
    ]
    matcher = SequenceMatcher(None, *signs, autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        mine, theirs = one.paragraphs[first:last], other.paragraphs[start:end]
        for place in range(max(len(mine), len(theirs))):
            yield (
                mine[place] if place < len(mine) else None,
                theirs[place] if place < len(theirs) else None,
            )


def _signature(draft: Draft, paragraph: Paragraph) -> tuple[str, ...]:
    if paragraph.place and not paragraph.text:
        return (f"table {paragraph.place[0]}",)
    facts = _facts(draft, paragraph)
    return tuple(sorted(facts.written.elements())) or (
        f"{len(paragraph.text) // 400} without facts",
    )


def _facts(draft: Draft, paragraph: Paragraph) -> Facts:
    return facts_of(paragraph.text, draft.lang, READERS)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
