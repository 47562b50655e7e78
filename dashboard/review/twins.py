"""The English and the French draft beside each other, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from dashboard.review.draft import Draft, Paragraph
from dashboard.review.findings import Slip
from dashboard.review.numbers import READERS
from warehouse.facts import Facts, facts_of

LONGEST = 100


def twin_slips(one: Draft, other: Draft) -> Iterator[Slip]:
    """Yield where the symbols, dates and numbers of two drafts do not agree."""
    for mine, theirs in _pairs(one, other):
        if mine is None or theirs is None:
            draft, paragraph = (one, mine) if mine else (other, theirs)
            if paragraph:
                text = _shortened(paragraph.text)
                yield Slip("no_twin", draft.path, paragraph.number, text, text)
            continue
        here, there = _facts(one, mine), _facts(other, theirs)
        left, right = here.missing_in(there), there.missing_in(here)
        if left or right:
            found, expected = (", ".join(facts) or "–" for facts in (left, right))
            where = f"{other.path.name}, ¶ {theirs.number}: {_shortened(theirs.text)}"
            text = _shortened(mine.text)
            yield Slip(
                "twins_differ", one.path, mine.number, text, found, expected, where
            )


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
    facts = _facts(draft, paragraph)
    return tuple(sorted(facts.written.elements())) or (
        f"{len(paragraph.text) // 400} without facts",
    )


def _facts(draft: Draft, paragraph: Paragraph) -> Facts:
    return facts_of(paragraph.text, draft.lang, READERS)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
