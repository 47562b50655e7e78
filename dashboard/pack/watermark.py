"""The watermark of a draft: a word across every page, as Word itself makes it."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

# The form that Word's own command "Watermark" leaves in a header; LibreOffice reads it.
PICTURE = (
    '<w:pict {ns} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f '
    'eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f '
    'eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f '
    'eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" '
    'o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h '
    'position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" '
    'text="t" shapetype="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject1" '
    'o:spid="_x0000_s2049" type="#_x0000_t136" alt={words} style="position:absolute;'
    "margin-left:0;margin-top:0;width:430pt;height:150pt;rotation:315;z-index:"
    "-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:"
    'margin;mso-position-vertical:center;mso-position-vertical-relative:margin" '
    'o:allowincell="f" fillcolor="#c0c0c0" stroked="f"><v:fill opacity=".5"/>'
    '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string={words}/>'
    "</v:shape></w:pict>"
)


def add_watermark(paragraph: Paragraph, words: str) -> None:
    """Put words across every page whose header the paragraph stands in."""
    picture = PICTURE.format(ns=nsdecls("w"), words=quoteattr(words))
    paragraph.add_run()._r.append(parse_xml(picture))
