"""The command `fos rehearse`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ingest.rehearse.compare import Changes, compare
from ingest.rehearse.say import lines
from ingest.rehearse.shadow import shadow_of
from warehouse.settings import read_settings
from warehouse.text import Lang

NOTHING = Changes([], [], [], [])


@click.command()
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
@click.option("--source", help="The source of all files.")
@click.option(
    "--received-on", help="The day of receipt; else as `fos ingest` takes it."
)
@click.option(
    "--lang",
    type=click.Choice([str(lang) for lang in Lang]),
    default=str(Lang.EN),
    help="The language of the answer.",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def rehearse(
    paths: tuple[Path, ...],
    lang: str,
    received_on: str | None,
    source: str | None,
    *,
    is_json: bool,
) -> None:
    """Say what would change if these files were loaded; change nothing.

    For the steward: it names Members whose answers may not be published.
    """
    options = [
        *(("--source", source) if source else ()),
        *(("--received-on", received_on) if received_on else ()),
    ]
    with shadow_of(read_settings(), paths, options) as shadow:
        changes = compare(shadow) if shadow else NOTHING
        files = shadow.files if shadow else []
    if is_json:
        document = {
            "is_restricted": True,
            "files": [
                {name: file[name] for name in ("file", "status", "rows_accepted")}
                for file in files
            ],
            "figures": changes.figures,
            "new_members": changes.new_members,
            "values": changes.values,
            "register": changes.register,
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))
        return
    for line in lines(changes, Lang(lang)):
        click.echo(line)
