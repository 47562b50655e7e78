"""The steward's commands on the ledger: `fos submissions`, `fos withdraw`."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime

import click

from warehouse.errors import LedgerError
from warehouse.ledger import Ledger
from warehouse.settings import SEEDS, Settings, read_settings
from warehouse.submissions import Listed, list_submissions


@click.command()
@click.option("--member", help="Only files with answers of this Member (ISO code).")
@click.option("--source", help="Only files of this source.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
def submissions(member: str | None, source: str | None, *, is_json: bool) -> None:
    """List the files received: who, when, late, clean, superseded, withdrawn.

    Late: received more than six months after the latest period that the file answers
    on. Superseded: each of its rows has been sent again since.
    """
    member = member.upper() if member else None
    if member and member not in _member_ids():
        raise LedgerError(f"no Member {member!r}: write its ISO code of three letters")
    with Ledger.open(_with_ledger(read_settings())) as ledger:
        listed = list_submissions(ledger.connection, member, source)
    if is_json:
        document = {"submissions": [one.as_json() for one in listed]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for one in listed:
        click.echo(_line(one))
    click.echo(
        f"{len(listed)} submissions: {sum(one.is_clean for one in listed)} clean, "
        f"{sum(one.rows_quarantined > 0 for one in listed)} with rows held, "
        f"{sum(one.is_late for one in listed)} late, "
        f"{sum(one.superseded_by is not None for one in listed)} superseded, "
        f"{sum(one.withdrawn_on is not None for one in listed)} withdrawn"
    )


READ_BY = (
    "The reason. The Secretariat reads it in `fos submissions`; everybody does where "
    "the file is a register or a list of activities, or all of it may be named."
)


@click.command()
@click.argument("submission_id")
@click.option("--why", required=True, help=READ_BY)
@click.option("--on", "on", help="The day from which it counts no more; default today.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON document.")
def withdraw(submission_id: str, why: str, on: str | None, *, is_json: bool) -> None:
    """Withdraw SUBMISSION_ID: sessions with an earlier cut-off still count it."""
    if not why.strip():
        raise LedgerError("--why is empty: say why the submission is withdrawn")
    day = _day(on)
    submission_id = submission_id.strip().upper()
    with Ledger.open(_with_ledger(read_settings())) as ledger:
        ledger.withdraw(submission_id, why.strip(), day)
    if is_json:
        entry = {"submission_id": submission_id, "withdrawn_on": day.isoformat()}
        click.echo(json.dumps(entry | {"reason": why.strip()}, ensure_ascii=False))
        return
    click.echo(
        f"{submission_id} is withdrawn from {day} on; `fos build` makes a release "
        "without it, earlier sessions stay as they were"
    )


def _with_ledger(settings: Settings) -> Settings:
    """Return the settings of a home that has a ledger; asking makes none."""
    if not settings.ledger.is_file():
        raise LedgerError(f"no ledger in {settings.home}: run `fos ingest` first")
    return settings


def _day(text: str | None) -> date:
    today = datetime.now(UTC).date()
    if text is None:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise LedgerError(
            f"--on {text!r} is not a date: write it as 2025-10-01"
        ) from error
    if day > today:
        raise LedgerError(f"--on {day} lies in the future: name today or a day before")
    return day


def _member_ids() -> set[str]:
    with (SEEDS / "members.csv").open(encoding="utf-8", newline="") as file:
        return {row["member_id"] for row in csv.DictReader(file)}


def _line(one: Listed) -> str:
    who = ",".join(one.members[:3]) + (" …" if len(one.members) > 3 else "")
    notes = [
        "late" if one.is_late else "",
        f"{one.rows_quarantined} held" if one.rows_quarantined else "",
        f"superseded by {one.superseded_by}" if one.superseded_by else "",
        f"withdrawn on {one.withdrawn_on}: {one.withdrawal_reason}"
        if one.withdrawn_on
        else "",
    ]
    standing = ", ".join(filter(None, notes)) or "clean" * one.is_clean or one.status
    return (
        f"{one.submission_id}  {one.received_on}  {one.source or '?'}  {who or '-'}  "
        f"{one.sender or '-'}  {one.file_name}: {one.rows_accepted} of "
        f"{one.rows_read} rows; {standing}"
    )
