"""A figure in the dark scheme: the same drawing, each colour its dark counterpart."""

from __future__ import annotations

from typing import Any

from dashboard.look.theme import DARK


def in_the_dark(drawn: dict[str, Any]) -> dict[str, Any]:
    """Return a drawing with the colours of the dark scheme; it shares no part."""
    return {name: _dark(value) for name, value in drawn.items()}


def _dark(part: Any) -> Any:  # noqa: ANN401
    """Return a part of a figure with its colours changed, however deep they stand."""
    if isinstance(part, dict):
        return {name: _dark(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_dark(value) for value in part]
    if isinstance(part, str):
        return _dark_text(part)
    return part


def _dark_text(text: str) -> str:
    """Return a colour, or words with colours in their markup, for the dark."""
    if text in DARK:
        return DARK[text]
    if "fill:" not in text:
        return text
    for light, dark in DARK.items():
        text = text.replace(f"fill:{light}", f"fill:{dark}")
    return text
