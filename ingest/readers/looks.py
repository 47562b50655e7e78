"""What of a look changes what is read, in every format that has looks.

What is struck out was deleted by hand and is not read; a raised or lowered digit is the
mark of a note and stays one: "26" with a raised 1 is not 261.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ingest.folding import LOWERED_DIGITS, RAISED_DIGITS

SHIFTED = {"superscript": RAISED_DIGITS, "subscript": LOWERED_DIGITS}


@dataclass(frozen=True, slots=True)
class Look:
    """What of a look changes what is read; None where nothing is said of it.

    `shift` is "superscript" or "subscript" where the text is raised or lowered.
    """

    is_hidden: bool | None = None
    is_struck: bool | None = None
    shift: str | None = None

    def over(self, other: Look) -> Look:
        """Return this look, completed by what another one says."""
        return Look(
            other.is_hidden if self.is_hidden is None else self.is_hidden,
            other.is_struck if self.is_struck is None else self.is_struck,
            other.shift if self.shift is None else self.shift,
        )


Key = TypeVar("Key", bound=Hashable)


def inherited(key: Key, looks: Mapping[Key, Look], based: Mapping[Key, Key]) -> Look:
    """Return the look of a style, by itself and by those it is based on."""
    look, seen = Look(), set[Key]()
    while key in looks and key not in seen:
        look = look.over(looks[key])
        seen.add(key)
        key = based[key]
    return look
