"""`fos verify`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from dashboard.passport.report import document, lines
from dashboard.passport.verify import Verdict, verify
from warehouse.errors import WarehouseError
from warehouse.settings import read_settings
from warehouse.text import Lang

# A failure is no verdict: it must not read as 1, which says that figures changed.
EXIT = {Verdict.IDENTICAL: 0, Verdict.CHANGED: 1, Verdict.CANNOT_TELL: 2}


@click.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--release", "release_id", help="A release instead of the current one.")
@click.option(
    "--restricted",
    "is_restricted",
    is_flag=True,
    help="Name cells that may not be named too: for the Secretariat alone.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--lang", type=click.Choice([*map(str, Lang)]), default="en")
def verify_command(
    file: Path,
    release_id: str | None,
    is_restricted: bool,
    as_json: bool,
    lang: str,
) -> None:
    """Say whether an exported FILE still holds, and if not, what changed.

    Exit 0 identical, 1 changed, 2 cannot tell.
    """
    try:
        found = verify(
            file, read_settings(), release_id=release_id, is_restricted=is_restricted
        )
    except WarehouseError as error:
        click.echo(f"fos: {error}", err=True)
        sys.exit(EXIT[Verdict.CANNOT_TELL])
    if as_json:
        click.echo(json.dumps(document(found, str(file)), ensure_ascii=False))
    else:
        for line in lines(found, str(file), Lang(lang)):
            click.echo(line)
    sys.exit(EXIT[found.verdict])
