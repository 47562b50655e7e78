"""What `fos verify` says: lines for people, one document for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from dashboard.chart import Unit
from dashboard.passport import words
from dashboard.passport.causes import Cause
from dashboard.passport.compare import Change
from dashboard.passport.passport import Value
from dashboard.passport.verify import FigureVerdict, FileVerdict, Verdict, chart_of
from dashboard.words import DASH, NO, SEPARATOR, YES, day, number, share
from warehouse.text import Lang

MOST = 12  # changes and cells of a figure that are told in words
DRAWN = ("png", "pdf")


def lines(found: FileVerdict, file: str, lang: Lang) -> Iterator[str]:
    """Yield what is to be said of a file, a line each."""
    yield words.HEAD.say(lang, file=file, verdict=words.VERDICTS[found.verdict](lang))
    if found.why:
        yield "  " + words.BECAUSE.say(lang, why=words.WHY[found.why](lang))
    if found.detail:
        yield f"  {found.detail}"
    if found.release_id:
        yield "  " + words.WITH.say(lang, release_id=found.release_id)
    if found.edited:
        parts = SEPARATOR(lang).join(_part(name, lang) for name in found.edited)
        yield "  " + words.EDITED.say(lang, parts=parts)
    elif found.kind in DRAWN and found.figures:
        yield "  " + words.NOT_READ(lang)
    for figure in found.figures:
        yield from _figure(figure, lang)


def document(found: FileVerdict, file: str) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "file": file,
        "verdict": str(found.verdict),
        "why": found.why or None,
        "detail": found.detail or None,
        "release_id": found.release_id or None,
        "edited": list(found.edited),
        "figures": [_figure_document(figure) for figure in found.figures],
    }


def _figure_document(figure: FigureVerdict) -> dict[str, Any]:
    passport = figure.passport
    asked = ("as_of", "cut_off", "lang", "region", "kpi", "period", "member")
    causes = figure.causes
    return {
        "figure_id": passport.figure_id,
        "figure": passport.figure,
        "release_id": passport.release_id,
        **{name: getattr(passport, name) for name in asked},
        "verdict": str(figure.verdict),
        "why": figure.why or None,
        "is_remade": figure.is_remade,
        "cut_off_now": figure.cut_off or None,
        "changes": [
            {
                "keys": dict(change.keys),
                "column": change.column,
                "was": change.was,
                "now": change.now,
            }
            for change in figure.changes
        ],
        "cells": [asdict(cause) for cause in causes.cells] if causes else [],
        "unnamed_submissions": list(causes.unnamed) if causes else [],
    }


def _figure(figure: FigureVerdict, lang: Lang) -> Iterator[str]:
    passport = figure.passport
    yield "  " + words.FIGURE.say(
        lang,
        figure_id=passport.figure_id,
        figure=passport.figure,
        as_of=passport.as_of,
        release_id=passport.release_id,
        verdict=words.VERDICTS[figure.verdict](lang),
    )
    said = []
    if figure.why:
        said.append(words.BECAUSE.say(lang, why=words.WHY[figure.why](lang)))
    said += [words.REMADE(lang)] * figure.is_remade
    if figure.cut_off:
        was, now = (
            day(date.fromisoformat(one), lang)
            for one in (passport.cut_off, figure.cut_off)
        )
        said.append(words.CUT_OFF.say(lang, was=was, now=now))
    said += _some([_change(figure, change, lang) for change in figure.changes], lang)
    if figure.verdict is Verdict.CHANGED:
        said += _causes(figure, lang)
    yield from (f"    {line}" for line in said)


def _part(name: str, lang: Lang) -> str:
    kind, _, rest = name.partition(" ")
    said = words.PARTS[kind](lang) if kind in words.PARTS else kind
    return f"{said} {rest}".strip()


def _some(said: list[str], lang: Lang) -> list[str]:
    rest = len(said) - MOST
    if rest <= 0:
        return said
    return [*said[:MOST], words.MORE.say(lang, count=number(rest, lang))]


def _causes(figure: FigureVerdict, lang: Lang) -> list[str]:
    causes = figure.causes
    if causes is None or not (causes.cells or causes.unnamed):
        return [words.NO_CAUSE(lang)]
    said = _some([_cause(cause, lang) for cause in causes.cells], lang)
    if causes.unnamed:
        listed = ", ".join(causes.unnamed)
        said.append(words.UNNAMED.say(lang, submissions=listed))
    return said


def _change(figure: FigureVerdict, change: Change, lang: Lang) -> str:
    keys = " · ".join(str(value) for _, value in change.keys if value is not None)
    was, now = (
        _shown(figure, change.column, one, lang) for one in (change.was, change.now)
    )
    return words.CHANGE.say(lang, keys=keys, column=change.column, was=was, now=now)


def _shown(figure: FigureVerdict, column: str, value: Value, lang: Lang) -> str:
    """Return a number fine enough that a small change shows."""
    if isinstance(value, bool):
        return YES(lang) if value else NO(lang)
    if value is None:
        return DASH(lang)
    if isinstance(value, str):
        return value
    chart = chart_of(figure.passport)
    is_value = chart is not None and column == chart.mark.value
    is_share = column.endswith("_share") or (
        is_value and chart is not None and chart.unit is Unit.SHARE
    )
    if is_share:
        return share(value, lang, 2)
    return number(value, lang, 0 if value == round(value) else 4)


def _cause(cause: Cause, lang: Lang) -> str:
    said = words.CAUSE.say(
        lang,
        how=words.HOW[cause.how](lang),
        who=f"{cause.member_id} " if cause.member_id else "",
        item=" ".join(cause.item),
        typed=cause.typed or DASH(lang),
        place=_place(asdict(cause)),
    )
    if cause.replaced:
        typed = cause.replaced["typed"] or DASH(lang)
        said += words.REPLACED.say(lang, typed=typed, place=_place(cause.replaced))
    return said


def _place(where: dict[str, Any]) -> str:
    """Return file and cell: sample.xlsx (S000012), Sheet!C5."""
    file = where["file_name"]
    submission = where["submission_id"]
    named = f"{file} ({submission})" if file else submission
    cell = "!".join(filter(None, (where["sheet"], where["cell"])))
    return f"{named}, {cell}" if cell else named
