"""The style of the pages: one for light, dark, narrow and printed."""

from __future__ import annotations

from pathlib import Path

from dashboard.look import theme

COLOURS = {
    "ink": theme.INK,
    "muted": theme.MUTED,
    "rule": theme.RULE,
    "paper": theme.PAPER,
    "wash": theme.WASH,
    "accent": theme.ACCENT,
    "warning": theme.WARNING,
    "warning-wash": theme.WARNING_WASH,
    "warning-ink": theme.WARNING_INK,
}


def _variables() -> str:
    """Return the colours as variables that follow the scheme that Streamlit sets.

    Browsers that do not know of two schemes keep the light one.
    """
    light = "".join(f"--fos-{name}:{colour};" for name, colour in COLOURS.items())
    both = "".join(
        f"--fos-{name}:light-dark({colour},{theme.DARK[colour]});"
        for name, colour in COLOURS.items()
    )
    return f":root{{{light}}}@supports (color:light-dark(red,blue)){{:root{{{both}}}}}"


# Charts drawn for the dark keep their background on paper; their words are light.
DARK_PRINT = (
    "<style>@media print {.stPlotlyChart {background: "
    f"{theme.DARK[theme.PAPER]} !important; print-color-adjust: exact}}}}</style>"
)
RULES = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
STYLE = f"<style>{_variables()}{RULES}</style>"
