"""The pieces of Word's own markup that python-docx has no words for."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.media import XLSX

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
EMU_A_PIXEL = 9525
INLINE = (
    '<w:drawing {ns}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent '
    'cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr '
    'id="{number}" name={name} descr={description}/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="{uri}"><c:chart xmlns:c="{uri}" r:id="{relation}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
EXTERNAL = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'


def add_field(paragraph: Paragraph, code: str, shown: str) -> Run:
    """Add a field that Word computes, with what it shows until then."""
    run = paragraph.add_run()
    for kind in ("begin", "separate"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._element.append(mark)
        if kind == "begin":
            run = paragraph.add_run()
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {code} "
            run._element.append(words)
            run = paragraph.add_run()
    result = paragraph.add_run(shown)
    last = paragraph.add_run()
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), "end")
    last._element.append(mark)
    return result


def begin_bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """Begin a bookmark; what follows until its end can be referred to."""
    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:id"), str(number))
    mark.set(qn("w:name"), name)
    paragraph._p.append(mark)


def end_bookmark(paragraph: Paragraph, number: int) -> None:
    """End a bookmark."""
    mark = OxmlElement("w:bookmarkEnd")
    mark.set(qn("w:id"), str(number))
    paragraph._p.append(mark)


def add_chart(
    document: Document,
    paragraph: Paragraph,
    *,
    xml: bytes,
    workbook: bytes,
    number: int,
    size: tuple[int, int],
    name: str,
    description: str,
) -> None:
    """Add a native chart, with the workbook that opens on a double click.

    Args:
        document: the document.
        paragraph: the paragraph that holds it.
        xml: the chart as Office keeps it.
        workbook: the workbook that its references are about.
        number: its number among the charts of the document.
        size: its width and height in pixels.
        name: its name, and `description` its words for those who do not see it.
        description: see `name`.
    """
    package = document.part.package
    data = Part(
        PackURI(f"/word/embeddings/chart_{number}.xlsx"),
        XLSX,
        workbook,
        package,
    )
    # Its place in the order of the schema: after what is printed with it.
    drawn = xml.replace(b"<c:printSettings>", EXTERNAL.encode() + b"<c:printSettings>")
    drawn = drawn[: drawn.index(b"<c:printSettings>")] + b"</c:chartSpace>"
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, drawn, package)
    chart.relate_to(data, RELATION.PACKAGE)
    relation = document.part.relate_to(chart, RELATION.CHART)
    inline = INLINE.format(
        ns=nsdecls("w", "wp", "a", "r"),
        width=size[0] * EMU_A_PIXEL,
        height=size[1] * EMU_A_PIXEL,
        number=number,
        name=quoteattr(name),
        description=quoteattr(description),
        uri=CHART_URI,
        relation=relation,
    )
    paragraph.add_run()._r.append(parse_xml(inline))


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(
        parse_xml(
            f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" '
            f'w:fill="{colour.lstrip("#")}"/>'
        )
    )


def repeat_header(table: Table) -> None:
    """Repeat the first row on each page, and break no row over two pages."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))


def describe_table(table: Table, title: str, description: str) -> None:
    """Give a table its title and description for those who do not see it."""
    for tag, words in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), words)
        table._tbl.tblPr.append(element)


def set_language(document: Document, code: str) -> None:
    """Set the language that Word spells all text in."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), code)


def set_run_language(run: Run, code: str) -> None:
    """Set the language of a run that is in another than its document."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    run._r.get_or_add_rPr().append(language)
