"""The command that proposes a mapping file: `fos map`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ingest.book import Book, Unreadable
from ingest.cli import CannotStart
from ingest.codes import read_codes
from ingest.inbox import shown_name
from ingest.mapping.notes import BLANK, NOTHING, SHEET_WITHOUT, WRITTEN
from ingest.mapping.propose import doubts, proposal
from ingest.mapping.recognise import recognise
from ingest.problems import Finding
from ingest.readers.apart import reading_room
from ingest.sources import all_sources
from warehouse.text import Lang


@click.command("map")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The mapping file to write; else it is printed.",
)
@click.option(
    "--lang",
    type=click.Choice([str(lang) for lang in Lang]),
    default=str(Lang.EN),
    show_default=True,
    help="The language of comments and messages.",
)
def propose(path: Path, output: Path | None, lang: str) -> None:
    """Propose a mapping file for a table; say what is not sure."""
    language, name = Lang(lang), shown_name(path)
    if not path.is_file():
        raise CannotStart(f"{name}: there is no such file")
    book = _read(path, language)
    found = {sheet.name: recognise(sheet, read_codes()) for sheet in book.sheets}
    shapes = [shape for shape in found.values() if shape]
    if not shapes:
        raise CannotStart(NOTHING.say(language, file=name))
    text = proposal(shown_name(Path(path.name)), shapes, language)
    if output:
        _write(output, text)
        blanks = sum(BLANK(language) in line for line in text.splitlines())
        click.echo(WRITTEN.say(language, path=shown_name(output), blanks=blanks))
    else:
        click.echo(text, nl=False)
    for line in _said_of_links(book, language):
        click.echo(f"  ? {line}", err=True)
    for line in doubts(shapes, language):
        click.echo(f"  ? {line}", err=True)
    for sheet, shape in found.items():
        if shape is None:
            click.echo(f"  ? {SHEET_WITHOUT.say(language, sheet=sheet)}", err=True)


def _read(path: Path, lang: Lang) -> Book:
    """Return the sheets of the file, or say what `fos check` says of it."""
    try:
        return reading_room().read(path, [one.name for one in all_sources()])
    except Unreadable as refusal:
        said = Finding(refusal.code, refusal.detail).message(lang, "")
        raise CannotStart(f"{shown_name(path)}: {said}") from refusal


def _said_of_links(book: Book, lang: Lang) -> Iterator[str]:
    """Yield the warning about links, in the words of `fos check`."""
    for problem in book.problems:
        if problem.code == "links_not_followed":
            yield Finding(problem.code, problem.detail).message(lang, "")


def _write(output: Path, text: str) -> None:
    """Write a new file: a mapping that somebody wrote is not overwritten."""
    try:
        with output.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise CannotStart(f"{output} is there already: name another file") from error
    except OSError as error:
        raise CannotStart(f"cannot write {output}: {error.strerror}") from error
