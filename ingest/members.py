"""The resolver of Members: exact names and listed aliases load, nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain

import polars as pl

from ingest.folding import fold, repair
from ingest.member_lists import (
    all_names,
    codes_of,
    collect,
    labels_of,
    line_of,
    names_of,
    outside_of,
    shared_names,
)
from ingest.member_suggestions import Suggestions
from ingest.official_names import OfficialNames
from ingest.problem_kinds import typeset
from ingest.problems import Finding
from ingest.reading import Reading, refuse
from warehouse.text import Text

ARTICLE = re.compile(r"^(?:the |la |le |les |l')|,? (?:the|la|le|les)$", re.IGNORECASE)
BRACKETS_AT_END = re.compile(r"(.*\S)\s*\([^()]*\)")
OFFICIAL, MAPPING = "official_form", "mapping"
BY_CODE = typeset("write its ISO 3166 code", "écrire son code ISO 3166")


@dataclass(frozen=True, slots=True)
class MemberResolver:
    """Names and codes of Members and of what is easily taken for one."""

    codes: Mapping[str, tuple[str, str]]
    names: Mapping[str, tuple[str, str]]
    aliases: Mapping[str, frozenset[str]]
    # Made when the first name asks for them, which most files never do.
    make_official: Callable[[], OfficialNames]
    make_suggestions: Callable[[], Suggestions]
    shared: Mapping[str, frozenset[str]]
    outside: Mapping[str, str]
    groups: frozenset[str]
    labels: Mapping[str, Text]
    # What a mapping file calls countries, folded.
    told: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        *,
        members: pl.DataFrame,
        aliases: pl.DataFrame,
        non_members: pl.DataFrame,
        groups: Iterable[str],
    ) -> MemberResolver:
        """Return the resolver over the seeds."""
        lists = pl.concat(
            [
                members.select("iso2", "name_en", "name_fr", entry="member_id"),
                non_members.select("iso2", "name_en", "name_fr", entry="iso3"),
            ],
            how="diagonal",
        )
        names = all_names(members, aliases, non_members)
        official = cache(partial(OfficialNames.of, names))
        return cls(
            codes=codes_of(members),
            names=names_of(members),
            aliases=collect(aliases.select("alias", "member_id").iter_rows()),
            make_official=official,
            make_suggestions=cache(lambda: Suggestions.of(names, official())),
            shared=shared_names(lists),
            outside=outside_of(non_members),
            groups=frozenset(fold(group) for group in groups),
            labels=labels_of(lists),
        )

    @property
    def official(self) -> OfficialNames:
        """The countries by the words of their names."""
        return self.make_official()

    @property
    def suggestions(self) -> Suggestions:
        """The countries by what their names look like."""
        return self.make_suggestions()

    def read(self, text: str, *, suggests: bool = True) -> Reading:
        """Read one text as a Member: its id, or why it is none."""
        found = self._find(text, suggests=suggests)
        if found.finding is None or found.finding.code != "unknown_member":
            return found
        repaired = repair(text)
        if repaired != text:
            mended = self._find(repaired, suggests=False)
            if mended.values:
                label = self.labels[mended.values[0]]
                finding = Finding("encoding_repaired", label)
                return Reading(mended.values, "repaired", finding)
        return found

    def read_country(self, text: str, *, suggests: bool = True) -> Reading:
        """Read a country or territory: its ISO code, and its id if it is a Member."""
        reading = self.read(text, suggests=suggests)
        if reading.values:
            return Reading(reading.values * 2, reading.rule, reading.finding)
        if reading.finding and reading.finding.code == "not_a_member":
            return Reading((self._outside_of(text), None), "not_a_member")
        return reading

    def _outside(self, name: str) -> str | None:
        return self.outside.get(name.upper()) or self.outside.get(fold(name))

    def _outside_of(self, text: str) -> str | None:
        """Return the code of a country that is no Member, however it is written."""
        line = line_of(text)
        if told := self.told.get(fold(line)):
            return told
        found = (self._outside(name) for name in (line, ARTICLE.sub("", line)))
        return next(chain(filter(None, found), self.official.read(line)), None)

    def _find(self, text: str, *, suggests: bool) -> Reading:
        line = line_of(text)
        if told := self.told.get(fold(line)):
            return self._entry(told, MAPPING)
        # Codes are matched with their signs, so that "n/a" is not Namibia ("NA").
        if found := self.codes.get(line.upper()):
            return Reading((found[0],), found[1])
        names = dict.fromkeys((line, ARTICLE.sub("", line)))
        for found in filter(None, map(self._by_name, names)):
            return found
        if found := self._official(line):
            return found
        return refuse("unknown_member", self._suggest(line) if suggests else BY_CODE)

    def _by_name(self, name: str) -> Reading | None:
        """Read a name that is listed as it stands."""
        key = fold(name)
        if found := self.names.get(key):
            return Reading((found[0],), found[1])
        entries = self.aliases.get(key) or self.shared.get(key) or frozenset()
        if len(entries) > 1:
            return refuse("ambiguous_member", self._listed(sorted(entries)))
        if entries:
            return Reading((next(iter(entries)),), "alias")
        if outside := self._outside(name):
            return refuse("not_a_member", self.labels[outside])
        if key in self.groups or self._is_group_of_somebody(name):
            return refuse("not_a_country")
        return None

    def _official(self, line: str) -> Reading | None:
        """Read an official form of a name that is not listed as it stands."""
        entries = self.official.read(line)
        if len(entries) > 1:
            return refuse("ambiguous_member", self._listed(sorted(entries)))
        return next((self._entry(entry, OFFICIAL) for entry in entries), None)

    def _entry(self, entry: str, rule: str) -> Reading:
        """Return the reading of a country that is known: a Member, or none."""
        if entry not in self.codes:
            return refuse("not_a_member", self.labels[entry])
        return Reading((entry,), rule)

    def code_of(self, text: str) -> str | None:
        """Return the country that an ISO 3166 code is of, Member or not."""
        code = text.strip().upper()
        found = self.codes.get(code)
        return found[0] if found else self.outside.get(code)

    def _is_group_of_somebody(self, name: str) -> bool:
        """Return whether it is a group with its author behind: "Africa (FAO)"."""
        match = BRACKETS_AT_END.fullmatch(name)
        return bool(match) and fold(match[1]) in self.groups

    def _suggest(self, line: str) -> Text:
        entries = self.suggestions.on(line)
        if not entries:
            return BY_CODE
        listed = self._listed(entries)
        return typeset(
            f"did you mean {listed.en}? If so, write that name or code",
            f"vouliez-vous dire {listed.fr} ? Si oui, écrire ce nom ou ce code",
        )

    def _listed(self, entries: Iterable[str]) -> Text:
        labels = [self.labels[entry] for entry in entries]
        return Text(
            " or ".join(label.en for label in labels),
            " ou ".join(label.fr for label in labels),
        )
