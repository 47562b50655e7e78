"""The nodes of a mapping file, each checked where it stands."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

import yaml

from ingest.book import Unreadable


class BadMapping(Unreadable):
    """A mapping file that cannot be followed: the key where it fails, and why."""

    def __init__(self, place: str, en: str, fr: str, key: str | None = None) -> None:
        spaced = f"{place} : " if place else ""
        super().__init__(
            f"{place}: {en}" if place else en, spaced + fr, code="bad_mapping"
        )
        self.place, self.key = place, key
        self._said = en, fr

    def on_line(self, line: int) -> BadMapping:
        """Return the same with the line of the file."""
        en, fr = self._said
        return BadMapping(
            self.place, f"{en} (line {line})", f"{fr} (ligne {line})", self.key
        )


def refuse(place: str, en: str, fr: str, key: str | None = None) -> BadMapping:
    """Return the verdict on a mapping file; `key` is the one to blame in the place."""
    return BadMapping(place, en, fr, key)


class _Loader(yaml.BaseLoader):
    """YAML whose every scalar stays text (2018, NO, 1.0), and no key stands twice."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[str, Any]:
        """Return a mapping, or refuse one that names a key twice."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in map(str, keys) if keys.count(key) > 1}
        if twice:
            name = min(twice)
            line = node.start_mark.line + 1 if node.start_mark else 1
            raise refuse(
                "",
                f"“{name}” stands twice (line {line})",
                f"« {name} » figure deux fois (ligne {line})",
            )
        return super().construct_mapping(node, deep)


def load(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a YAML text holds, its scalars as text."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a BaseLoader: texts only
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise refuse(
            "", f"it is not YAML (line {line})", f"ce n'est pas du YAML (ligne {line})"
        ) from error


def keys(
    node: object, place: str, needed: Collection[str], further: Collection[str] = ()
) -> dict[str, Any]:
    """Return a node that has all keys needed, and none that is not known."""
    if not isinstance(node, dict):
        raise refuse(place, "keys and values belong here", "il y faut clés et valeurs")
    known = ", ".join([*needed, *further])
    for key in node:
        if key not in needed and key not in further:
            raise refuse(
                place,
                f"“{key}” is not known here; known are {known}",
                f"« {key} » est inconnu ici ; sont connus {known}",
                key,
            )
    for key in needed:
        if key not in node:
            raise refuse(place, f"“{key}” is missing", f"« {key} » manque")
    return node


def entries(node: object, place: str) -> dict[str, Any]:
    """Return a node whose keys are names that the file chooses."""
    if not isinstance(node, dict) or not node:
        raise refuse(place, "keys and values belong here", "il y faut clés et valeurs")
    return node


def items(node: object, place: str) -> list[Any]:
    """Return a node that is a list with something in it."""
    if not isinstance(node, list) or not node:
        raise refuse(place, "a list belongs here", "il y faut une liste")
    return node


def text(node: object, place: str) -> str:
    """Return a node that is a text."""
    if not isinstance(node, str) or not node.strip():
        raise refuse(place, "a text belongs here", "il y faut un texte")
    return node.strip()


def texts(node: object, place: str) -> tuple[str, ...]:
    """Return a node that is a text, or a list of them."""
    if isinstance(node, list):
        return tuple(text(one, place) for one in items(node, place))
    return (text(node, place),)


def one_of(node: object, place: str, known: Collection[str]) -> str:
    """Return a node that is one of the words known."""
    if node not in known:
        listed = ", ".join(known)
        raise refuse(
            place,
            f"“{node}” is not known here; known are {listed}",
            f"« {node} » est inconnu ici ; sont connus {listed}",
        )
    return str(node)


def number(node: object, place: str) -> float:
    """Return a node that is a number."""
    try:
        value = float(text(node, place))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise refuse(place, f"“{node}” is no number", f"« {node} » n'est pas un nombre")
    return value
