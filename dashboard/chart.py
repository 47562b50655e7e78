"""What a chart is: a description that every renderer reads, and no drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

from dashboard.choice import Choice
from dashboard.words import TOO_FEW
from warehouse.text import Text

if TYPE_CHECKING:
    from dashboard.headline.headlines import Headline

Marts = Callable[[str], pl.DataFrame]


class Unit(StrEnum):
    """What the values of a chart are counted in."""

    SHARE = "share"
    LEVEL = "level"
    COUNT = "count"
    NUMBER = "number"
    SCORE = "score"


class Kind(StrEnum):
    """How a cell of the data table is written; VALUE in the unit of its chart."""

    TEXT = "text"
    VALUE = "value"
    COUNT = "count"
    SHARE = "share"
    LEVEL = "level"
    POINTS = "points"
    LEVEL_CHANGE = "level_change"


class Scope(StrEnum):
    """Which sessions a chart shows, seen from the one the reader chose."""

    AT_SESSION = "at_session"
    UP_TO_SESSION = "up_to_session"
    ALWAYS = "always"


class Asked(StrEnum):
    """A value of a row filter that the reader's choice fills in."""

    REGION = "region"
    REGION_AND_WORLD = "region_and_world"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the data table; `name` is without its language where it has two."""

    name: str
    label: Text
    kind: Kind = Kind.TEXT
    is_value: bool = False


ANSWERED = Text(en="{answers} answered", fr="réponses\u00a0: {answers}")
WHO_ANSWERED = Text(en="Members that answered", fr="Membres ayant répondu")


@dataclass(frozen=True, slots=True)
class Answers:
    """Columns that say how many Members answered, out of how many, and in words.

    `words` say it of one figure, `head` stands above many.
    """

    count: str = "reporting_member_count"
    total: str = "member_count"
    words: Text = ANSWERED
    head: Text = WHO_ANSWERED


BAND_OF_THE_SILENT = Text(
    en="Range: if no silent Member had reached it, and if all had",
    fr="Fourchette\u00a0: si aucun Membre silencieux n'y était parvenu, et si tous y "
    "étaient parvenus",
)


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar a category, with a band and n of N where there are.

    `band` says in the legend what the band runs from and to, `missing` why a value is
    not there.
    """

    category: str
    value: str
    key: str
    low: str | None = None
    high: str | None = None
    answers: Answers | None = None
    band: Text = BAND_OF_THE_SILENT
    missing: Text = TOO_FEW


@dataclass(frozen=True, slots=True)
class Stacks:
    """One bar a category, in parts; the part's key decides its colour and pattern."""

    category: str
    value: str
    series: str
    key: str


@dataclass(frozen=True, slots=True)
class Lines:
    """One line a series over categories in order, such as sessions.

    `is_apart` puts each line into a small figure of its own.
    """

    category: str
    value: str
    series: str
    key: str
    answers: Answers | None = None
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Heatmap:
    """A value for each row and column, printed in its cell."""

    row: str
    column: str
    value: str
    key: str
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """One equal tile a Member, by region; `state` keys say why one has no value.

    Attributes:
        member: the column of the Member's name.
        code: the column of the code that its tile bears.
        region: the column of its region's name; `key` that of the region.
        value: the column of its value, null where there is none.
        state: the column of the key of a tile without value, null beside a value.
        words: the column of the state in words; `sign` of its sign in the tile.
        sign: the column of the sign that stands in a tile without value.
    """

    member: str
    value: str
    code: str = "member_id"
    region: str = "region_name"
    key: str = "region_id"
    state: str = "state"
    words: str = "state_label"
    sign: str = "state_sign"


Mark = Bars | Stacks | Lines | Heatmap | Tiles

NO_ROWS = Text(
    en="There is nothing to show here for this session.",
    fr="Il n'y a rien à présenter ici pour cette session.",
)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart, in both languages, as every renderer needs it.

    Args:
        key: its name in addresses, files and tests; the name of its module.
        mart: the mart it reads.
        title: what it shows; `{region}` is filled in with the chosen region.
        mark: how it is drawn, and which columns carry what.
        unit: what its values are counted in.
        unit_text: the unit in words, with how the figure is made.
        source: where the figures come from.
        columns: the columns of its data table.
        rows: values that rows must have, some of them the reader's choice.
        scope: which sessions it shows.
        order: columns that sort the rows; those in two languages alphabetically.
        shape: makes its rows from the marts, where a filter alone does not do.
        note: how to read it, for instance what the band says.
        empty: the sentence shown where there are no rows.
        headline: says what its figures show; the plain title says what they are.
        adapt: gives it the title, unit and columns that the reader's choice asks for,
            where they are not always the same, as those of the chosen KPI.
    """

    key: str
    mart: str
    title: Text
    mark: Mark
    unit: Unit
    unit_text: Text
    source: Text
    columns: tuple[Column, ...]
    rows: Mapping[str, str | Asked] = field(default_factory=dict)
    scope: Scope = Scope.AT_SESSION
    order: tuple[str, ...] = ()
    shape: Callable[[Marts, Choice], pl.DataFrame] | None = None
    note: Text | None = None
    empty: Text = NO_ROWS
    headline: Headline | None = None
    adapt: Callable[[Chart, Marts, Choice], Chart] | None = None
