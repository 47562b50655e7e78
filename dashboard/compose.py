"""Texts in both languages made from other texts and from the labels of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.words import DASH, typeset
from warehouse.text import Lang, Text


def filled(text: Text, **values: Text | str) -> Text:
    """Return a text with its placeholders filled in, in each language its own."""

    def said(lang: Lang) -> str:
        words = {
            name: value if isinstance(value, str) else value(lang)
            for name, value in values.items()
        }
        return text.say(lang, **words)

    return replace(text, en=said(Lang.EN), fr=said(Lang.FR))


def joined(*texts: Text | None) -> Text:
    """Return sentences one after the other; those that are missing are left out."""
    said = [text for text in texts if text is not None]
    en, fr = (" ".join(text(lang) for text in said) for lang in Lang)
    return replace(said[0], en=en, fr=fr)


def labelled(row: Mapping[str, Any], column: str) -> Text:
    """Return a label of a row in both languages; in the other where one is missing."""
    en, fr = row[f"{column}_en"], row[f"{column}_fr"]
    en, fr = en or fr, fr or en
    if en is None:
        return DASH
    return replace(DASH, en=str(en), fr=typeset(str(fr), Lang.FR))
