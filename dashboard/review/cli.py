"""`fos review`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dashboard.data import Book
from dashboard.review import words
from dashboard.review.draft import Draft
from dashboard.review.findings import Slip
from dashboard.review.review import review
from dashboard.words import number
from warehouse.connect import find_release
from warehouse.settings import read_settings
from warehouse.text import Lang

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("review")
@click.argument("draft", type=FILE)
@click.argument("twin", type=FILE, required=False)
@click.option("--session", help="The session that all figures shall be of.")
@click.option("--release", "release_id", help="A release instead of the current one.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--lang", type=click.Choice([*map(str, Lang)]), default="en")
def review_command(
    draft: Path,
    twin: Path | None,
    session: str | None,
    release_id: str | None,
    as_json: bool,
    lang: str,
) -> None:
    """Compare a Word DRAFT with a release, and with its TWIN in the other language.

    Looked at are tagged numbers, native charts, percentages and fractions without a
    tag; nothing is written. Exit 0 nothing found, 1 something found.
    """
    book = Book(find_release(read_settings(), release_id))
    paths = (draft, twin) if twin else (draft,)
    drafts, slips = review(paths, book, session)
    release = book.release.release_id
    if as_json:
        click.echo(json.dumps(_document(drafts, slips, release), ensure_ascii=False))
    else:
        for line in _lines(drafts, slips, release, Lang(lang)):
            click.echo(line)
    sys.exit(1 if slips else 0)


def _document(
    drafts: tuple[Draft, ...], slips: tuple[Slip, ...], release_id: str
) -> dict[str, object]:
    return {
        "release_id": release_id,
        "files": [
            {"file": str(draft.path), "lang": str(draft.lang)} | _counts(draft)
            for draft in drafts
        ],
        "slips": [
            {
                "code": slip.code,
                "file": str(slip.path),
                "paragraph": slip.paragraph,
                "around": slip.around,
                "found": slip.found,
                "expected": slip.expected,
                "key": slip.key,
                **{f"message_{lang}": _said(slip, lang) for lang in Lang},
            }
            for slip in slips
        ],
    }


def _counts(draft: Draft) -> dict[str, int]:
    return {
        "paragraphs": len(draft.paragraphs),
        "tagged": sum(len(paragraph.tagged) for paragraph in draft.paragraphs),
        "charts": len(draft.charts),
    }


def _lines(
    drafts: tuple[Draft, ...], slips: tuple[Slip, ...], release_id: str, lang: Lang
) -> Iterator[str]:
    for draft in drafts:
        counts = {name: number(n, lang) for name, n in _counts(draft).items()}
        file = draft.path.name
        yield words.LOOKED_AT.say(lang, file=file, release_id=release_id, **counts)
    for slip in slips:
        file, said = slip.path.name, _said(slip, lang)
        yield words.SLIP.say(lang, file=file, paragraph=slip.paragraph, said=said)
        for more in (slip.around, slip.key):
            if more:
                yield f"    {more}"
    yield words.FOUND.say(lang, len(slips))


def _said(slip: Slip, lang: Lang) -> str:
    return words.CODES[slip.code].say(lang, found=slip.found, expected=slip.expected)
