"""The house styles of the annex, written as a Word template that may be replaced.

`python -m dashboard.pack.house` writes `house.docx` beside this module. The Secretariat
may change it in Word, or keep one of its own (`fos pack --template`): what counts are
the names of the styles below.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dashboard.finish import finish

HOUSE = Path(__file__).with_name("house.docx")
FONT = "Arial"
INK, ACCENT = RGBColor(0x1B, 0x27, 0x33), RGBColor(0x0B, 0x4F, 0x7D)
MUTED, WARNING = RGBColor(0x56, 0x63, 0x70), RGBColor(0x8A, 0x5A, 0x00)

ORGANISATION = "Annex organisation"
DOCUMENT_LINE = "Annex document line"
TITLE = "Title"
PART = "Heading 1"
APPENDIX = "Annex appendix"
PARAGRAPH = "Annex paragraph"
BULLET = "Annex bullet"
CAPTION = "Caption"
HEAD = "Annex figure head"
SAMPLE = "Annex sample line"
CHART = "Annex chart"
NOTE = "Annex note"
SOURCE = "Annex source"
CELL = "Annex cell"
STARS = "Annex end"
TABLE = "Annex table"
STYLES = (
    *(ORGANISATION, DOCUMENT_LINE, TITLE, PART, APPENDIX, PARAGRAPH, BULLET, CAPTION),
    *(HEAD, SAMPLE, CHART, NOTE, SOURCE, CELL, STARS, TABLE, "Header", "Footer"),
)
# Abstract numberings, above those of the template that python-docx starts from.
PARTS, PARAGRAPHS, BULLETS = 90, 91, 92
LEVEL = (
    '<w:abstractNum {ns} w:abstractNumId="{number}"><w:multiLevelType '
    'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
    'w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc '
    'w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind '
    'w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
)
TABLE_STYLE = (
    '<w:style {ns} w:type="table" w:customStyle="1" w:styleId="AnnexTable"><w:name '
    'w:val="Annex table"/><w:basedOn w:val="TableNormal"/><w:pPr><w:spacing '
    'w:after="0"/></w:pPr><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" '
    'w:space="0" w:color="0B4F7D"/><w:bottom w:val="single" w:sz="8" w:space="0" '
    'w:color="0B4F7D"/><w:insideH w:val="single" w:sz="4" w:space="0" '
    'w:color="D4DAE0"/></w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
    '<w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" '
    'w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr>'
    '<w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" '
    'w:color="0B4F7D"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
)


def house_template() -> bytes:
    """Return the template: page, styles and numberings, and no word of text."""
    document = docx.Document()
    _drop_effects(document)
    _set_page(document)
    _set_numberings(document)
    _set_styles(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "", "", ""
    for paragraph in list(document.paragraphs):
        document.element.body.remove(paragraph._element)
    return finish(_saved(document), "docx")


def _saved(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _drop_effects(document: Document) -> None:
    """Drop a second copy of the styles for Word 2010, which would not follow."""
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[name]


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)


def _set_numberings(document: Document) -> None:
    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    kinds = (
        (PARTS, "upperRoman", "Heading1", "%1.", 567),
        (PARAGRAPHS, "decimal", "AnnexParagraph", "%1.", 567),
        (BULLETS, "bullet", "AnnexBullet", "•", 1021),
    )
    for number, kind, style, text, left in kinds:
        hanging = 567 if left == 567 else 340
        level = LEVEL.format(
            ns=nsdecls("w"),
            number=number,
            kind=kind,
            style=style,
            text=text,
            left=left,
            hanging=hanging,
        )
        first.addprevious(parse_xml(level))
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def _set_styles(document: Document) -> None:
    _type(document.styles["Normal"], 10.5, after=6)
    document.styles["Normal"].paragraph_format.line_spacing = 1.1
    heading = _style(document, PART, 13, bold=True, colour=ACCENT, before=16, after=6)
    heading.paragraph_format.keep_with_next = True
    _number(heading, PARTS)
    appendix = _style(document, APPENDIX, 13, bold=True, colour=ACCENT, after=6)
    appendix.paragraph_format.page_break_before = True
    appendix.paragraph_format.keep_with_next = True
    _number(_style(document, PARAGRAPH, 10.5, after=7), PARAGRAPHS)
    _number(_style(document, BULLET, 10.5, after=3), BULLETS)
    _style(document, ORGANISATION, 10.5, bold=True, after=0)
    line = _style(document, DOCUMENT_LINE, 10, colour=MUTED, after=0)
    line.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_ALIGN_PARAGRAPH.RIGHT)
    title = _style(document, TITLE, 17, bold=True, colour=INK, before=20, after=14)
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    _keep(_style(document, CAPTION, 10, bold=True, colour=INK, before=12, after=2))
    _keep(_style(document, HEAD, 8.5, colour=MUTED, after=3))
    _keep(_style(document, SAMPLE, 9, bold=True, colour=WARNING, after=3))
    _keep(_style(document, CHART, 10, after=2))
    _keep(_style(document, NOTE, 8.5, colour=MUTED, before=3, after=0))
    source = _style(document, SOURCE, 8.5, colour=MUTED, before=3, after=12)
    source.paragraph_format.keep_together = True
    _style(document, CELL, 8.5, after=0).paragraph_format.line_spacing = 1.0
    stars = _style(document, STARS, 12, before=16, after=0)
    stars.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Header", "Footer"):
        _type(document.styles[name], 8.5, after=0)
        document.styles[name].font.color.rgb = MUTED
        tabs = document.styles[name].element.pPr.find(qn("w:tabs"))
        if tabs is not None:
            tabs.getparent().remove(tabs)
        stops = document.styles[name].paragraph_format.tab_stops
        stops.add_tab_stop(Cm(16), WD_ALIGN_PARAGRAPH.RIGHT)
    document.styles.element.append(parse_xml(TABLE_STYLE.format(ns=nsdecls("w"))))


def _style(
    document: Document,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor = INK,
    before: float = 0,
    after: float = 6,
) -> ParagraphStyle:
    """Return a paragraph style of the house, new or one of Word's own."""
    if name in document.styles:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    _type(style, size, before=before, after=after)
    style.font.bold, style.font.color.rgb = bold, colour
    return style


def _type(
    style: ParagraphStyle, size: float, *, before: float = 0, after: float
) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _keep(style: ParagraphStyle) -> None:
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.keep_together = True


def _number(style: ParagraphStyle, numbering: int) -> None:
    properties = style.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = numbering


if __name__ == "__main__":
    HOUSE.write_bytes(house_template())
