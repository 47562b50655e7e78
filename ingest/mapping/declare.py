"""What a mapping file declares, checked key by key (see the README of this folder)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.codes import read_codes
from ingest.kpi import Kpi
from ingest.mapping import nodes
from ingest.mapping.kpis import kpis_in, words_in
from ingest.mapping.places import Condition, Place, conditions_of, place_of
from ingest.mapping.says import PLAIN, Names, Says, names_of, says_of, words_of
from ingest.reading.words import read_boolean
from ingest.source import Table
from ingest.sources import all_sources
from warehouse.durable import is_there
from warehouse.text import Lang

ENDINGS = (".mapping.yml", ".mapping.yaml")
VERSION = "1"
PUBLICATION = frozenset({"publisher", "title", "address", "licence"})
# By source: the column that the values stand in, and what each of them is about.
MEASURES = {"kpis": ("value", "kpi"), "implementation": ("level", "standard")}
# How values are to be read may stand beside their KPI or standard as well.
OF_VALUES = ("words", "factor")
FURTHER_COLUMNS = {
    "kpis": ("numerator", "denominator", "status", "note"),
    "implementation": ("evidence", "note"),
}


@dataclass(frozen=True, slots=True)
class Values:
    """One column of values, and what all of them are: KPI or standard, period.

    With `years`, each column that has a year from the first to the last for a header.
    """

    column: Place
    fixed: Mapping[str, str]
    years: tuple[int, int] | None = None
    says: Says = PLAIN


@dataclass(frozen=True, slots=True)
class Block:
    """The sheets of one shape."""

    sheets: tuple[str, ...]
    header_rows: tuple[int, ...]
    columns: Mapping[str, Place]
    values: tuple[Values, ...]
    only: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """A mapping file as a whole.

    `words` is what the table calls KPIs, `codes` the words for codes of any column and
    `names` what it calls countries and groups.
    """

    source: str
    table: str
    lang: Lang
    may_be_named: str
    kpis: Mapping[str, Kpi]
    words: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, str]
    names: Names
    blocks: tuple[Block, ...]


def mapping_beside(path: Path) -> Path | None:
    """Return the mapping file of a file, if there is one beside it."""
    for name in (path.name, path.stem):
        for ending in ENDINGS:
            candidate = path.with_name(f"{name}{ending}")
            if is_there(candidate):
                return candidate
    return None


def read_mapping(path: Path) -> Declared:
    """Return what a mapping file declares, or raise `Unreadable` where it fails."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise nodes.refuse(
            "", "it is not a text in UTF-8", "ce n'est pas un texte en UTF-8"
        ) from error
    root = nodes.keys(
        nodes.load(content),
        "",
        ("version", "source", "sheets"),
        (
            "language",
            "publisher",
            "title",
            "address",
            "licence",
            "may_be_named",
            "kpis",
            "table",
            "words",
            "aliases",
            "groups",
        ),
    )
    nodes.one_of(root["version"], "version", (VERSION,))
    for key in PUBLICATION & root.keys():
        nodes.text(root[key], key)
    sources = {one.name: one for one in all_sources()}
    source = nodes.one_of(root["source"], "source", tuple(sources))
    tables = {one.name: one for one in sources[source].tables}
    table = nodes.one_of(root.get("table", next(iter(tables))), "table", tuple(tables))
    return Declared(
        source=source,
        table=table,
        lang=Lang(nodes.one_of(root.get("language", "en"), "language", ("en", "fr"))),
        may_be_named=_yes_or_no(root.get("may_be_named", "no"), "may_be_named"),
        kpis=kpis_in(root) if "kpis" in root else {},
        words=words_in(root.get("kpis", {})),
        codes=dict(words_of(root["words"], "words")) if "words" in root else {},
        names=names_of(root, read_codes()),
        blocks=tuple(
            _block(node, f"sheets[{number}]", tables[table], source)
            for number, node in enumerate(nodes.items(root["sheets"], "sheets"))
        ),
    )


def _yes_or_no(node: object, place: str) -> str:
    reading = read_boolean(nodes.text(node, place))
    if reading.finding:
        raise nodes.refuse(place, "yes or no belongs here", "il y faut yes ou no")
    return "yes" if reading.values[0] else "no"


def _block(node: object, place: str, table: Table, source: str) -> Block:
    measure, item = MEASURES.get(source, ("", ""))
    told = nodes.keys(
        node,
        place,
        ("columns",),
        ("names", "header_rows", "only", *(["values"] if item else [])),
    )
    needed, further = _fields(table, source)
    columns = nodes.keys(told["columns"], f"{place}.columns", needed, further)
    block = Block(
        sheets=nodes.texts(told["names"], f"{place}.names") if "names" in told else (),
        header_rows=_rows(told.get("header_rows", ["1"]), f"{place}.header_rows"),
        columns={
            name: place_of(one, f"{place}.columns.{name}")
            for name, one in columns.items()
        },
        values=tuple(
            _values(one, f"{place}.values[{number}]", item)
            for number, one in enumerate(_list(told, "values", place))
        ),
        only=conditions_of(told["only"], f"{place}.only") if "only" in told else (),
    )
    if item:
        _check_whole(block, place, measure, item)
    return block


def _fields(table: Table, source: str) -> tuple[list[str], list[str]]:
    """Return the fields that a mapping must place, and those that it may."""
    if source in MEASURES:
        measure, item = MEASURES[source]
        further = ["period", item, measure, *FURTHER_COLUMNS[source], "may_be_named"]
        return ["member"], further
    needed = [one.name for one in table.columns if one.is_required and one.needs_value]
    return needed, [one.name for one in table.columns if one.name not in needed]


def _list(node: Mapping[str, object], key: str, place: str) -> list[object]:
    return nodes.items(node[key], f"{place}.{key}") if key in node else []


def _rows(node: object, place: str) -> tuple[int, ...]:
    rows = [nodes.text(one, place) for one in nodes.items(node, place)]
    numbers = [int(row) for row in rows if row.isdecimal()]
    is_rising = numbers == sorted(set(numbers)) and 0 not in numbers
    if len(numbers) < len(rows) or not is_rising:
        raise nodes.refuse(
            place,
            "the numbers of the header rows belong here, as [1, 3]",
            "il y faut les numéros des lignes d'en-tête, comme [1, 3]",
        )
    return tuple(numbers)


def _values(node: object, place: str, item: str) -> Values:
    told = nodes.keys(node, place, (), ("column", "years", item, "period", *OF_VALUES))
    if ("column" in told) == ("years" in told) or {"years", "period"} <= told.keys():
        raise nodes.refuse(
            place,
            "one of column and years belongs here, and no period beside years",
            "il y faut l'un de column et years, et pas de period à côté de years",
        )
    fixed = {
        name: nodes.text(told[name], f"{place}.{name}")
        for name in (item, "period")
        if name in told
    }
    says = says_of(told, place)
    if "years" in told:
        years = _years(told["years"], f"{place}.years")
        return Values(Place(), fixed, years, says)
    column = place_of(told["column"], f"{place}.column")
    return Values(column, fixed, says=column.says if says.is_nothing else says)


def _years(node: object, place: str) -> tuple[int, int]:
    years = [nodes.text(one, place) for one in nodes.items(node, place)]
    is_whole = len(years) == 2 and all(len(y) == 4 and y.isdecimal() for y in years)
    if not is_whole or years != sorted(years):
        raise nodes.refuse(
            place,
            "the first and the last year belong here, as [2010, 2020]",
            "il y faut la première et la dernière année, comme [2010, 2020]",
        )
    return int(years[0]), int(years[1])


def _check_whole(block: Block, place: str, measure: str, item: str) -> None:
    """Refuse a block that says nothing of a field that each row needs, or twice."""
    for name in (measure, item, "period"):
        by_values = [
            name == measure
            or name in values.fixed
            or (name == "period" and values.years is not None)
            for values in block.values
        ]
        if name in block.columns and any(by_values):
            raise nodes.refuse(
                f"{place}.columns",
                f"“{name}” stands under values as well; keep one",
                f"« {name} » figure aussi sous values ; n'en garder qu'un",
            )
        if name not in block.columns and not (by_values and all(by_values)):
            raise nodes.refuse(
                f"{place}.columns",
                f"“{name}” is missing, here or under values",
                f"« {name} » manque, ici ou sous values",
            )
