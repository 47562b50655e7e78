"""The hidden names of a questionnaire: whose it is, for which session and period."""

from __future__ import annotations

import re
from collections.abc import Mapping

VERSION = "2"
# Version 1 lacks what was answered last and the column that confirms it.
READ_VERSIONS = frozenset({"1", VERSION})
TEMPLATE = "fos_template"
MEMBER, SESSION, PERIOD, LANG = "fos_member", "fos_session", "fos_period", "fos_lang"
# The one name that points to a cell: may the Member be named with its answers?
CONSENT = "fos_may_be_named"
CONSTANT = re.compile(r'=?"((?:[^"]|"")*)"')
REFERENCE = re.compile(r"=?\$?(?:'((?:[^']|'')+)'|([^'!]+))[!.]\$?([A-Z]+)\$?([0-9]+)")


def constant(names: Mapping[str, str], name: str) -> str | None:
    """Return the text that a name stands for, where it is a text."""
    match = CONSTANT.fullmatch(names.get(name, "").strip())
    return match[1].replace('""', '"').strip() or None if match else None


def reference(names: Mapping[str, str], name: str) -> tuple[str, str, int] | None:
    """Return sheet, column and row of the cell that a name points to."""
    match = REFERENCE.fullmatch(names.get(name, "").strip())
    if not match:
        return None
    sheet = match[1].replace("''", "'") if match[1] else match[2]
    return sheet, match[3], int(match[4])
