"""What a name that is not known may have meant: suggested, and never loaded.

A suggestion that names another country alone would be followed, so names are compared
by the words that tell which country it is: "Guinea (Republic of)" is nothing like
"Ireland (Republic of)".
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.official_names import OfficialNames, core_as_typed

# Where the nearest name is as like as the first, those as like as the second go along.
LIKE, RATHER_LIKE = 0.81, 0.72
MOST_NEAR = 6
SHORTEST = 4
LONGEST = 80
# "Bermuda (United Kingdom)": the one, or the other.
WITH_BRACKETS = re.compile(r"([^()]*[^()\s])\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The countries by what their names look like."""

    official: OfficialNames = field(default_factory=OfficialNames)
    looks: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, names: Iterable[tuple[str, str]], official: OfficialNames
    ) -> Suggestions:
        """Return the index of names, each with the country that it is of."""
        looks: dict[str, set[str]] = {}
        for name, entry in names:
            if look := core_as_typed(name):
                looks.setdefault(look, set()).add(entry)
        return cls(official, {look: frozenset(of) for look, of in looks.items()})

    def on(self, line: str) -> list[str]:
        """Return the countries that a name may have meant, likelier ones first."""
        if match := WITH_BRACKETS.fullmatch(line):
            parts = [sorted(self._known(part)) for part in match.groups()]
            if all(parts):
                return list(dict.fromkeys([*parts[0], *parts[1]]))
        return list(dict.fromkeys([*self.official.sharing(line), *self._near(line)]))

    def _known(self, name: str) -> frozenset[str]:
        return self.official.read(name) or self.looks.get(
            core_as_typed(name), frozenset()
        )

    def _near(self, line: str) -> list[str]:
        look = core_as_typed(line)[:LONGEST]
        if len(look) < SHORTEST:
            return []
        near = difflib.get_close_matches(look, self.looks, MOST_NEAR, RATHER_LIKE)
        if not near or difflib.SequenceMatcher(None, near[0], look).ratio() < LIKE:
            return []
        return [entry for one in near for entry in sorted(self.looks[one])]
