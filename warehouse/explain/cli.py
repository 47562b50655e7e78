"""`fos explain`: from a figure to the cells it was made of."""

from __future__ import annotations

import json

import click

from warehouse.connect import RESTRICTED_FILE, find_release
from warehouse.explain.document import document
from warehouse.explain.explanation import explain
from warehouse.explain.facts import Facts
from warehouse.explain.lines import lines
from warehouse.settings import read_settings
from warehouse.text import Lang

MOST_CELLS = 100


@click.command("explain")
@click.argument("mart")
@click.argument("key", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--lang", type=click.Choice([*map(str, Lang)]), default="en")
@click.option("--release", "release_id", help="A release instead of the current one.")
@click.option(
    "--restricted",
    is_flag=True,
    help="For the Secretariat: name every Member, from the restricted file.",
)
@click.option(
    "--all", "is_whole", is_flag=True, help=f"Every cell, not {MOST_CELLS} of a part."
)
def explain_command(
    mart: str,
    key: tuple[str, ...],
    *,
    as_json: bool,
    lang: str,
    release_id: str | None,
    restricted: bool,
    is_whole: bool,
) -> None:
    """Explain one row of the report MART: formula, Members, files, cells.

    KEY is column=value, or the values alone in the order of the report's grain:
    rpt_implementation_by_region PTC-249 EUR ALL.
    """
    release = find_release(read_settings(), release_id)
    database = release.path / RESTRICTED_FILE if restricted else release.database
    most = None if is_whole or as_json else MOST_CELLS
    explained = explain(Facts(database), mart, key, is_restricted=restricted, most=most)
    if as_json:
        told = document(explained, release.release_id)
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for line in lines(explained, Lang(lang), release.release_id):
        click.echo(line)
