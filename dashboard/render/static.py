"""Charts as image files: every word burnt in, described, the sample line included."""

from __future__ import annotations

import io
import re
from html import escape

import plotly.graph_objects as go
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

from dashboard.look import theme
from dashboard.render.alt_text import alt_text
from dashboard.render.axes import wrapped
from dashboard.render.caption import Caption
from dashboard.render.plotly import draw
from dashboard.view import View

WIDTH = 1000
NO_CLOCK = "D:20220701000000Z"  # no file says when it was made
FONT = "'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif"
LINE = 17
EDGE = 24
TITLE_TOP = 28
TITLE_WIDTH = 84
SIGN_WIDTH = 6.9  # of the 13-pixel type, on average


def framed(view: View, words: Caption) -> go.Figure:
    """Return the figure with title, unit, sample line, notes and source around it."""
    figure = draw(view)
    above, below = _above(words), _below(words)
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


def described(svg: bytes, view: View, words: Caption) -> bytes:
    """Return an SVG with the title, description and language that it lacks."""
    text = svg.decode()
    said = (
        f'<title id="title">{escape(words.title)}</title>'
        f'<desc id="desc">{escape(alt_text(view))}</desc>'
    )
    attributes = (
        f' role="img" lang="{view.lang}" xml:lang="{view.lang}" '
        'aria-labelledby="title desc"'
    )
    return re.sub(
        r"<svg\b([^>]*)>", lambda m: f"<svg{attributes}{m[1]}>{said}", text, count=1
    ).encode()


def titled(pdf: bytes, view: View, words: Caption) -> bytes:
    """Return a PDF with the title, description and language that it lacks."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.add_metadata(
        {
            "/Title": words.title,
            "/Subject": alt_text(view),
            "/Creator": "fos",
            "/CreationDate": NO_CLOCK,
            "/ModDate": NO_CLOCK,
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject(str(view.lang))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _above(words: Caption) -> str:
    title = wrapped(words.title, TITLE_WIDTH)
    # Lines are as far apart as small type needs: a title on two lines is smaller.
    size = 20 if "<br>" not in title else 15
    if size == 15:
        title = wrapped(words.title, TITLE_WIDTH * 4 // 3)
    lines = [f"<b><span style='font-size:{size}px'>{title}</span></b>"]
    if words.sample:
        lines.append(f"<b><span style='fill:#8a5a00'>▲ {words.sample}</span></b>")
    lines.append(wrapped(words.head, 140))
    return "<br>".join(lines)


def _below(words: Caption) -> str:
    return "<br>".join(wrapped(line, 155) for line in (*words.notes, words.source))
