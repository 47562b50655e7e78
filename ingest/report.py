"""What became of the files: for people a line each, for programs one JSON document."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from ingest.check import UNREADABLE, CheckedFile
from ingest.inbox import shown_name
from ingest.problem_kinds import typeset
from ingest.problems import PROBLEMS
from warehouse.text import Lang, Text

DUPLICATE = "duplicate"
STATUSES = {
    "accepted": Text("accepted", "accepté"),
    "partial": Text("partial", "partiel"),
    "held": Text("held", "retenu"),
    "unreadable": Text("unreadable", "illisible"),
    "duplicate": Text("duplicate", "doublon"),
}
SEVERITIES = {
    "error": Text("error", "erreur"),
    "warning": Text("warning", "avertissement"),
}
COUNTS = typeset(
    "{status}: {file} [{source}]: {rows_read} rows read, {rows_accepted} accepted, "
    "{rows_quarantined} held",
    "{status} : {file} [{source}] : {rows_read} lignes lues, {rows_accepted} "
    "acceptées, {rows_quarantined} retenues",
)
KNOWN = typeset(
    "{status}: {file}: the same bytes are in the ledger as {submission_id}",
    "{status} : {file} : les mêmes octets sont au registre sous {submission_id}",
)
READ_AGAIN = typeset(
    "  read again as {submission_id}, in place of {replaces}: the code lists or its "
    "mapping file have changed",
    "  relu sous {submission_id}, à la place de {replaces} : les listes de codes ou "
    "son fichier de correspondance ont changé",
)
PROBLEM = typeset("  {severity} {code}: {message}", "  {severity} {code} : {message}")
MORE = typeset(
    "  and {count} more problems; --json lists them all",
    "  et {count} autres problèmes ; --json les donne tous",
)
TOTALS = typeset(
    "files: {files} ({statuses}); rows: {rows_read} read, {rows_accepted} accepted, "
    "{rows_quarantined} held; errors: {errors}, warnings: {warnings}",
    "fichiers : {files} ({statuses}) ; lignes : {rows_read} lues, {rows_accepted} "
    "acceptées, {rows_quarantined} retenues ; erreurs : {errors}, avertissements : "
    "{warnings}",
)
PASSED_OVER = typeset(
    "passed over in folders, being of other kinds, hidden, locks or Readme: {count} "
    "({names}); name a file to have it read",
    "laissés de côté dans les dossiers, étant d'autres types, masqués, verrous ou "
    "Lisez-moi : {count} ({names}) ; nommer un fichier pour qu'il soit lu",
)
MOST_LINES = 100
MOST_NAMES = 20
# The keys of a problem in JSON, and the columns of the ledger's table.
PROBLEM_KEYS = {
    "column" if name == "column_name" else name: name for name in PROBLEMS.names()
}


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    file: str
    sha256: str | None
    source: str | None
    submission_id: str | None
    status: str
    rows_read: int = 0
    rows_accepted: int = 0
    rows_quarantined: int = 0
    problems: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=PROBLEMS)
    )
    replaces: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the file's entry in the JSON document."""
        problems = self.problems.select(**PROBLEM_KEYS)
        order = ("code", "severity", "sheet", "row", "column", "cell", "value")
        return {
            "file": self.file,
            "sha256": self.sha256,
            "source": self.source,
            "submission_id": self.submission_id,
            "status": self.status,
            "rows_read": self.rows_read,
            "rows_accepted": self.rows_accepted,
            "rows_quarantined": self.rows_quarantined,
            "problems": problems.select(*order, "message_en", "message_fr").to_dicts(),
            **({"replaces": self.replaces} if self.replaces else {}),
        }


def duplicate_of(
    path: Path, sha256: str, source: str | None, submission_id: str
) -> FileResult:
    """Return that a file's bytes are known, and would read no differently now."""
    return FileResult(shown_name(path), sha256, source, submission_id, DUPLICATE)


def result_of(
    checked: CheckedFile, submission_id: str | None = None, replaces: str | None = None
) -> FileResult:
    """Return what became of a checked file."""
    return FileResult(
        file=shown_name(checked.path),
        sha256=checked.sha256,
        source=checked.source,
        submission_id=submission_id,
        status=checked.status,
        rows_read=checked.rows_read,
        rows_accepted=checked.rows_accepted,
        rows_quarantined=checked.rows_quarantined,
        problems=checked.problems,
        replaces=replaces,
    )


def exit_code(results: Sequence[FileResult]) -> int:
    """Return 2 where a file is unreadable, 1 where rows are held, else 0."""
    if any(result.status == UNREADABLE for result in results):
        return 2
    return int(any(result.rows_quarantined for result in results))


def totals_of(results: Sequence[FileResult]) -> dict[str, int]:
    """Return the counts of files by status, of rows and of problems."""
    statuses = Counter(result.status for result in results)
    severities = Counter(
        severity for result in results for severity in result.problems["severity"]
    )
    return {
        "files": len(results),
        **{status: statuses[status] for status in STATUSES},
        **{
            count: sum(getattr(result, count) for result in results)
            for count in ("rows_read", "rows_accepted", "rows_quarantined")
        },
        "errors": severities["error"],
        "warnings": severities["warning"],
    }


def as_json(results: Sequence[FileResult], passed_over: Sequence[str] = ()) -> str:
    """Return the one JSON document of `check` and `ingest`."""
    document = {
        "files": [result.as_json() for result in results],
        "passed_over": list(passed_over),
        "totals": totals_of(results),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def lines(result: FileResult, lang: Lang) -> Iterator[str]:
    """Yield a line on the file and one on each problem."""
    yield (KNOWN if result.status == DUPLICATE else COUNTS).say(
        lang,
        status=STATUSES[result.status](lang),
        file=result.file,
        source=result.source or "?",
        rows_read=result.rows_read,
        rows_accepted=result.rows_accepted,
        rows_quarantined=result.rows_quarantined,
        submission_id=result.submission_id,
    )
    if result.replaces:
        yield READ_AGAIN.say(
            lang, submission_id=result.submission_id, replaces=result.replaces
        )
    problems = result.problems
    if problems.height > MOST_LINES:
        # What is held must not go under among what is only to be looked at.
        problems = problems.sort("severity", maintain_order=True).head(MOST_LINES)
    for problem in problems.iter_rows(named=True):
        yield PROBLEM.say(
            lang,
            severity=SEVERITIES[problem["severity"]](lang),
            code=problem["code"],
            message=problem[f"message_{lang}"],
        )
    if result.problems.height > MOST_LINES:
        yield MORE.say(lang, count=result.problems.height - MOST_LINES)


def passed_over_line(names: Sequence[str], lang: Lang) -> str:
    """Return the line that names what was found in folders and is not read."""
    listed = ", ".join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    more = f" … (+ {rest})" if rest > 0 else ""
    return PASSED_OVER.say(lang, count=len(names), names=listed + more)


def total_line(results: Sequence[FileResult], lang: Lang) -> str:
    """Return the line that sums up the files."""
    totals = totals_of(results)
    statuses = [
        f"{name(lang)} {totals[status]}"
        for status, name in STATUSES.items()
        if totals[status]
    ]
    return TOTALS.say(lang, statuses=", ".join(statuses), **totals)
