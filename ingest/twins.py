"""The two languages of one paper: which file is the twin of which."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from ingest.readers.encoding import decode
from warehouse.durable import is_there

TWINS_FILE = "twins.csv"
LANGUAGES = (
    ("en", "fr"),
    ("eng", "fra"),
    ("e", "f"),
    ("english", "french"),
    ("english", "francais"),
    ("english", "français"),
    ("anglais", "français"),
    ("anglais", "francais"),
)
# "annex_EN", "annex-fr", "annex (English)"; a lone letter only after _ or a space.
NAMED = re.compile(r"(.*[_\-. (])([^\W\d_]+)(\)?)")
# The symbol of a document, with its version: PC0733E, PC0733Fa.
SYMBOL = re.compile(r"(.*[0-9])([EFef])([a-z]?[0-9]?)")


def twin_of(path: Path) -> Path | None:
    """Return the file beside it that is the same paper in the other language.

    `twins.csv` (english, french) tells; else the names do, which differ in nothing but
    the language.
    """
    declared = _declared(path.parent).get(path.name)
    names = [declared] if declared else _names(path)
    beside = [path.with_name(name) for name in names]
    return next((twin for twin in beside if is_there(twin)), None)


def _names(path: Path) -> list[str]:
    """Return the names that the twin of a file may have."""
    match = SYMBOL.fullmatch(path.stem) or NAMED.fullmatch(path.stem)
    if not match:
        return []
    before, word, after = match.groups()
    return [
        f"{before}{_as_written(word, other)}{after or ''}{path.suffix}"
        for pair in LANGUAGES
        for one, other in (pair, pair[::-1])
        if word.casefold() == one
    ]


def _as_written(model: str, word: str) -> str:
    """Return a word in the case of another one."""
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


def _declared(folder: Path) -> dict[str, str]:
    """Return the twin of each file that `twins.csv` names."""
    path = folder / TWINS_FILE
    if not path.is_file():
        return {}
    text, _ = decode(path.read_bytes())
    pairs = [
        (record[0].strip(), record[1].strip())
        for record in csv.reader(text.splitlines())
        if len(record) >= 2
    ]
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}
