"""`fos export` and `fos dashboard`."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from warehouse.errors import ExportError
from warehouse.text import Lang

FORMATS = ("png", "svg", "pdf", "xlsx")
BRIEF_FORMATS = ("html", "pdf")


class Listed(click.ParamType):
    """Several names in one word, separated by commas."""

    name = "list"

    def __init__(self, *offered: str) -> None:
        self.offered = offered

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the names, each of them one that is offered."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in self.offered:
                self.fail(f"{name!r} is not one of {', '.join(self.offered)}")
        return names


FOLDER = click.option(
    "-o",
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write to; made where it is missing.",
)


@click.group()
def export() -> None:
    """Write chart files and briefs."""


@export.command()
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@click.option("--as-of", default="LATEST", metavar="SESSION", show_default=True)
@click.option("--region", default="WORLD", metavar="REGION", show_default=True)
@click.option("--kpi", default="", metavar="KPI", help="KPI of the charts of one.")
@click.option("--period", default="", metavar="PERIOD", help="Period of that KPI.")
@click.option("--lang", "langs", type=Listed(*Lang), default="en,fr", show_default=True)
@click.option(
    "--formats", type=Listed(*FORMATS), default=",".join(FORMATS), show_default=True
)
@FOLDER
def figures(
    keys: tuple[str, ...],
    as_of: str,
    region: str,
    kpi: str,
    period: str,
    langs: tuple[str, ...],
    formats: tuple[str, ...],
    folder: Path,
) -> None:
    """Write charts as files: all of them, or those of the given KEYs.

    Pictures (png, svg, pdf) need a Chromium; without one the rest is written all the
    same, and the command ends with 1.
    """
    from dashboard.choice import Choice
    from dashboard.figures import write_figures

    asked = Choice(as_of=as_of, region=region, kpi=kpi, period=period)
    with readable_folder(folder):
        write_figures(
            keys, asked, langs=langs, formats=formats, folder=folder, written=click.echo
        )


@export.command()
@click.option(
    "--member",
    "members",
    multiple=True,
    metavar="ISO3",
    help="A Member; may be repeated, or several with commas. All where none is given.",
)
@click.option("--as-of", default="LATEST", metavar="SESSION", show_default=True)
@click.option("--lang", "langs", type=Listed(*Lang), default="en,fr", show_default=True)
@click.option(
    "--formats",
    type=Listed(*BRIEF_FORMATS),
    default="html,pdf",
    show_default=True,
)
@click.option(
    "--site",
    default="",
    metavar="ADDRESS",
    help="Address of the dashboards, such as https://fos.example.org, for the link.",
)
@FOLDER
def briefs(
    members: tuple[str, ...],
    as_of: str,
    langs: tuple[str, ...],
    formats: tuple[str, ...],
    site: str,
    folder: Path,
) -> None:
    """Write the brief of each Member, one A4 page, as HTML and PDF."""
    from dashboard.brief.export import write_briefs

    ids = [name.strip().upper() for text in members for name in text.split(",")]
    with readable_folder(folder):
        for path in write_briefs(
            ids, as_of, langs=langs, formats=formats, site=site, folder=folder
        ):
            click.echo(path)


@contextmanager
def readable_folder(folder: Path) -> Generator[None]:
    """Say in one line that a folder cannot be written to."""
    try:
        yield
    except OSError as error:
        raise ExportError(
            f"cannot write to {folder}: {error.strerror} ({error.filename})"
        ) from error


@click.command()
@click.option("--port", default=8501, show_default=True, help="Port to serve on.")
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; 0.0.0.0 lets other machines in.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Name that readers reach it under, such as fos.example.org; may be repeated.",
)
def dashboard(port: int, address: str, hosts: tuple[str, ...]) -> None:
    """Serve the dashboards, and print their address.

    It answers under localhost, this machine's own name, addresses in numbers and the
    given names alone.
    """
    # Marts are hundreds of rows: polars' threads would only wait for each other.
    # polars reads this when it is imported, which is below.
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    from dashboard.serving.server import serve

    serve(port, address, hosts)
