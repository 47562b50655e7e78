"""The plan of the sample: which files, received when, with which rows and faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from ingest.sample.answers import (
    YEARS,
    answers_at_all,
    answers_in,
    chance,
    level_of,
)
from warehouse.text import Lang

Row = dict[str, str]
LEVEL_WORDS = {
    Lang.EN: ("none", "planned", "partial", "full"),
    Lang.FR: ("aucun", "prévu", "partiel", "complet"),
}
FRENCH_SPEAKING = frozenset(
    re.findall(
        "[A-Z]{3}",
        "BDI BEL BEN BFA CAF CHE CIV CMR COD COG COM DJI DZA FRA GAB GIN HTI LBN LUX "
        "MAR MDG MLI MRT NER RWA SEN TCD TGO TUN",
    )
)
LAST_RECEIVED = date(2026, 6, 30)
# The answer of a Member that seems to withdraw what it had said.
GONE_SILENT = ("KEN", 2024)


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file to write: its rows hold texts by field, None for a blank row."""

    name: str
    received_on: date
    lang: Lang
    rows: tuple[Row | None, ...]
    fields: tuple[str, ...] = (
        "member",
        "standard",
        "period",
        "level",
        "evidence",
        "note",
        "may_be_named",
        "fos_sample",
    )
    delimiter: str = ","
    encoding: str = "utf-8"
    has_hidden_sheet: bool = False


@dataclass(frozen=True, slots=True)
class MemberYear:
    """The levels that one Member sends for one year, and the Member's row."""

    member: Mapping[str, str]
    year: int
    levels: SampleFile
    is_correction: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """The Member's id, and the year."""
        return self.member["member_id"], self.year


def member_years(
    members: pl.DataFrame, standards: pl.DataFrame
) -> Iterator[MemberYear]:
    """Yield what is sent, corrections included, Member by Member."""
    for member in members.sort("member_id").iter_rows(named=True):
        if answers_at_all(member):
            yield from _sent_by(member, standards)


def _sent_by(
    member: Mapping[str, str], standards: pl.DataFrame
) -> Iterator[MemberYear]:
    member_id = member["member_id"]
    for year in YEARS:
        if not answers_in(member_id, year):
            continue
        file = _file(member, standards, year)
        yield MemberYear(member, year, file)
        if chance("corrected", member_id, year) < 0.12 or (member_id, year) == (
            "FRA",
            2023,
        ):
            mended = _correction(file, member_id, year)
            yield MemberYear(member, year, mended, is_correction=True)


def _file(member: Mapping[str, str], standards: pl.DataFrame, year: int) -> SampleFile:
    member_id = member["member_id"]
    lang = Lang.FR if member_id in FRENCH_SPEAKING else Lang.EN
    kind = "xlsx" if chance("kind", member_id, year) < 0.55 else "csv"
    # Most come in the spring after the year; one in eight comes a year late.
    days = int(150 * chance("day", member_id, year))
    days += 365 * (chance("late", member_id, year) < 0.125) * (year < YEARS[-1])
    return SampleFile(
        name=f"sample_implementation_{member_id}_{year}.{kind}",
        received_on=date(year + 1, 1, 15) + timedelta(days=days),
        lang=lang,
        rows=tuple(_rows(member, standards, year, lang)),
        delimiter=";" if lang == Lang.FR else ",",
        encoding="cp1252" if lang == Lang.FR and year < 2024 else "utf-8",
        has_hidden_sheet=(member_id, year) == ("GTM", 2023),
    )


def _rows(
    member: Mapping[str, str], standards: pl.DataFrame, year: int, lang: Lang
) -> Iterator[Row | None]:
    member_id = member["member_id"]
    is_named = chance("named", member_id) < 0.25
    yes, no = ("oui", "non") if lang == Lang.FR else ("yes", "no")
    style = int(3 * chance("style", member_id, year))
    for standard in standards.iter_rows(named=True):
        number = int(standard["standard_no_2022"])
        yield {
            "member": (member_id, member[f"name_{lang}"], member["name_en"])[style],
            "standard": (
                str(number),
                standard["standard_id"],
                standard[f"name_{lang}"],
            )[style],
            "period": str(year),
            "level": _level(member, number, year, lang),
            "evidence": "",
            "note": "",
            "may_be_named": yes if is_named else no,
            "fos_sample": yes,
        }
        if number == 9 and chance("blank row", member_id, year) < 0.3:
            yield None


def _level(member: Mapping[str, str], number: int, year: int, lang: Lang) -> str:
    """Return the level as a hurried person would type it."""
    member_id = member["member_id"]
    if (member_id, year) == GONE_SILENT:
        return "–"
    whim = chance("whim", member_id, number, year)
    if whim < 0.05:
        return ""
    if whim < 0.08:
        return "s.o." if lang == Lang.FR else "n/a"
    level = level_of(member, number, year)
    if whim < 0.18:
        return LEVEL_WORDS[lang][level]
    if whim < 0.24:
        return f"{level}.0"
    return f"{level} " if whim < 0.28 else str(level)


def _correction(file: SampleFile, member_id: str, year: int) -> SampleFile:
    """Return the same file, sent again months later with a few levels changed."""

    def _is_mended(number: int) -> bool:
        return chance("mended", member_id, year, number) < 0.15

    rows = tuple(
        row
        and {
            **row,
            "level": "3" if number == 0 or _is_mended(number) else row["level"],
        }
        for number, row in enumerate(file.rows)
    )
    stem, _, suffix = file.name.rpartition(".")
    waited = timedelta(days=60 + int(120 * chance("later", member_id, year)))
    later = min(file.received_on + waited, LAST_RECEIVED)
    return replace(
        file, name=f"{stem}_corrected.{suffix}", received_on=later, rows=rows
    )
