"""The command that proposes a mapping file: `fos map`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from ingest.book import Book, Unreadable
from ingest.cli import CannotStart
from ingest.codes import read_codes
from ingest.inbox import shown_name
from ingest.mapping.notes import (
    BLANK,
    NO_VALUES,
    NOTHING,
    SHEET_WITHOUT,
    SHEET_WITHOUT_VALUES,
    WRITTEN,
)
from ingest.mapping.propose import doubts, proposal, words_left_out
from ingest.mapping.recognise import Shape, recognise
from ingest.problems import Finding
from ingest.readers.apart import reading_room
from ingest.sources import all_sources
from warehouse.durable import is_there
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
    if not is_there(path):
        raise CannotStart(f"{name}: there is no such file")
    book = _read(path, language)
    found = {sheet.name: recognise(sheet, read_codes()) for sheet in book.sheets}
    shapes = [shape for shape in found.values() if shape and shape.has_values]
    if not shapes:
        raise CannotStart(_nothing(list(found.values()), name, language))
    text = proposal(shown_name(Path(path.name)), shapes, language)
    if output:
        _write(output, text)
        blanks = sum(BLANK(language) in line for line in text.splitlines())
        click.echo(WRITTEN.say(language, path=shown_name(output), blanks=blanks))
    else:
        click.echo(text, nl=False)
    for line in _said_of_links(book, language):
        click.echo(f"  ? {line}", err=True)
    for line in (*doubts(shapes, language), *_left_out(found, language)):
        click.echo(f"  ? {line}", err=True)


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


def _left_out(found: Mapping[str | None, Shape | None], lang: Lang) -> Iterator[str]:
    """Yield a line on each sheet that is not in the proposal."""
    for sheet, shape in found.items():
        if shape is None:
            yield SHEET_WITHOUT.say(lang, sheet=sheet)
        elif not shape.has_values:
            line = SHEET_WITHOUT_VALUES.say(lang, sheet=sheet)
            words = f"; {words_left_out(shape, lang)}" if shape.words else ""
            yield line + words


def _nothing(shapes: Sequence[Shape | None], name: str, lang: Lang) -> str:
    """Return the one line on a file for which nothing can be proposed."""
    known = [shape for shape in shapes if shape]
    if not known:
        return NOTHING.say(lang, file=name)
    worded = next((shape for shape in known if shape.words), None)
    line = NO_VALUES.say(lang, file=name)
    return f"{line}; {words_left_out(worded, lang)}" if worded else line


def _write(output: Path, text: str) -> None:
    """Write a new file: a mapping that somebody wrote is not overwritten."""
    try:
        with output.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise CannotStart(f"{output} is there already: name another file") from error
    except OSError as error:
        raise CannotStart(f"cannot write {output}: {error.strerror}") from error
