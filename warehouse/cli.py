"""The one command `fos`: its subcommands are named here and imported when asked for."""

from __future__ import annotations

import importlib
import sys

import click

from warehouse.errors import WarehouseError

# name -> module:attribute. Strings, so that `fos --help` imports nothing heavy and
# `warehouse` composes all three packages without importing them.
COMMANDS = {
    "sample": ("ingest.cli:sample", "Write flagged sample files."),
    "template": (
        "ingest.questionnaire.cli:template",
        "Write the questionnaire of one Member.",
    ),
    "map": ("ingest.mapping.cli:propose", "Propose a mapping file for a table."),
    "check": ("ingest.cli:check", "Read and validate files; write nothing."),
    "ingest": ("ingest.cli:ingest", "Load files into the ledger."),
    "rehearse": (
        "ingest.rehearse.cli:rehearse",
        "Say what would change if files were loaded.",
    ),
    "submissions": ("warehouse.steward:submissions", "List the files received."),
    "withdraw": ("warehouse.steward:withdraw", "Withdraw a file from a day on."),
    "build": ("warehouse.commands:build", "Build and audit a new release."),
    "releases": ("warehouse.commands:releases", "List the releases."),
    "rollback": ("warehouse.commands:rollback", "Make an earlier release current."),
    "sql": ("warehouse.commands:sql", "Query the current release, read-only."),
    "explain": (
        "warehouse.explain.cli:explain_command",
        "Say which cells a figure was made of.",
    ),
    "export": ("dashboard.cli:export", "Write chart files."),
    "pack": ("dashboard.pack.cli:pack", "Write the Council annex of a session."),
    "verify": (
        "dashboard.passport.cli:verify_command",
        "Say whether an exported figure still holds.",
    ),
    "review": (
        "dashboard.review.cli:review_command",
        "Compare a Word draft with a release and its twin.",
    ),
    "doctor": ("warehouse.commands:doctor", "Say what is missing, and how to get it."),
    "dashboard": ("dashboard.cli:dashboard", "Serve the dashboards."),
}


class LazyGroup(click.Group):
    """A group whose subcommands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the subcommands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one subcommand, or None where there is no such."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        return getattr(importlib.import_module(module), attribute)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the subcommands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=LazyGroup)
def cli() -> None:
    """E-Commerce Framework of Standards warehouse: files, releases, figures."""


def main() -> None:
    """Run `fos`; print the errors a person can act on as one line."""
    try:
        cli()
    except WarehouseError as error:
        click.echo(f"fos: {error}", err=True)
        sys.exit(1)
