"""Charts as image files: every word burnt in, described, the sample line included."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from html import escape
from typing import Any

import kaleido
import plotly.graph_objects as go

from dashboard import theme
from dashboard.render.alt_text import alt_text
from dashboard.render.axes import wrapped
from dashboard.render.plotly import draw
from dashboard.view import View
from dashboard.words import COLON
from warehouse.errors import ExportError
from warehouse.text import Text

WIDTH = 1000
SCALE = 2  # 2,000 pixels wide: 300 dots an inch on a page of 17 cm
FONT = "'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SOURCE = Text(en="Source", fr="Source")
RELEASE = Text(en="Release {release_id}", fr="Version {release_id}")
LINE = 17
EDGE = 24
TITLE_TOP = 28
TITLE_WIDTH = 84
SIGN_WIDTH = 6.9  # of the 13-pixel type, on average


@contextmanager
def browser() -> Generator[None]:
    """Keep one browser open for all the images made meanwhile."""
    find_browser()
    kaleido.start_sync_server(silence_warnings=True)
    try:
        yield
    finally:
        kaleido.stop_sync_server(silence_warnings=True)


def find_browser() -> str:
    """Return the path of a browser, and tell it to Plotly's image maker."""
    found = os.environ.get("BROWSER_PATH") or next(
        (path for name in BROWSERS if (path := shutil.which(name))), None
    )
    if found is None:
        raise ExportError(
            "images need Chromium and none was found: install the package "
            "'chromium', or set BROWSER_PATH to a browser"
        )
    os.environ["BROWSER_PATH"] = found
    return found


def image(
    view: View,
    kind: str,
    release_id: str,
    draw_file: Callable[[go.Figure, dict[str, Any]], bytes] | None = None,
) -> bytes:
    """Return a chart as a PNG or SVG file.

    Args:
        view: the chart, filled in.
        kind: `png` or `svg`.
        release_id: the release that the file names.
        draw_file: draws a figure in a browser; else the one of `browser()`, open.
    """
    figure = framed(view, release_id)
    scale = SCALE if kind == "png" else 1
    options = {"format": kind, "width": WIDTH, "scale": scale}
    options |= {"height": figure.layout.height}
    drawn = (draw_file or _draw_file)(figure, options)
    return described(drawn, view) if kind == "svg" else drawn


def _draw_file(figure: go.Figure, options: dict[str, Any]) -> bytes:
    return kaleido.calc_fig_sync(figure, opts=options)


def framed(view: View, release_id: str) -> go.Figure:
    """Return the figure with title, unit, sample line, notes and source around it."""
    figure = draw(view)
    above, below = _above(view), _below(view, release_id)
    drawn = figure.layout.margin.to_plotly_json()
    left = EDGE + _label_width(figure)
    head = LINE * above.count("<br>") + 48
    foot = LINE * (below.count("<br>") + 1) + 16
    bottom = drawn["b"] + foot
    height = figure.layout.height + head + foot
    figure.update_layout(
        width=WIDTH,
        height=height,
        paper_bgcolor=theme.PAPER,
        font={"family": FONT},
        margin={
            "l": left,
            "r": drawn["r"] + EDGE,
            "t": drawn["t"] + head,
            "b": bottom,
            "autoexpand": False,
        },
        legend={"y": foot / height, "x": EDGE / WIDTH, "xref": "container"},
        title={
            "text": above,
            "font": {"size": 13},
            "x": EDGE / WIDTH,
            "xanchor": "left",
            "y": 1 - TITLE_TOP / height,
            "yanchor": "top",
            "yref": "container",
        },
    )
    figure.update_yaxes(automargin=False)
    figure.add_annotation(
        text=below,
        font={"size": 11, "color": theme.MUTED},
        align="left",
        showarrow=False,
        xref="paper",
        x=0,
        xanchor="left",
        xshift=EDGE - left,
        yref="paper",
        y=0,
        yanchor="bottom",
        yshift=12 - bottom,
    )
    return figure


def _label_width(figure: go.Figure) -> int:
    """Return the room that the longest line of an axis label takes, in pixels."""
    if figure.layout.yaxis.visible is False:
        return 0
    labels = figure.layout.yaxis.ticktext or ("0.00",)
    lines = [line for label in labels for line in str(label).split("<br>")]
    longest = max(len(re.sub(r"<[^>]*>", "", line)) for line in lines)
    return round(longest * SIGN_WIDTH) + 12


def described(svg: bytes, view: View) -> bytes:
    """Return an SVG with the title, description and language that it lacks."""
    text = svg.decode()
    words = (
        f'<title id="title">{escape(view.title)}</title>'
        f'<desc id="desc">{escape(alt_text(view))}</desc>'
    )
    attributes = (
        f' role="img" lang="{view.lang}" xml:lang="{view.lang}" '
        'aria-labelledby="title desc"'
    )
    return re.sub(
        r"<svg\b([^>]*)>", lambda m: f"<svg{attributes}{m[1]}>{words}", text, count=1
    ).encode()


def _above(view: View) -> str:
    title = wrapped(view.title, TITLE_WIDTH)
    # Lines are as far apart as small type needs: a title on two lines is smaller.
    size = 20 if "<br>" not in title else 15
    if size == 15:
        title = wrapped(view.title, TITLE_WIDTH * 4 // 3)
    lines = [f"<b><span style='font-size:{size}px'>{title}</span></b>"]
    if view.sample:
        lines.append(f"<b><span style='fill:#8a5a00'>▲ {view.sample}</span></b>")
    lines.append(wrapped(f"{view.as_of}. {view.unit}", 140))
    return "<br>".join(lines)


def _below(view: View, release_id: str) -> str:
    source = COLON.say(view.lang, label=SOURCE(view.lang), value=view.source)
    release = RELEASE.say(view.lang, release_id=release_id)
    lines = [wrapped(note, 155) for note in (view.note, *view.footnotes) if note]
    lines += [wrapped(f"{source}. {release}.", 155)]
    return "<br>".join(lines)
