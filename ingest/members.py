"""The resolver of Members: exact names and listed aliases load, nothing is guessed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from ingest.folding import clean, fold, repair
from ingest.problem_kinds import typeset
from ingest.problems import Finding
from ingest.reading import Reading, refuse
from warehouse.text import Text

# Words that say what kind of state it is and not which: "Korea (Republic of)" and
# "Democratic People's Republic of Korea" both come down to "Korea".
KIND_OF_STATE = re.compile(
    r"\b(?:the|of|and|republic|democratic|people'?s|islamic|federal|federated|"
    r"plurinational|bolivarian|states?|la|le|les|l'|du|de|des|d'|république|"
    r"démocratique|populaire|islamique|fédérale?|fédérés?|états?)(?![^\W\d_])",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:the |la |le |les |l')|,? (?:the|la|le|les)$", re.IGNORECASE)
BRACKETS_AT_END = re.compile(r"(.*\S)\s*\([^()]*\)")
ISO3, ISO2 = "iso3", "iso2"
BY_CODE = typeset("write its ISO 3166 code", "écrire son code ISO 3166")


@dataclass(frozen=True, slots=True)
class MemberResolver:
    """Names and codes of Members and of what is easily taken for one."""

    codes: Mapping[str, tuple[str, str]]
    names: Mapping[str, tuple[str, str]]
    aliases: Mapping[str, frozenset[str]]
    shared: Mapping[str, frozenset[str]]
    outside: Mapping[str, str]
    groups: frozenset[str]
    labels: Mapping[str, Text]

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
        return cls(
            codes=_codes(members),
            names=_names(members),
            aliases=_collect(aliases.select("alias", "member_id").iter_rows()),
            shared=_shared(lists),
            outside=_outside(non_members),
            groups=frozenset(fold(group) for group in groups),
            labels=_labels(lists),
        )

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
            line = clean(text).replace("’", "'")
            found = (self._outside(name) for name in (line, ARTICLE.sub("", line)))
            return Reading((next(code for code in found if code), None), "not_a_member")
        return reading

    def _outside(self, name: str) -> str | None:
        return self.outside.get(name.upper()) or self.outside.get(fold(name))

    def _find(self, text: str, *, suggests: bool) -> Reading:
        line = clean(text).replace("’", "'")
        # Codes are matched with their signs, so that "n/a" is not Namibia ("NA").
        if found := self.codes.get(line.upper()):
            return Reading((found[0],), found[1])
        for name in dict.fromkeys((line, ARTICLE.sub("", line))):
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
        return refuse("unknown_member", self._suggest(line) if suggests else BY_CODE)

    def _is_group_of_somebody(self, name: str) -> bool:
        """Return whether it is a group with its author behind: "Africa (FAO)"."""
        match = BRACKETS_AT_END.fullmatch(name)
        return bool(match) and fold(match[1]) in self.groups

    def _suggest(self, line: str) -> Text:
        key = fold(line)[:80]
        known = {name: entry for name, (entry, _) in self.names.items()}
        known |= {name: next(iter(ids)) for name, ids in self.aliases.items()}
        near = difflib.get_close_matches(key, known, n=3, cutoff=0.78)
        entries = list(dict.fromkeys(known[name] for name in near))
        if len(key) < 4 or not entries:
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


def _codes(members: pl.DataFrame) -> dict[str, tuple[str, str]]:
    codes = {}
    for member_id, iso2 in members.select("member_id", "iso2").iter_rows():
        codes[iso2] = (member_id, ISO2)
        codes[member_id] = (member_id, ISO3 if len(member_id) == 3 else ISO2)
    return codes


def _names(members: pl.DataFrame) -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for column in ("name_en", "name_fr"):
        for member_id, name in members.select("member_id", column).iter_rows():
            names.setdefault(fold(name), (member_id, column))
    return names


def _collect(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the entries by folded name."""
    found: dict[str, set[str]] = {}
    for name, entry in pairs:
        found.setdefault(fold(name), set()).add(entry)
    return {key: frozenset(entries) for key, entries in found.items() if key}


def _labels(lists: pl.DataFrame) -> dict[str, Text]:
    """Return name and code of each entry, as messages print them."""
    return {
        row["entry"]: Text(
            f"{row['name_en']} ({row['entry']})", f"{row['name_fr']} ({row['entry']})"
        )
        for row in lists.iter_rows(named=True)
    }


def _shared(lists: pl.DataFrame) -> dict[str, frozenset[str]]:
    """Return the short names that more than one entry goes by."""
    cores = _collect(_cores(lists))
    return {key: entries for key, entries in cores.items() if len(entries) > 1}


def _cores(lists: pl.DataFrame) -> Iterable[tuple[str, str]]:
    """Yield each name without the words for its kind of state, and whose it is."""
    for row in lists.iter_rows(named=True):
        for name in (row["name_en"], row["name_fr"]):
            yield KIND_OF_STATE.sub(" ", name.replace("’", "'")), row["entry"]


def _outside(non_members: pl.DataFrame) -> dict[str, str]:
    """Return the codes (upper case) and folded names of those who are no Members."""
    outside = {}
    for row in non_members.iter_rows(named=True):
        names = [row["name_en"], row["name_fr"], *(row.get("aliases") or "").split(";")]
        outside |= {fold(name): row["iso3"] for name in names if name}
        outside |= {
            code: row["iso3"] for code in (row["iso3"], row.get("iso2")) if code
        }
    return outside
