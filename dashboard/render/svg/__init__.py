"""A filled-in chart as plain SVG: no script, nothing to fetch, readable on a phone."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from dashboard.chart import Bars, Heatmap, Lines, Stacks, Tiles
from dashboard.look import theme
from dashboard.render.alt_text import alt_text
from dashboard.render.svg.bars import draw_bars
from dashboard.render.svg.heatmap import draw_heatmap
from dashboard.render.svg.lines import draw_lines
from dashboard.render.svg.shapes import WIDTH, Drawing
from dashboard.render.svg.stacks import draw_stacks
from dashboard.render.svg.tiles import draw_tiles
from dashboard.view import View

DRAWINGS: dict[type, Callable[[View], Drawing]] = {
    Bars: draw_bars,
    Stacks: draw_stacks,
    Lines: draw_lines,
    Heatmap: draw_heatmap,
    Tiles: draw_tiles,
}


def svg(view: View) -> str:
    """Return a chart as an SVG element with its title and description.

    A view without rows has no drawing: an empty text, its sentence stands elsewhere.
    """
    if view.empty:
        return ""
    drawing = DRAWINGS[type(view.chart.mark)](view)
    key, height = view.chart.key, round(drawing.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" lang="{view.lang}" aria-labelledby="t-{key}" '
        f'aria-describedby="d-{key}" font-family="{escape(theme.SANS)}" '
        f'font-size="13" fill="{theme.INK}">'
        f'<title id="t-{key}">{escape(view.title)}</title>'
        f'<desc id="d-{key}">{escape(alt_text(view))}</desc>{drawing.body}</svg>'
    )
