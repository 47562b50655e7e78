"""The commands of the store: build, releases, rollback, sql."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from warehouse import release as release_store
from warehouse.connect import find_release
from warehouse.doctor import examine
from warehouse.errors import BuildError, QueryError, SettingsError, WarehouseError
from warehouse.listing import listing
from warehouse.minutes import read_minute
from warehouse.pointer import embargo
from warehouse.settings import read_settings
from warehouse.sql_room import DEFAULT_LIMIT, DEFAULT_SECONDS, run_query
from warehouse.tables import FORMATS, to_csv, to_json, to_text, write
from warehouse.text import Lang

MARKS = {"is_current": "*", "is_under_embargo": "!", "is_previous": "<"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--if-changed", is_flag=True, help="Keep a release of the same inputs.")
@click.option(
    "--embargo-until",
    metavar="MINUTE",
    help="Readers see it from this minute on: 2026-06-25T10:00+02:00.",
)
@click.option(
    "--no-embargo", is_flag=True, help="Open it at once, and lift one that waits."
)
def build(
    as_json: bool, if_changed: bool, embargo_until: str | None, no_embargo: bool
) -> None:
    """Build a release aside, audit it, then make it current, or so from a minute on."""
    settings = read_settings()
    until = _future(embargo_until, no_embargo) if embargo_until else None
    warnings: list[str] = []
    try:
        made = release_store.build(
            settings,
            only_if_changed=if_changed,
            embargo_until=until,
            keep_embargo=not no_embargo,
            tell=warnings.append,
        )
    except BuildError as error:
        if as_json:
            answer = {"status": "failed", "failed": error.failed, "error": str(error)}
            click.echo(json.dumps(answer))
        raise
    waiting = embargo(settings)
    is_held = waiting is not None and waiting.release_id == made.release_id
    held_until = waiting.until.isoformat() if waiting and is_held else None
    if as_json:
        said = {"status": "built", "failed": [], "embargo_until": held_until}
        click.echo(json.dumps(said | made.manifest | {"warnings": warnings}))
        return
    rows = sum(mart["row_count"] for mart in made.manifest["marts"].values())
    click.echo(
        f"release {made.release_id}: {len(made.manifest['marts'])} marts, {rows} rows, "
        f"{made.manifest['test_count']} tests passed"
    )
    for warning in warnings:
        click.echo(f"to look at: {warning}")
    if waiting and is_held and not waiting.is_over():
        click.echo(f"under embargo: readers see it from {waiting.say()}")


def _future(text: str, no_embargo: bool) -> datetime:
    if no_embargo:
        raise SettingsError("--embargo-until and --no-embargo contradict each other")
    until = read_minute(text)
    if until <= datetime.now(UTC):
        raise SettingsError(
            f"the minute {text} is over: give one to come, or leave the option out"
        )
    return until


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def releases(as_json: bool) -> None:
    """List the releases, newest first.

    * marks the current one, < the one before, ! one under embargo.
    """
    settings = read_settings()
    listed = [asdict(each) for each in listing(settings)]
    if as_json:
        click.echo(json.dumps({"releases": listed}))
        return
    for entry in listed:
        mark = next((sign for name, sign in MARKS.items() if entry[name]), " ")
        until = entry["embargo_until"]
        held = f"  from {until}" if entry["is_under_embargo"] else ""
        click.echo(
            f"{mark} {entry['release_id']}  {entry['built_at']}  "
            f"{entry['submission_count']} submissions{held}"
        )


@click.command()
@click.argument("release_id")
def rollback(release_id: str) -> None:
    """Make RELEASE_ID the current release."""
    made = release_store.roll_back(read_settings(), release_id)
    click.echo(f"current release: {made.release_id}")


@click.command()
@click.argument("query")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="table")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--release", "release_id", help="A release instead of the current one.")
@click.option("--limit", type=click.IntRange(min=1), default=DEFAULT_LIMIT)
@click.option("--seconds", type=click.FloatRange(min=0.1), default=DEFAULT_SECONDS)
def sql(
    query: str,
    kind: str,
    output: Path | None,
    release_id: str | None,
    limit: int,
    seconds: float,
) -> None:
    """Run one SELECT on the marts, read-only, with time and memory capped."""
    release = find_release(read_settings(), release_id)
    try:
        answer = run_query(release, query, limit=limit, seconds=seconds)
    except QueryError as error:
        raise WarehouseError(f"sql: {error}") from error
    if output:
        write(answer.rows, kind, output)
    elif kind in {"parquet", "xlsx"}:
        raise WarehouseError(f"sql: --format {kind} needs a file: add -o FILE.{kind}")
    else:
        text = {"csv": to_csv, "json": to_json, "table": to_text}[kind](answer.rows)
        click.echo(text, nl=not text.endswith("\n"))
    if answer.is_truncated:
        sys.stderr.write(f"fos: only the first {limit} rows; use --limit for more\n")


@click.command()
@click.option("--port", type=int, default=8501, help="The port of the dashboards.")
@click.option("--lang", type=click.Choice([*map(str, Lang)]), default="en")
def doctor(port: int, lang: str) -> None:
    """Say what this machine has and lacks, and how to get what is missing."""
    findings = list(examine(read_settings(), port))
    for finding in findings:
        mark = "ok  " if finding.is_fine else "!!  " if finding.is_needed else "note"
        click.echo(f"{mark} {finding.what(lang)}")
    if any(finding.is_needed and not finding.is_fine for finding in findings):
        sys.exit(1)
