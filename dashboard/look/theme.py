"""The look: colours by meaning in light and in dark, patterns as second channel."""

from __future__ import annotations

INK = "#1b2733"
MUTED = "#566370"
RULE = "#d4dae0"
PAPER = "#ffffff"
WASH = "#f4f6f8"
ACCENT = "#0b4f7d"
BAND = "#8b98a5"
BAND_WASH = "#eceff2"
WARNING = "#8a5a00"
WARNING_WASH = "#fff6e0"
WARNING_INK = "#5c3c00"
# On the light parts of a stack, in light and in dark alike.
ON_LIGHT = "#1b2734"

SANS = "'Source Sans', 'Source Sans Pro', 'Liberation Sans', Arial, sans-serif"

# One colour a meaning; each differs from its neighbours in lightness as well, and
# every part of a stack carries a pattern, so that no figure asks for colour sight.
COLOURS = {
    "region": "#5b8db3",
    "chosen": "#0b4f7d",
    "world": "#3d4852",
    "retained": "#0b4f7d",
    "merged": "#8db7d4",
    "not_retained": "#b5541c",
    "deferred": "#e0a458",
    "withdrawn": "#7d7f84",
    "adopted": "#1f7a54",
    "": "#c3cad1",
    "input_2024": "#0b4f7d",
    "china_2024": "#8db7d4",
    "deferred_2023": "#e0a458",
    "theme": "#55753a",
    "review": "#0b4f7d",
    "before": "#8db7d4",
    "on_time": "#5b8db3",
    "late": "#e0a458",
}
PATTERNS = {
    "merged": "/",
    "not_retained": "x",
    "deferred": "\\",
    "withdrawn": "-",
    "adopted": "+",
    "": ".",
    "china_2024": "/",
    "deferred_2023": "\\",
    "theme": "|",
    "before": "/",
    "late": "\\",
}
# On these a number is written in ink, on the others in white.
LIGHT = {"before", "late", "merged", "china_2024", "deferred", "deferred_2023", ""}
DASHES = {"WORLD": "dash"}

# Light to middling in one hue, so that ink reads on all of it, in grey print too.
SCALE = ((0.0, "#f5f8fa"), (1.0, "#6ba0c8"))


def shade(part: float) -> str:
    """Return the colour of the scale at a part from 0 to 1."""
    low, high = (
        [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
        for _, colour in SCALE
    )
    part = min(max(part, 0.0), 1.0)
    mixed = [
        round(start + (end - start) * part)
        for start, end in zip(low, high, strict=True)
    ]
    return "#" + "".join(f"{each:02x}" for each in mixed)


# What each colour of the light scheme is in the dark one; the others are the same.
DARK = {
    INK: "#e6ebf0",
    MUTED: "#a7b3bf",
    RULE: "#3a4652",
    PAPER: "#12181e",
    WASH: "#1d262f",
    ACCENT: "#4ea3d9",
    BAND: "#8b98a5",
    BAND_WASH: "#26303a",
    WARNING: "#e0a458",
    WARNING_WASH: "#33280f",
    WARNING_INK: "#f3d49b",
    COLOURS["world"]: "#b8c2cc",
    COLOURS["merged"]: "#c5e0f2",
    COLOURS["not_retained"]: "#e08a55",
    COLOURS["deferred"]: "#f0cf94",
    COLOURS["withdrawn"]: "#9a9ca1",
    COLOURS["adopted"]: "#5cc095",
    COLOURS["theme"]: "#9cc07a",
    SCALE[0][1]: "#1c2732",
    SCALE[1][1]: "#2f6b98",
}

_PARTS = {
    "primaryColor": ACCENT,
    "backgroundColor": PAPER,
    "secondaryBackgroundColor": WASH,
    "textColor": INK,
    "linkColor": ACCENT,
    "borderColor": RULE,
}
# With both schemes described, Streamlit takes the one that the device asks for.
STREAMLIT = {
    "theme.baseRadius": "small",
    "theme.font": "sans-serif",
    "theme.headingFont": "sans-serif",
    **{f"theme.light.{name}": colour for name, colour in _PARTS.items()},
    **{f"theme.dark.{name}": DARK[colour] for name, colour in _PARTS.items()},
}
