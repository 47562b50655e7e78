"""The commands that read files: `fos check`, `fos ingest`, `fos sample`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from ingest import report
from ingest import sample as samples
from ingest.answers_before import with_effects
from ingest.check import CheckedFile, check_file, reading_ahead
from ingest.errata.write import Errata
from ingest.inbox import Inbox, Input, open_inbox, shown_name
from ingest.reading.date import read_date
from ingest.receive import receive_all
from ingest.report import FileResult, result_of
from ingest.sources import all_sources
from warehouse.errors import LedgerError, SourceError
from warehouse.ledger import Ledger
from warehouse.ledger_reading import LedgerReader, reading_ledger
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
            help="The language of the messages; default en, in errata the file's own.",
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
    lang: str | None,
    received_on: date | None,
    source: str | None,
    is_json: bool,
) -> None:
    """Read and validate files; write nothing.

    Where there is a ledger, what the files would do to earlier answers is told as well.
    """
    inbox = _inbox(paths, received_on)
    with _earlier_answers() as earlier:
        results = [
            result_of(_checked(one, source, earlier))
            for one in reading_ahead(_progress(inbox.inputs), source)
        ]
    _conclude(results, inbox, lang, is_json=is_json)


@contextmanager
def _earlier_answers() -> Generator[LedgerReader | None]:
    """Give the ledger, if there is one that can be read; say so where it cannot."""
    with ExitStack() as stack:
        try:
            earlier = stack.enter_context(reading_ledger(read_settings()))
        except LedgerError as error:
            click.echo(
                f"fos: {error}; what these files would do to earlier answers is not "
                "said",
                err=True,
            )
            earlier = None
        yield earlier


def _checked(
    one: Input, source: str | None, earlier: LedgerReader | None
) -> CheckedFile:
    checked = check_file(one.path, one.received_on, source, sender=one.sender)
    return with_effects(checked, earlier) if earlier else checked


@click.command()
@_options
@click.option(
    "--errata",
    "errata_folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for what goes back: marked workbooks and messages.",
)
def ingest(
    paths: tuple[Path, ...],
    lang: str | None,
    received_on: date | None,
    source: str | None,
    is_json: bool,
    errata_folder: Path | None,
) -> None:
    """Load files into the ledger; folders are walked."""
    inbox = _inbox(paths, received_on)
    errata = _errata(errata_folder, inbox, lang)
    with Ledger.open(read_settings()) as ledger:
        inputs = _progress(inbox.inputs)
        results = list(receive_all(inputs, source, ledger, errata))
    _conclude(results, inbox, lang, errata, is_json=is_json)


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


def _errata(folder: Path | None, inbox: Inbox, lang: str | None) -> Errata | None:
    if folder is None:
        return None
    try:
        inputs = [one.path for one in inbox.inputs]
        return Errata(folder, inputs, Lang(lang) if lang else None)
    except SourceError as error:
        raise CannotStart(str(error)) from error


def _inbox(paths: tuple[Path, ...], received_on: date | None) -> Inbox:
    try:
        inbox = open_inbox(paths, datetime.now(UTC).date(), received_on)
    except SourceError as error:
        raise CannotStart(str(error)) from error
    if not inbox.inputs:
        raise CannotStart("no files to read there: name files, or a folder of them")
    return inbox


def _progress(inputs: tuple[Input, ...]) -> Iterator[Input]:
    """Yield the inputs with a bar on standard error, for many files on a terminal."""
    is_shown = len(inputs) > 1 and sys.stderr.isatty()
    return iter(tqdm(inputs, unit="file", disable=not is_shown, leave=False))


def _conclude(
    results: Iterable[FileResult],
    inbox: Inbox,
    lang: str | None,
    errata: Errata | None = None,
    *,
    is_json: bool,
) -> None:
    """Print what became of the files and leave with the code that says it."""
    listed, language = list(results), Lang(lang or Lang.EN)
    passed_over = [shown_name(path) for path in inbox.passed_over]
    if passed_over:
        click.echo(f"fos: {report.passed_over_line(passed_over, language)}", err=True)
    if is_json:
        click.echo(report.as_json(listed, passed_over))
    else:
        for result in listed:
            for line in report.lines(result, language):
                click.echo(line)
        if len(listed) > 1:
            click.echo(report.total_line(listed, language))
        if errata and errata.count:
            click.echo(errata.said(language))
    sys.exit(report.exit_code(listed))
