"""A brief as one HTML page that prints on one A4 page: no script, nothing to fetch."""

from __future__ import annotations

from html import escape

from dashboard.brief import words
from dashboard.brief.content import Brief
from dashboard.brief.parts import Part
from dashboard.look.theme import ACCENT, INK, MUTED, RULE, WARNING, WARNING_WASH

# Where the usual sans is missing, DejaVu stands in, brought to the same width.
STYLE = f"""
@font-face {{font-family: fos-narrow; src: local("DejaVu Sans"); size-adjust: 88%}}
@font-face {{font-family: fos-narrow; src: local("DejaVu Sans Bold");
  font-weight: 700; size-adjust: 86%}}
@page {{size: A4; margin: 11mm 13mm}}
* {{box-sizing: border-box}}
body {{font: 10pt/1.17 "Liberation Sans", Arial, Helvetica, fos-narrow, sans-serif;
  color: {INK}; margin: 0 auto; max-width: 184mm; padding: 4mm 0}}
h1 {{font-size: 17pt; line-height: 1.1; margin: 0}}
h2 {{font-size: 11pt; margin: 0 0 .8mm; padding-top: 1mm;
  border-top: 1.5pt solid {ACCENT}}}
p, ul, dl {{margin: 0 0 .6mm}}
ul {{padding-left: 4mm}}
dl div {{display: inline; margin-right: 4mm}}
dt, dd {{display: inline; margin: 0}}
dt {{color: {MUTED}}}
.kicker, footer {{color: {MUTED}}}
.sample {{background: {WARNING_WASH}; border-left: 3pt solid {WARNING};
  color: #5c3c00; font-weight: 700; padding: .5mm 2mm; margin: 1mm 0}}
main {{display: grid; grid-template-columns: 114mm 1fr; gap: 4mm; margin: 1mm 0}}
main > div > section {{margin-bottom: 1.5mm}}
table {{border-collapse: collapse; width: 100%; table-layout: fixed;
  font-variant-numeric: tabular-nums}}
th, td {{padding: .25mm 1mm .25mm 0; vertical-align: top; text-align: left;
  font-weight: 400; border-bottom: .5pt solid {RULE}}}
thead th {{font-weight: 700; border-bottom: 1pt solid {INK}; vertical-align: bottom}}
td, thead th + th {{text-align: right; padding-right: 0; padding-left: 1mm}}
footer {{border-top: .5pt solid {RULE}; padding-top: 1mm}}
footer p {{margin: 0}}
a {{color: {ACCENT}; overflow-wrap: anywhere}}
@media print {{body {{padding: 0; max-width: none}}}}
@media screen and (max-width: 700px) {{
  body {{padding: 4mm}} main {{grid-template-columns: 1fr}}
}}
"""


def page(brief: Brief) -> str:
    """Return a brief as a whole HTML document; every text is escaped."""
    facts = "".join(
        f"<div><dt>{escape(name)}</dt> <dd>{escape(text)}</dd></div> "
        for name, text in brief.facts
    )
    sample = ""
    if brief.sample:
        sample = f'<p class="sample" role="note">▲ {escape(brief.sample)}</p>'
    columns = "".join(
        f"<div>{''.join(_part(part) for part in column)}</div>"
        for column in brief.columns
    )
    foot = "".join(f"<p>{escape(line)}</p>" for line in brief.foot)
    return (
        f'<!doctype html>\n<html lang="{brief.lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{STYLE}</style></head>\n<body>"
        f'<header><p class="kicker">{escape(brief.kicker)} · '
        f"{escape(words.KIND(brief.lang))}</p><h1>{escape(brief.name)}</h1>"
        f"<p>{escape(brief.as_of)}.</p><dl>{facts}</dl>{sample}</header>\n"
        f"<main>{columns}</main>\n<footer>{foot}"
        f'<p><a href="{escape(brief.link)}">{escape(brief.link_words)}</a></p>'
        "</footer></body></html>\n"
    )


def _part(part: Part) -> str:
    texts = "".join(f"<p>{escape(text)}</p>" for text in part.sentences)
    items = "".join(f"<li>{escape(text)}</li>" for text in part.items)
    listed = f"<ul>{items}</ul>" if items else ""
    after = f"<p>{escape(part.after)}</p>" if part.after else ""
    return (
        f"<section><h2>{escape(part.heading)}</h2>{texts}{listed}{_table(part)}"
        f"{after}</section>"
    )


def _table(part: Part) -> str:
    if not part.cells:
        return ""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in part.heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        f"{''.join(f'<td>{escape(text)}</td>' for text in row[1:])}</tr>"
        for row in part.cells
    )
    widths = "".join(f'<col style="width: {width}mm">' for width in part.widths)
    return (
        f"<table><col>{widths}<thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )
