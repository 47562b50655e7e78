"""A brief as PDF/UA-1: a tagged document that reads aloud well, without a browser."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from dashboard.brief import words
from dashboard.brief.content import Brief
from dashboard.look import theme
from warehouse.errors import ExportError

TEMPLATE = Path(__file__).parent / "page.typ"
STANDARD = "ua-1"
TOO_LONG = "more than one page"  # as the template says it
COLOURS = {
    "accent": theme.ACCENT,
    "ink": theme.INK,
    "muted": theme.MUTED,
    "rule": theme.RULE,
    "wash": theme.WARNING_WASH,
    "warning": theme.WARNING,
}
PART = ("heading", "sentences", "items", "heads", "cells", "widths", "after")


class TooLongError(ExportError):
    """What a brief says does not stand on one page."""


def pdf(brief: Brief) -> bytes:
    """Return a brief as the bytes of a PDF file, equal for equal briefs.

    Raises:
        TooLongError: it does not stand on one page.
        ExportError: the page cannot be set; the reason is named.
    """
    try:
        made = _compiler().compile(
            sys_inputs={"brief": json.dumps(_data(brief), ensure_ascii=False)},
            format="pdf",
            pdf_standards=STANDARD,
        )
    except typst.TypstError as error:
        reason = str(error).splitlines()[0]
        if TOO_LONG in reason:
            raise TooLongError(f"{brief.member_id}: {reason}") from error
        raise ExportError(f"no brief of {brief.member_id}: {reason}") from error
    if not isinstance(made, bytes):
        raise ExportError(f"no brief of {brief.member_id}: it has no one document")
    return made


@cache
def _compiler() -> typst.Compiler:
    """Return one compiler, with fonts of its own: pages are alike everywhere."""
    return typst.Compiler(str(TEMPLATE), ignore_system_fonts=True)


def _data(brief: Brief) -> dict[str, object]:
    columns = [
        [{name: getattr(part, name) for name in PART} for part in column]
        for column in brief.columns
    ]
    plain = {
        name: getattr(brief, name)
        for name in ("title", "kicker", "name", "as_of", "sample", "facts", "foot")
    }
    return plain | {
        "lang": str(brief.lang),
        "kind": words.KIND(brief.lang),
        "columns": columns,
        "link": brief.link,
        "link_words": brief.link_words,
        "colours": COLOURS,
    }
