"""Where the texts of a field stand in a table, and which of its rows are meant."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.mapping import nodes
from ingest.mapping.says import KEYS, PLAIN, Says, says_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text of a field stands: a column, by header or letter, or nowhere.

    `headers` are alternatives; the parts of a header in several rows are joined by >.
    With `separator`, the text is the part of the cell of that number, counted from 1.
    `says` is how the text is to be read.
    """

    headers: tuple[str, ...] = ()
    letter: str | None = None
    text: str | None = None
    is_sheet_name: bool = False
    separator: str | None = None
    part: int = 1
    says: Says = PLAIN


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must have to be read: one of the texts in one of the columns.

    `is_whole`: the cell is the text; else a word of the cell begins with it.
    """

    columns: tuple[Place, ...]
    texts: tuple[str, ...]
    is_whole: bool


def place_of(node: object, place: str) -> Place:
    """Return a place as a mapping file declares it."""
    if not isinstance(node, dict):
        return Place(headers=nodes.texts(node, place))
    where = ("letter", "text", "sheet_name", "column")
    told = nodes.keys(node, place, (), (*where, "split", "part", *KEYS))
    if len(told.keys() & set(where)) != 1:
        raise nodes.refuse(
            place,
            "one of column, letter, text and sheet_name belongs here",
            "il y faut l'un de column, letter, text et sheet_name",
        )
    is_column = bool({"letter", "column"} & told.keys())
    if ("split" in told) != ("part" in told):
        raise nodes.refuse(
            place,
            "split and part belong together, beside column or letter",
            "split et part vont ensemble, à côté de column ou letter",
        )
    if not is_column and len(told) > 1:
        raise nodes.refuse(
            place,
            f"{', '.join(told.keys() - set(where))} goes with column or letter",
            f"{', '.join(told.keys() - set(where))} va avec column ou letter",
        )
    return Place(
        headers=nodes.texts(told["column"], place) if "column" in told else (),
        letter=nodes.text(told["letter"], place).upper() if "letter" in told else None,
        text=nodes.text(told["text"], place) if "text" in told else None,
        is_sheet_name="sheet_name" in told,
        separator=_separator(told["split"], place) if "split" in told else None,
        part=_part(told["part"], f"{place}.part") if "part" in told else 1,
        says=says_of(told, place),
    )


def _separator(node: object, place: str) -> str:
    # A blank is a separator too, so it is not stripped.
    if not isinstance(node, str) or not node:
        raise nodes.refuse(
            f"{place}.split", "a text belongs here", "il y faut un texte"
        )
    return node


def _part(node: object, place: str) -> int:
    text = nodes.text(node, place)
    if not text.isdecimal() or not 1 <= int(text) <= 99:
        raise nodes.refuse(
            place, "a number from 1 belongs here", "il y faut un numéro à partir de 1"
        )
    return int(text)


def conditions_of(node: object, place: str) -> tuple[Condition, ...]:
    """Return the conditions that a row must meet, all of them."""
    return tuple(
        _condition(one, f"{place}[{number}]")
        for number, one in enumerate(nodes.items(node, place))
    )


def _condition(node: object, place: str) -> Condition:
    told = nodes.keys(node, place, ("columns",), ("mention", "equal"))
    if len(told) != 2:
        raise nodes.refuse(
            place,
            "one of mention and equal belongs here",
            "il y faut l'un de mention et equal",
        )
    kind = "equal" if "equal" in told else "mention"
    columns = nodes.texts(told["columns"], f"{place}.columns")
    return Condition(
        columns=tuple(Place(headers=(one,)) for one in columns),
        texts=nodes.texts(told[kind], f"{place}.{kind}"),
        is_whole=kind == "equal",
    )
