"""Links of a file to other files: never followed, and named in one warning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from ingest.folding import printable
from ingest.problem_kinds import typeset
from ingest.problems import Problem
from ingest.readers.active import PROGRAMS, refuse_active
from ingest.readers.package import Package, parse, relations_of, tag
from warehouse.text import Text

MOST_NAMES = 5
NAMELESS = typeset("one without a name", "un fichier sans nom")
# Programs whose documents are linked to in this old way; any other may be started.
OFFICE_PROGRAMS = frozenset({"excel", "soffice", "scalc"})
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def linked_file(target: str) -> str:
    """Return the name of a linked file, without the folders of its sender."""
    line = target.strip()
    path = urlsplit(line).path if ADDRESS.match(line) else line.partition("#")[0]
    return unquote(path).replace("\\", "/").rstrip("/").rpartition("/")[2]


def warned(targets: Iterable[str]) -> tuple[Problem, ...]:
    """Return the warning that names the linked files, or nothing without any."""
    found = list(dict.fromkeys(map(linked_file, targets)))
    if not found:
        return ()
    names = [
        Text(name, name) if (name := printable(one)) else NAMELESS for one in found
    ]
    more = len(names) - MOST_NAMES
    listed = typeset(
        ", ".join(name.en for name in names[:MOST_NAMES])
        + (f" and {more} more" if more > 0 else ""),
        ", ".join(name.fr for name in names[:MOST_NAMES])
        + (f" et {more} de plus" if more > 0 else ""),
    )
    return (Problem("links_not_followed", listed),)


def refuse_program(application: str | None, topic: str | None) -> str:
    """Return the file of a DDE link between office programs, or refuse the link."""
    if not topic or (application or "").strip().lower() not in OFFICE_PROGRAMS:
        refuse_active(PROGRAMS)
    return topic


def links_of_workbook(package: Package, main: str) -> tuple[Problem, ...]:
    """Return what is to be said of the links of an XLSX workbook."""
    return warned(
        target
        for kind, part, is_outside in relations_of(package, main)
        if kind == "externalLink"
        for target in ([part] if is_outside else _targets(package, part))
    )


def _targets(package: Package, part: str) -> Iterator[str]:
    """Yield the files of one link, or an empty name where it names none."""
    programs = [
        refuse_program(link.get("ddeService"), link.get("ddeTopic"))
        for link in (parse(package, part) if part in package else ())
        if tag(link) == "ddeLink"
    ]
    outside = [target for _, target, is_far in relations_of(package, part) if is_far]
    yield from [*programs, *outside] or [""]
