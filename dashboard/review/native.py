"""Native charts of a draft: the workbook within, beside passport and release."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.data import Book
from dashboard.passport.compare import changes
from dashboard.passport.passport import SIGNIFICANT_DIGITS, Passport, passport_of
from dashboard.passport.verify import chart_of
from dashboard.review.draft import Draft, NativeChart
from dashboard.review.findings import Slip

LEAST_ALIKE = 0.6  # of the values of a figure, to be taken for the chart's


def chart_slips(draft: Draft, book: Book) -> Iterator[Slip]:
    """Yield the charts whose workbook was edited or whose figure has moved on."""
    passports = draft.envelope.passports if draft.envelope else ()
    for chart in draft.charts:
        values = _numbers(chart)
        passport = _best(values, passports) if values else None
        slip = Slip("", draft.path, chart.paragraph, chart.title, chart.title)
        if values is None or passport is None:
            yield _as(slip, "chart_unknown")
            continue
        missing = sorted(_values(passport) - values)
        if missing:
            shown = ", ".join(f"{value:g}" for value in missing[:5])
            yield _as(slip, "chart_edited", shown, passport.figure_id)
        yield from _stale(slip, passport, book)


def _stale(slip: Slip, passport: Passport, book: Book) -> Iterator[Slip]:
    chart = chart_of(passport)
    if chart is None or passport.as_of not in book.sessions():
        yield _as(slip, "chart_unknown", key=passport.figure_id)
        return
    now = passport_of(book, chart, passport.choice)
    if now.data_hash != passport.data_hash:
        count = len(changes(passport, now))
        yield _as(slip, "chart_stale", str(count), passport.figure_id)


def _as(slip: Slip, code: str, expected: str = "", key: str = "") -> Slip:
    return Slip(
        *(code, slip.path, slip.paragraph, slip.around, slip.found, expected, key)
    )


def _numbers(chart: NativeChart) -> set[float] | None:
    """Return the numbers of a chart's workbook, as passports write them."""
    if chart.cells is None:
        return None
    return {
        _rounded(cell)
        for cell in chart.cells
        if isinstance(cell, int | float) and not isinstance(cell, bool)
    }


def _values(passport: Passport) -> set[float]:
    """Return the numbers that the chart of a passport draws."""
    chart = chart_of(passport)
    if chart is None or chart.mark.value not in passport.measures:
        return set()
    place = len(passport.keys) + passport.measures.index(chart.mark.value)
    values = (row[place] for row in passport.rows)
    return {
        _rounded(value)
        for value in values
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


def _best(values: set[float], passports: tuple[Passport, ...]) -> Passport | None:
    """Return the passport whose values a workbook has most of, if it has enough."""
    shares = [
        (len(known & values) / len(known), -place)
        for place, known in enumerate(map(_values, passports))
        if known
    ]
    alike, place = max(shares, default=(0.0, 0))
    return passports[-place] if alike >= LEAST_ALIKE else None


def _rounded(value: float) -> float:
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
