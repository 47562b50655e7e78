"""A report as one page of HTML that opens anywhere, prints, and needs no network."""

from __future__ import annotations

from html import escape

from plotly.offline import get_plotlyjs

from dashboard.locales import plotly_config
from dashboard.look import theme
from dashboard.render.alt_text import alt_text
from dashboard.render.plotly import draw
from dashboard.render.table import chart_table
from dashboard.report.compose import Figure, Report
from dashboard.report.words import NUMBERED, PRINT, TITLE
from dashboard.show import DATA

STYLE = f"""
@page {{ size: A4; margin: 16mm 14mm; }}
body {{ font: 15px/1.5 {theme.SANS}; color: {theme.INK}; max-width: 900px;
  margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.5rem; margin: 0 0 .2rem; }}
h2 {{ font-size: 1.15rem; margin: 0 0 .2rem; }}
.as-of, figcaption {{ color: {theme.MUTED}; font-size: .85rem; }}
figcaption p {{ margin: .2rem 0; }}
.sample {{ color: {theme.WARNING}; font-weight: bold; margin: .2rem 0; }}
figure {{ margin: 2rem 0; break-inside: avoid; }}
table {{ border-collapse: collapse; font-size: .8rem; width: 100%; }}
caption {{ text-align: left; color: {theme.MUTED}; }}
th, td {{ border-bottom: 1px solid {theme.RULE}; padding: .15rem .4rem;
  text-align: left; vertical-align: top; }}
.fos-number {{ text-align: right; }}
tr {{ break-inside: avoid; }}
button {{ font: inherit; }}
@media print {{ button {{ display: none; }} body {{ margin: 0; max-width: none; }} }}
"""
# A drawing takes the width of the paper before it is printed.
FIT = """
const fit = () => document.querySelectorAll('.js-plotly-plot')
  .forEach(one => Plotly.Plots.resize(one));
addEventListener('beforeprint', fit);
"""


def report_page(report: Report) -> str:
    """Return the page, with all that it needs inside."""
    lang = report.lang
    figures = "".join(_figure(figure) for figure in report.figures)
    title = escape(TITLE(lang))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{STYLE}</style><script>{get_plotlyjs()}</script></head><body>"
        f'<h1>{title}</h1><p class="as-of">{escape(report.as_of)}. '
        f'<button type="button" onclick="print()">{escape(PRINT(lang))}</button></p>'
        f"{figures}<script>{FIT}</script></body></html>"
    )


def _figure(figure: Figure) -> str:
    view = figure.view
    title = NUMBERED.say(view.lang, number=figure.number, title=view.title)
    sample = f'<p class="sample">▲ {escape(view.sample)}</p>' if view.sample else ""
    drawn = draw(view).to_html(
        full_html=False,
        include_plotlyjs=False,
        config=plotly_config(view.lang) | {"staticPlot": True},
        div_id=f"figure-{figure.number}",
    )
    foot = "".join(f"<p>{escape(line)}</p>" for line in figure.foot)
    return (
        f"<figure><h2>{escape(title)}</h2>"
        f'<p class="as-of">{escape(f"{view.as_of}. {view.unit}")}</p>{sample}'
        f'<div role="img" aria-label="{escape(alt_text(view))}">{drawn}</div>'
        f"<figcaption>{foot}</figcaption></figure>"
        f"<details><summary>{escape(DATA(view.lang))}</summary>"
        f"{chart_table(view)}</details>"
    )
