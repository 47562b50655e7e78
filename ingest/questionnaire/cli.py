"""The command that writes the questionnaire of one Member: `fos template`."""

from __future__ import annotations

from pathlib import Path

import click

from ingest.cli import CannotStart
from ingest.questionnaire.blank import LATEST, blank
from ingest.questionnaire.last import with_last
from ingest.questionnaire.write import write
from warehouse.errors import SourceError
from warehouse.settings import read_settings
from warehouse.text import Lang


@click.command()
@click.option("--member", required=True, help="The Member, by ISO 3166 code.")
@click.option(
    "--session",
    default=LATEST,
    show_default=True,
    help="The session that it is for; the year before it is asked for.",
)
@click.option(
    "--lang",
    type=click.Choice([str(lang) for lang in Lang]),
    default=str(Lang.EN),
    show_default=True,
    help="The language of the questionnaire.",
)
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The workbook to write.",
)
def template(member: str, session: str, lang: str, path: Path) -> None:
    """Write the questionnaire of one Member: KPIs and levels, in one workbook."""
    try:
        questionnaire = blank(member, session, Lang(lang))
        questionnaire = with_last(questionnaire, read_settings())
        path.write_bytes(write(questionnaire))
    except SourceError as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(f"cannot write {path}: {error.strerror}") from error
    click.echo(
        f"{path}: {questionnaire.member_id}, {questionnaire.session_id}, "
        f"period {questionnaire.period}, {lang}"
    )
