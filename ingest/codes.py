"""The code lists that texts are read against: the seeds of the dbt project."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import polars as pl

from ingest.folding import clean, fold
from ingest.kpi import (
    KPI_AND_NAME,
    KPI_NUMBER,
    LEVELS_ELSEWHERE,
    LEVELS_KPI,
    Kpi,
    kpis_of,
)
from ingest.members import MAPPING, MemberResolver
from ingest.problem_kinds import typeset
from ingest.reading import Reading, refuse
from warehouse.errors import SourceError
from warehouse.settings import SEEDS
from warehouse.text import Text

WORLD, GLOBAL = "WORLD", "GLOBAL"
WORLD_NAMES = ("WORLD", "GLOBAL", "World", "Monde", "Mondial")
NUMBERED = re.compile(
    r"(?:standard|norme|std)?\s*(?:n[°o]\.?\s*)?([0-9]{1,2})(?:[.,]0+)?"
)
NUMBER_AND_NAME = re.compile(
    r"(?:standard|norme|std)?\s*(?:n[°o]\.?\s*)?([0-9]{1,2})\s*[-–—.:]\s*(\D.*)"
)
NO_SUGGESTION = typeset("see the list in the README", "voir la liste dans le README")


@dataclass(frozen=True, slots=True)
class CodeList:
    """One closed list: folded name or code -> id and the rule that read it."""

    code: str
    keys: Mapping[str, tuple[str, str]]
    names: Mapping[str, Text]

    def read(self, text: str, *, suggests: bool = True) -> Reading:
        """Read one text as an id of the list; a near match is only suggested."""
        found = self.keys.get(fold(text))
        if found:
            return Reading((found[0],), found[1])
        return refuse(self.code, self.suggest(text) if suggests else NO_SUGGESTION)

    def suggest(self, text: str) -> Text:
        """Return the sentence that offers the nearest entries of the list."""
        near = difflib.get_close_matches(fold(text)[:80], self.keys, n=2, cutoff=0.75)
        found = dict.fromkeys(self.keys[key][0] for key in near)
        if not found:
            return NO_SUGGESTION
        listed = [self.names[entry] for entry in found]
        return typeset(
            "did you mean " + " or ".join(f"{name.en}" for name in listed) + "?",
            "vouliez-vous dire " + " ou ".join(f"{name.fr}" for name in listed) + " ?",
        )


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """Every list that reading rules need; read once, and the same only as itself."""

    members: MemberResolver
    standards: CodeList
    regions: CodeList
    sessions: CodeList
    stakeholders: CodeList
    kpis: CodeList
    kpi_facts: Mapping[str, Kpi]
    # What a mapping file calls groups of countries, folded: a region, or None.
    groups: Mapping[str, str | None] = field(default_factory=dict)

    def read_standard(self, text: str, *, suggests: bool = True) -> Reading:
        """Read a standard: key, number of the 2022 edition, or name."""
        line = clean(text).casefold()
        if match := NUMBERED.fullmatch(line):
            return self.standards.read(f"{int(match[1])}", suggests=False)
        if match := NUMBER_AND_NAME.fullmatch(line):
            number = self.standards.keys.get(f"{int(match[1])}")
            name = self.standards.keys.get(fold(match[2]))
            if number and name and number[0] == name[0]:
                return Reading((number[0],), "number_and_name")
        return self.standards.read(text, suggests=suggests)

    def read_kpi(self, text: str, *, suggests: bool = True) -> Reading:
        """Read a KPI: id, name, or both where they agree; levels are none."""
        reading = self._find_kpi(text, suggests=suggests)
        if reading.values == (LEVELS_KPI,):
            return refuse("unknown_kpi", LEVELS_ELSEWHERE)
        return reading

    def _find_kpi(self, text: str, *, suggests: bool) -> Reading:
        line = clean(text).casefold()
        if match := KPI_NUMBER.fullmatch(line):
            return self.kpis.read(f"EC-{int(match[1]):02d}", suggests=False)
        if match := KPI_AND_NAME.fullmatch(line):
            by_id, by_name = (self._find_kpi(match[n], suggests=False) for n in (1, 2))
            if by_id.values and by_id.values == by_name.values:
                return Reading(by_id.values, "id_and_name")
        return self.kpis.read(text, suggests=suggests)

    def read_region_or_global(self, text: str, *, suggests: bool = True) -> Reading:
        """Read a region; what is for all of them is GLOBAL and of no region."""
        if fold(text) in self.groups:
            return Reading((self.groups[fold(text)],), MAPPING)
        reading = self.regions.read(text, suggests=suggests)
        return (
            replace(reading, values=(GLOBAL,)) if WORLD in reading.values else reading
        )

    def read_country(self, text: str, *, suggests: bool = True) -> Reading:
        """Read a country or territory, or a group that a mapping file knows: none."""
        if fold(text) in self.groups:
            return Reading((None, None), MAPPING)
        return self.members.read_country(text, suggests=suggests)

    def read_participant(self, text: str, *, suggests: bool = True) -> Reading:
        """Read a Member, or a group that a mapping file knows: its region, if any."""
        if fold(text) in self.groups:
            return Reading((None, self.groups[fold(text)]), MAPPING)
        reading = self.members.read(text, suggests=suggests)
        return replace(
            reading, values=(*reading.values, None)[: 2 * len(reading.values)]
        )

    def with_names(
        self, aliases: Mapping[str, str], groups: Mapping[str, str | None]
    ) -> Codes:
        """Return the lists with what a mapping file calls Members and groups."""
        told = {fold(text): entry for text, entry in aliases.items()}
        return replace(
            self,
            members=replace(self.members, told=told),
            groups={fold(text): region for text, region in groups.items()},
        )

    def with_kpis(
        self, kpis: Mapping[str, Kpi], words: Mapping[str, Iterable[str]]
    ) -> Codes:
        """Return the lists with further KPIs, found by their ids and by these words."""
        keys = {fold(kpi_id): (kpi_id, "id") for kpi_id in kpis}
        keys |= {
            fold(word): (kpi_id, MAPPING)
            for kpi_id, texts in words.items()
            for word in texts
        }
        names = {kpi_id: Text(kpi_id, kpi_id) for kpi_id in kpis}
        return replace(
            self,
            kpis=replace(
                self.kpis,
                keys={**self.kpis.keys, **keys},
                names={**self.kpis.names, **names},
            ),
            kpi_facts={**self.kpi_facts, **kpis},
        )

    def read_submitter(self, text: str, *, suggests: bool = True) -> Reading:
        """Read who submits or presents: a stakeholder, an observer or a Member."""
        found = self.stakeholders.keys.get(fold(text))
        if found:
            return Reading((found[0],), f"stakeholder_{found[1]}")
        return self.members.read(text, suggests=suggests)


def seed(folder: Path, name: str) -> pl.DataFrame:
    """Return one code list as text."""
    path = folder / f"{name}.csv"
    try:
        return pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise SourceError(f"cannot read the code list {path}: {error}") from error


@lru_cache(maxsize=4)
def read_codes(folder: Path = SEEDS) -> Codes:
    """Return the code lists of a folder of seeds."""
    regions, kpis = seed(folder, "regions"), seed(folder, "kpis")
    return Codes(
        members=_resolver(folder, regions),
        standards=_list(
            "unknown_standard",
            seed(folder, "standards"),
            {
                "standard_id": "key",
                "standard_no_2022": "number_2022",
                "name_en": "name_en",
                "name_fr": "name_fr",
            },
        ),
        regions=_region_list(regions),
        sessions=_list(
            "unknown_session",
            seed(folder, "sessions"),
            {"session_id": "id", "label_en": "label_en", "label_fr": "label_fr"},
        ),
        stakeholders=_list(
            "unknown_member",
            seed(folder, "stakeholders"),
            {"stakeholder_id": "id", "name_en": "name_en", "name_fr": "name_fr"},
        ),
        kpis=_list(
            "unknown_kpi",
            kpis,
            {"kpi_id": "id", "name_en": "name_en", "name_fr": "name_fr"},
        ),
        kpi_facts=kpis_of(kpis),
    )


def _resolver(folder: Path, regions: pl.DataFrame) -> MemberResolver:
    return MemberResolver.of(
        members=seed(folder, "members"),
        aliases=seed(folder, "member_aliases"),
        non_members=seed(folder, "non_members"),
        groups=[
            *seed(folder, "aggregates")["alias"],
            *_cells(regions, "code_en", "code_fr", "name_en", "name_fr"),
        ],
    )


def _cells(rows: pl.DataFrame, *columns: str) -> Iterable[str]:
    for column in columns:
        yield from rows[column].drop_nulls()


def _list(code: str, rows: pl.DataFrame, rules: Mapping[str, str]) -> CodeList:
    """Return a list whose first column is the id; earlier columns prevail."""
    id_column = next(iter(rules))
    name_columns = [name for name in rules if name.startswith(("name", "label"))]
    keys: dict[str, tuple[str, str]] = {}
    names: dict[str, Text] = {}
    for row in rows.iter_rows(named=True):
        entry = row[id_column]
        english, french = (f"{row[name]} ({entry})" for name in name_columns)
        names[entry] = Text(english, french)
    for column, rule in rules.items():
        for entry, text in rows.select(id_column, text=pl.col(column)).iter_rows():
            if text:
                keys.setdefault(fold(text), (entry, rule))
    return CodeList(code, keys, names)


def _region_list(regions: pl.DataFrame) -> CodeList:
    listed = _list(
        "unknown_region",
        regions,
        {
            "region_id": "id",
            "code_en": "code_en",
            "code_fr": "code_fr",
            "name_en": "name_en",
            "name_fr": "name_fr",
        }
        | {f"short_name_{lang}": f"short_name_{lang}" for lang in ("en", "fr")},
    )
    world = {fold(name): (WORLD, "world") for name in WORLD_NAMES}
    return CodeList(
        listed.code,
        {**world, **listed.keys},
        {**listed.names, WORLD: Text("World (GLOBAL)", "Monde (GLOBAL)")},
    )
