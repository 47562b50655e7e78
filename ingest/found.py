"""The tables found in a file, with what it takes to read them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.book import Sheet
from ingest.codes import Codes
from ingest.locate import Located
from ingest.problems import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a file.

    Args:
        tables: each table with its sheet.
        codes: the code lists to read them against.
        problems: what is wrong beside the tables.
        is_sample: the file says that its answers are invented.
    """

    tables: tuple[tuple[Sheet, Located], ...]
    codes: Codes
    problems: tuple[Problem, ...] = ()
    is_sample: bool = False
