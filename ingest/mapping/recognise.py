"""What a table that nobody has described seems to hold: headers, Members, periods."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ingest.book import Sheet
from ingest.codes import Codes
from ingest.folding import fold
from ingest.mapping.headers import headers_of
from ingest.mapping.repeats import Repeats, repeats, right_period
from ingest.mapping.units import Measure, measure_of
from ingest.mapping.word_columns import word_columns
from ingest.reading.number import STORED, read_number
from ingest.reading.period import read_period
from ingest.short_codes import BY_NAME

SAMPLE_ROWS = 3000
SAMPLE_TEXTS = 400
MOST_TEXTS = 100_000
ONCE = Repeats()
LEAST_MEMBERS = 3
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
PERIOD_HEADERS = frozenset(
    {"year", "annee", "period", "periode", "time", "exercice", "fiscalyear"}
)
ITEM_HEADER = re.compile(
    r"(?:indicat(?:or|eur)|kpi|series|variable)s?(?:code|name|nom)?"
)
VALUE_HEADERS = frozenset({"value", "valeur", "obsvalue", "score", "measure"})
# What is behind a text of a country's column: a Member, or a good reason why not.
NO_MEMBER = frozenset({"not_a_member", "not_a_country", "ambiguous_member"})
RANK = {"iso3": 3, "iso2": 1} | dict.fromkeys(BY_NAME, 2)


@dataclass(frozen=True, slots=True)
class Shape:
    """The table that a sheet seems to hold; columns by letter.

    `rivals` hold Members too, and `held` counts the countries and groups that are none.
    `periods` are columns of years, the likeliest first; `years` the first and the last
    of columns that are a year each. `item` names the indicator of a long table and
    `value` its number; `measures` are the columns of a wide one. `repeats` says whether
    a Member and period stand on several rows, and `words` are columns left out.
    """

    sheet: str | None
    header_rows: tuple[int, ...]
    headers: Mapping[str, str]
    member: str
    rivals: tuple[str, ...]
    held: int
    periods: tuple[str, ...]
    years: tuple[int, int] | None
    item: str | None
    items: tuple[str, ...]
    value: str | None
    measures: tuple[Measure, ...]
    repeats: Repeats = ONCE
    words: tuple[str, ...] = ()

    @property
    def has_values(self) -> bool:
        """Whether there is anything to load."""
        return bool(self.years or self.measures or self.value)

    def same_as(self, other: Shape) -> bool:
        """Return whether one entry of a mapping file does for both sheets."""
        mine, others = (
            (
                (one.header_rows, one.member, one.periods),
                (one.years, one.item, one.value),
                [(each.letter, fold(each.header)) for each in one.measures],
            )
            for one in (self, other)
        )
        return mine == others

    @property
    def has_year_for_a_name(self) -> bool:
        """Whether the sheet is called after a year."""
        return bool(self.sheet and YEAR.fullmatch(self.sheet.strip()))


def recognise(sheet: Sheet, codes: Codes) -> Shape | None:
    """Return what a sheet seems to hold, or None where no column holds Members."""
    head = sheet.frame.head(SAMPLE_ROWS)
    found = {at: _members_of(head[at], codes) for at in sheet.letters}
    found = {at: known for at, known in found.items() if known}
    if not found:
        return None
    member = max(found, key=lambda at: found[at].merit)
    known = found[member]
    rows = _header_rows(head, head.filter(pl.col(member).is_in(known.texts)))
    if not rows:
        return None
    headers = headers_of(sheet, rows)
    body = head.filter(pl.col("_row") > rows[-1])
    others = [at for at in sheet.letters if at in headers and at not in found]
    years = [at for at in others if YEAR.fullmatch(headers[at])]
    years = years if len(years) > 1 else []
    others = [at for at in others if at not in years]
    periods = right_period(body, member, _periods(body, headers, others))
    others = [at for at in others if at not in periods]
    whole = sheet.frame.filter(pl.col("_row") > rows[-1])
    item = _item(headers, others)
    measures = _measures(whole, headers, [at for at in others if at != item])
    key = [member, *periods[:1], *([item] if item else [])]
    numbers = [one.letter for one in measures]
    rest = [at for at in others if at not in {*numbers, item}]
    told = repeats(body, key, headers, rest)
    if told.apart and not item and (years or len(measures) == 1):
        item = told.apart
    value = _value(measures) if item and not years else None
    return Shape(
        sheet=sheet.name,
        header_rows=rows,
        headers=headers,
        member=member,
        rivals=tuple(at for at in found if at != member),
        held=known.held,
        periods=tuple(periods),
        years=_ends([headers[at] for at in years]),
        item=item,
        items=_texts(body[item]) if item else (),
        value=value,
        measures=() if years or value else measures,
        repeats=told,
        words=word_columns(body, headers, [at for at in rest if at != item]),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The texts of a column that are of countries, and how sure that is."""

    texts: list[str]
    held: int
    merit: tuple[int, int]


def _members_of(cells: pl.Series, codes: Codes) -> _Known | None:
    texts = cells.drop_nulls().unique(maintain_order=True).head(SAMPLE_TEXTS).to_list()
    read = {text: codes.members.read(text, suggests=False) for text in texts}
    members = {text: one for text, one in read.items() if one.values}
    held = [
        text
        for text, one in read.items()
        if one.finding and one.finding.code in NO_MEMBER
    ]
    share = 100 * (len(members) + len(held)) // max(len(texts), 1)
    if len(members) < LEAST_MEMBERS or share < 50:
        return None
    ranks = [RANK.get(one.rule or "", 0) for one in members.values()]
    return _Known([*members, *held], len(held), (max(ranks, key=ranks.count), share))


def _header_rows(head: pl.DataFrame, data: pl.DataFrame) -> tuple[int, ...]:
    """Return the row of headers above the first country, and the one that it needs.

    Labels that stand twice in it say little without the row above.
    """
    starts = sorted(data["_row"].to_list())[:2]
    above = head.filter(pl.col("_row") < starts[0]).to_dicts()
    if not any(len(_said(row)) > 1 for row in above) and len(starts) > 1:
        # A header may be a code as well: "geo" is Georgia's.
        above = head.filter(pl.col("_row") < starts[1]).to_dicts()
        if any(
            read_number(text, STORED).values for row in above for text in _said(row)
        ):
            return ()
    filled = {row.pop("_row"): [text for text in row.values() if text] for row in above}
    rows = [number for number, texts in filled.items() if len(texts) > 1]
    if not rows:
        return ()
    labels = [fold(text) for text in filled[rows[-1]]]
    needs_more = len(set(labels)) < len(labels) and len(rows) > 1
    return tuple(rows[-2:] if needs_more else rows[-1:])


def _item(headers: Mapping[str, str], letters: list[str]) -> str | None:
    """Return the column that names the indicators: by their codes where there are."""
    found = [at for at in letters if ITEM_HEADER.fullmatch(fold(headers[at]))]
    coded = [at for at in found if "code" in fold(headers[at])]
    return next(iter([*coded, *found]), None)


def _said(row: Mapping[str, object]) -> list[str]:
    """Return the texts of a row's cells."""
    return [str(cell) for name, cell in row.items() if name != "_row" and cell]


def _periods(
    body: pl.DataFrame, headers: Mapping[str, str], letters: list[str]
) -> list[str]:
    """Return the columns that may tell the period, those called so first."""
    found = [at for at in letters if _is_period(body[at], headers[at])]
    return sorted(found, key=lambda at: fold(headers[at]) not in PERIOD_HEADERS)


def _is_period(cells: pl.Series, header: str) -> bool:
    texts = _texts(cells)
    years = sum(bool(YEAR.fullmatch(text.strip())) for text in texts)
    if not texts or fold(header) in PERIOD_HEADERS or years >= 0.9 * len(texts):
        return bool(texts)
    periods = sum(bool(read_period(text).values) for text in texts)
    return periods >= 0.9 * len(texts)


def _texts(cells: pl.Series) -> tuple[str, ...]:
    return tuple(cells.drop_nulls().unique(maintain_order=True).head(SAMPLE_TEXTS))


def _all_texts(cells: pl.Series) -> tuple[str, ...]:
    """Return the texts of a column: a range has to hold for all of them."""
    texts = cells.drop_nulls().unique(maintain_order=True).head(MOST_TEXTS)
    return tuple(texts.cast(pl.String))


def _measures(
    body: pl.DataFrame, headers: Mapping[str, str], letters: list[str]
) -> tuple[Measure, ...]:
    found = (measure_of(at, headers[at], _all_texts(body[at])) for at in letters)
    return tuple(one for one in found if one)


def _value(measures: tuple[Measure, ...]) -> str | None:
    """Return the column of values of a long table, if it can only be one."""
    named = [one.letter for one in measures if fold(one.header) in VALUE_HEADERS]
    letters = named or [one.letter for one in measures]
    return letters[0] if len(letters) == 1 else None


def _ends(years: list[str]) -> tuple[int, int] | None:
    return (int(min(years)), int(max(years))) if years else None
