"""Whether an exported file still holds: identical, changed and where, or not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from dashboard.chart import Chart, Marts
from dashboard.charts import all_charts
from dashboard.choice import WORLD
from dashboard.data import Book
from dashboard.passport.causes import Causes, causes
from dashboard.passport.compare import Change, changes
from dashboard.passport.passport import Passport, passport_of
from dashboard.passport.stamp import read_envelope
from warehouse.connect import Release, find_release
from warehouse.errors import ExportError, ReleaseError
from warehouse.settings import Settings


class Verdict(StrEnum):
    """What can be said of a file or of one of its figures."""

    IDENTICAL = "identical"
    CHANGED = "changed"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class FigureVerdict:
    """One figure of a file beside the release that it is compared with.

    Attributes:
        why: the key of the reason, where it cannot be told.
        changes: the numbers that differ, and `causes` the cells behind them.
        is_remade: whether the chart is described otherwise now, with the same rows.
        cut_off: the cut-off date now, where it is another one.
    """

    passport: Passport
    verdict: Verdict
    why: str = ""
    changes: tuple[Change, ...] = ()
    causes: Causes | None = None
    is_remade: bool = False
    cut_off: str = ""


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file beside a release.

    Attributes:
        kind: the ending of its name.
        release_id: the release that it was compared with; empty where with none.
        edited: the parts of the file that are not as they were exported.
        why: the key of the reason, where it cannot be told.
        detail: what stood in the way, in words of the program that met it.
    """

    kind: str
    verdict: Verdict
    figures: tuple[FigureVerdict, ...] = ()
    edited: tuple[str, ...] = ()
    release_id: str = ""
    why: str = ""
    detail: str = ""


def verify(
    path: Path,
    settings: Settings,
    *,
    release_id: str | None = None,
    is_restricted: bool = False,
) -> FileVerdict:
    """Return whether a file still holds, beside the current release or a named one.

    Args:
        path: the exported file.
        settings: where the releases are.
        release_id: a release instead of the current one.
        is_restricted: whether cells that may not be named are named all the same.
    """
    kind = path.suffix.removeprefix(".").lower()
    unknown = FileVerdict(kind, Verdict.CANNOT_TELL)
    try:
        envelope, parts = read_envelope(path)
    except ExportError as error:
        return replace(unknown, why="unreadable", detail=str(error))
    if envelope is None or not envelope.passports:
        return replace(unknown, why="no_passport")
    edited = tuple(
        sorted(
            name
            for name in {*parts, *envelope.seal}
            if parts.get(name) != envelope.seal.get(name)
        )
    )
    try:
        release = find_release(settings, release_id)
    except ReleaseError as error:
        verdict = Verdict.CHANGED if edited else Verdict.CANNOT_TELL
        return replace(
            unknown, verdict=verdict, edited=edited, why="no_release", detail=str(error)
        )
    figures = tuple(
        _figure(passport, release, settings, is_restricted=is_restricted)
        for passport in envelope.passports
    )
    return FileVerdict(
        kind, _overall(figures, edited), figures, edited, release.release_id
    )


def _overall(figures: tuple[FigureVerdict, ...], edited: tuple[str, ...]) -> Verdict:
    found = {figure.verdict for figure in figures}
    if edited or Verdict.CHANGED in found:
        return Verdict.CHANGED
    return Verdict.CANNOT_TELL if Verdict.CANNOT_TELL in found else Verdict.IDENTICAL


def _figure(
    passport: Passport, release: Release, settings: Settings, *, is_restricted: bool
) -> FigureVerdict:
    """Return one figure beside the same one of a release."""
    book = Book(release)
    chart = chart_of(passport)
    why = _why_not(passport, book, chart)
    if why or chart is None:
        return FigureVerdict(passport, Verdict.CANNOT_TELL, why)
    now = passport_of(book, chart, passport.choice)
    cut_off = "" if now.cut_off == passport.cut_off else now.cut_off
    if now.data_hash == passport.data_hash:
        is_remade = now.query_hash != passport.query_hash
        return FigureVerdict(
            passport, Verdict.IDENTICAL, is_remade=is_remade, cut_off=cut_off
        )
    changed = changes(passport, now)
    behind = causes(
        replace(passport, cut_off=now.cut_off),
        chart.mart,
        changed,
        now=release.restricted_mart if is_restricted else book.mart,
        before=_before(passport, settings, is_restricted=is_restricted),
    )
    return FigureVerdict(
        passport, Verdict.CHANGED, changes=changed, causes=behind, cut_off=cut_off
    )


def chart_of(passport: Passport) -> Chart | None:
    """Return the chart of a passport, or None where this version has none such."""
    return next((c for c in all_charts() if c.key == passport.figure), None)


def _why_not(passport: Passport, book: Book, chart: Chart | None) -> str:
    """Return the key of the reason why a figure cannot be made again, or nothing."""
    if chart is None:
        return "unknown_chart"
    if passport.as_of not in book.sessions():
        return "unknown_session"
    marts = (
        ("dim_kpis", "kpi_id", passport.kpi),
        ("dim_members", "member_id", passport.member),
        ("dim_regions", "region_id", passport.region.replace(WORLD, "")),
    )
    for mart, column, asked in marts:
        if asked and asked not in book.mart(mart)[column]:
            return "unknown_choice"
    return ""


def _before(
    passport: Passport, settings: Settings, *, is_restricted: bool
) -> Marts | None:
    """Return the marts of the release of a passport, where it is kept."""
    try:
        release = find_release(settings, passport.release_id)
    except ReleaseError:
        return None
    return release.restricted_mart if is_restricted else Book(release).mart
