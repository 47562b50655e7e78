"""What a review found: one slip, where it stands, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

AROUND = 45  # signs of the sentence on each side


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing found in a draft.

    Attributes:
        code: what kind of slip it is.
        path: the document it stands in.
        paragraph: the number of the paragraph, counting those with words.
        around: the words around it.
        found: what is written there.
        expected: what stands against it: the figure, or the twin's text.
        key: the figure that it is about, where there is one.
    """

    code: str
    path: Path
    paragraph: int
    around: str
    found: str
    expected: str = ""
    key: str = ""


def around(text: str, start: int, end: int) -> str:
    """Return a place of a text with some words on each side."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before = "…" if first else ""
    after = "…" if last < len(text) else ""
    return f"{before}{' '.join(text[first:last].split())}{after}"
