"""The commands that read files: `fos check`, `fos ingest`, `fos sample`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from ingest import report
from ingest import sample as samples
from ingest.check import check_file
from ingest.history import with_vanished
from ingest.inbox import Inbox, Input, open_inbox, shown_name
from ingest.load import known_rows, load
from ingest.reading.date import read_date
from ingest.reading_key import may_differ, reading_key
from ingest.report import FileResult, duplicate_of, result_of
from ingest.sources import all_sources
from warehouse.durable import sha256_of
from warehouse.errors import SourceError
from warehouse.ledger import Ledger
from warehouse.settings import read_settings
from warehouse.text import Lang


class CannotStart(click.ClickException):
    """What was asked for cannot be done at all; one line, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - as click declares it
        """Print the one line."""
        click.echo(f"fos: {self.message}", err=True)


def _day(_: click.Context, __: click.Parameter, text: str | None) -> date | None:
    if text is None:
        return None
    reading = read_date(text)
    if not reading.values:
        raise CannotStart(
            f"--received-on {text!r} is not a date: write it as 2025-10-01"
        )
    return reading.values[0]


def _source(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    known = [source.name for source in all_sources()]
    if name is not None and name not in known:
        raise CannotStart(f"no source {name!r}: write one of {', '.join(known)}")
    return name


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what `check` and `ingest` have in common."""
    for add in (
        click.option(
            "--json", "is_json", is_flag=True, help="Print one JSON document."
        ),
        click.option("--source", callback=_source, help="The source of all files."),
        click.option(
            "--received-on",
            callback=_day,
            help="The day of receipt; else received.csv tells, else today.",
        ),
        click.option(
            "--lang",
            type=click.Choice([str(lang) for lang in Lang]),
            default=str(Lang.EN),
            help="The language of the messages.",
        ),
        click.argument(
            "paths", nargs=-1, required=True, type=click.Path(path_type=Path)
        ),
    ):
        command = add(command)
    return command


@click.command()
@_options
def check(
    paths: tuple[Path, ...],
    lang: str,
    received_on: date | None,
    source: str | None,
    is_json: bool,
) -> None:
    """Read and validate files; write nothing."""
    inbox = _inbox(paths, received_on)
    results = (
        result_of(check_file(one.path, one.received_on, source, sender=one.sender))
        for one in _progress(inbox.inputs)
    )
    _conclude(results, lang, is_json=is_json)


@click.command()
@_options
def ingest(
    paths: tuple[Path, ...],
    lang: str,
    received_on: date | None,
    source: str | None,
    is_json: bool,
) -> None:
    """Load files into the ledger; folders are walked."""
    inbox = _inbox(paths, received_on)
    with Ledger.open(read_settings()) as ledger:
        results = [_load(one, source, ledger) for one in _progress(inbox.inputs)]
    _conclude(results, lang, is_json=is_json)


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; default: sample in FOS_HOME.",
)
def sample(out: Path | None) -> None:
    """Write flagged sample files: invented answers, the same at each run."""
    folder = out or read_settings().home / "sample"
    try:
        count = samples.write(folder)
    except OSError as error:
        raise CannotStart(f"cannot write the sample to {folder}: {error}") from error
    click.echo(f"{count} sample files in {folder}; every answer in them is invented")


def _load(one: Input, source: str | None, ledger: Ledger) -> FileResult:
    """Load one file, unless its bytes are known and would read no differently now."""
    try:
        sha256 = sha256_of(one.path)
    except OSError:
        return result_of(check_file(one.path, one.received_on, source))
    known, reading = ledger.find(sha256), reading_key(one.path)
    if known and (known.is_withdrawn or not may_differ(known.reading, reading)):
        return duplicate_of(one.path, sha256, source, known.submission_id)
    if known:
        # Read anew, a file still came on the day it came, and from whom it came.
        one = Input(one.path, known.received_on, known.sender)
        source = source or (known.source if known.source in _names() else None)
    former = known.submission_id if known else None
    checked = check_file(
        one.path,
        one.received_on,
        source,
        sender=one.sender,
        known=known_rows(ledger, former),
    )
    if "bad_mapping" in checked.problems["code"]:
        # The fault is not in the file: it can be loaded once the mapping is mended.
        return result_of(checked)
    checked = with_vanished(checked, ledger, former)
    receipt = load(checked, sha256, ledger, reading, known)
    if receipt.is_duplicate:
        return duplicate_of(one.path, sha256, source, receipt.submission_id)
    return result_of(checked, receipt.submission_id, former)


def _names() -> set[str]:
    return {one.name for one in all_sources()}


def _inbox(paths: tuple[Path, ...], received_on: date | None) -> Inbox:
    try:
        inbox = open_inbox(paths, datetime.now(UTC).date(), received_on)
    except SourceError as error:
        raise CannotStart(str(error)) from error
    if not inbox.inputs:
        raise CannotStart("no files to read there: name files, or a folder of them")
    if inbox.passed_over:
        names = ", ".join(shown_name(path) for path in inbox.passed_over[:5])
        click.echo(
            f"fos: {len(inbox.passed_over)} files of other kinds were passed over: "
            f"{names}{' …' if len(inbox.passed_over) > 5 else ''}",
            err=True,
        )
    return inbox


def _progress(inputs: tuple[Input, ...]) -> Iterator[Input]:
    """Yield the inputs with a bar on standard error, for many files on a terminal."""
    is_shown = len(inputs) > 1 and sys.stderr.isatty()
    return iter(tqdm(inputs, unit="file", disable=not is_shown, leave=False))


def _conclude(results: Iterable[FileResult], lang: str, *, is_json: bool) -> None:
    """Print what became of the files and leave with the code that says it."""
    listed = list(results)
    if is_json:
        click.echo(report.as_json(listed))
    else:
        for result in listed:
            for line in report.lines(result, Lang(lang)):
                click.echo(line)
    sys.exit(report.exit_code(listed))
