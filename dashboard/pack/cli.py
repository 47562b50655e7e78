"""`fos pack`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dashboard.cli import FORMATS, Listed, readable_folder
from warehouse.text import Lang


def _names(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    """Return names separated by commas."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


@click.command()
@click.option("--session", "as_of", required=True, metavar="SESSION")
@click.option("--lang", "langs", type=Listed(*Lang), default="en,fr", show_default=True)
@click.option("--draft", "is_draft", is_flag=True, help="Write it with a watermark.")
@click.option(
    "--kpis",
    default="",
    callback=_names,
    metavar="KPI,…|all",
    help="KPIs with a figure.",
)
@click.option("--code", default="", help="Number of the document, without its letter.")
@click.option(
    "--template", type=click.Path(path_type=Path), help="House styles (.docx)."
)
@click.option("--release", "release_id", default=None, help="Another than the current.")
@click.option(
    "--formats", type=Listed(*FORMATS), default=",".join(FORMATS), show_default=True
)
@click.option(
    "-o",
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write to; made where it is missing.",
)
def pack(
    as_of: str,
    langs: tuple[str, ...],
    is_draft: bool,
    kpis: tuple[str, ...],
    code: str,
    template: Path | None,
    release_id: str | None,
    formats: tuple[str, ...],
    folder: Path,
) -> None:
    """Write the Council annex of a session: Word, figures, one workbook, a manifest.

    A check comes first. What it finds is listed in both languages and nothing is
    written, unless --draft is given: then every page says so, and the list stands in
    the document.
    """
    from tqdm import tqdm

    from dashboard.pack import house
    from dashboard.pack.preflight import report
    from dashboard.pack.write import Order, prepare, write_pack
    from warehouse.settings import read_settings

    order = Order(
        as_of=as_of,
        langs=langs,
        formats=formats,
        kpis=kpis,
        template=template or house.HOUSE,
        code=code,
        release_id=release_id,
        is_draft=is_draft,
    )
    made = prepare(read_settings(), order)
    if made.findings:
        click.echo(report(list(made.findings)), err=True)
    if made.findings and not is_draft:
        click.echo(f"fos: {REFUSED.format(count=len(made.findings))}", err=True)
        sys.exit(1)
    with (
        readable_folder(folder),
        tqdm(total=made.file_count, unit="file", file=sys.stderr) as bar,
    ):

        def written(path: Path) -> None:
            bar.update()
            bar.set_postfix_str(path.name, refresh=False)

        write_pack(made, folder, written)
    click.echo(folder / "MANIFEST.json")


REFUSED = (
    "the pack was not written: {count} findings above; mend them, or give --draft for "
    "a copy with a watermark"
)
