"""Prepared questions: the `.sql` files of `warehouse/sql`, each one question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import QueryError
from warehouse.text import Text

FOLDER = Path(__file__).resolve().parent / "sql"
LANGUAGE_LINE = re.compile(r"-- (?P<lang>en|fr): (?P<words>.+)")
PARAMETER_LINE = re.compile(r"-- param (?P<name>[a-z_]+): (?P<en>.+) \| (?P<fr>.+)")
PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank in a question; left out (null) it means all."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One prepared question: its words, its SELECT and what may be filled in."""

    key: str
    text: Text
    sql: str
    parameters: tuple[Parameter, ...]

    def values(self, **given: object) -> dict[str, object]:
        """Return a value for every parameter, null for those left out."""
        unknown = given.keys() - {parameter.name for parameter in self.parameters}
        if unknown:
            raise QueryError(f"{self.key} has no parameter {sorted(unknown)[0]!r}")
        return {
            parameter.name: given.get(parameter.name) for parameter in self.parameters
        }


def all_questions(folder: Path = FOLDER) -> tuple[Question, ...]:
    """Return the questions of a folder, sorted by key: the name of the file."""
    return tuple(
        parse_question(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.sql"))
    )


def parse_question(key: str, content: str) -> Question:
    """Return the question that a file holds: comment lines on top, then one SELECT.

    Raises:
        QueryError: a language is missing, or parameters and SELECT do not agree.
    """
    lines = content.splitlines()
    first = next(
        (no for no, line in enumerate(lines) if not line.startswith("--")), len(lines)
    )
    head, sql = lines[:first], "\n".join(lines[first:]).strip()
    words = {
        match["lang"]: match["words"].strip()
        for match in map(LANGUAGE_LINE.fullmatch, head)
        if match
    }
    if words.keys() != {"en", "fr"}:
        raise QueryError(f"{key}.sql must open with a line `-- en: …` and `-- fr: …`")
    parameters = tuple(
        Parameter(match["name"], Text(match["en"].strip(), match["fr"].strip()))
        for match in map(PARAMETER_LINE.fullmatch, head)
        if match
    )
    _check_parameters(key, parameters, sql)
    return Question(key, Text(words["en"], words["fr"]), sql, parameters)


def _check_parameters(key: str, parameters: tuple[Parameter, ...], sql: str) -> None:
    described = [parameter.name for parameter in parameters]
    if sorted(described) != sorted(set(PARAMETER.findall(sql))):
        raise QueryError(
            f"{key}.sql: describe each $parameter of the SELECT once, and no other, "
            "in a line `-- param name: English | French`"
        )
