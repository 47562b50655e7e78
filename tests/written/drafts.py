"""Word drafts with tagged numbers and native charts, as somebody edits them."""

import io
from dataclasses import dataclass, field

import docx
import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from dashboard.passport import stamp
from dashboard.review.tags import Tags

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument"


@dataclass
class Number:
    """A tagged number of a draft."""

    text: str
    mart: str
    keys: dict
    column: str


@dataclass
class Draft:
    """A draft while it is written: lines of texts and tagged numbers."""

    lines: list
    charts: list = field(default_factory=list)  # title and rows of a workbook
    passports: tuple = ()

    def write(self, path):
        """Write the draft as a Word document and return where."""
        document, tags = docx.Document(), Tags()
        for number, line in enumerate(self.lines):
            cell = document.add_table(1, 1).cell(0, 0) if number == 5 else None
            paragraph = cell.paragraphs[0] if cell else document.add_paragraph()
            for piece in line:
                if isinstance(piece, Number):
                    run = paragraph.add_run(piece.text)
                    tags.wrap(run._r, piece.mart, piece.keys, piece.column)
                else:
                    paragraph.add_run(piece)
        for title, rows in self.charts:
            _add_chart(document, title, rows)
        saved = io.BytesIO()
        document.save(saved)
        path.write_bytes(stamp(saved.getvalue(), "docx", self.passports, tags.keys))
        return path


def _add_chart(document, title, rows):
    """Add a native chart with its workbook to the end of a document."""
    package = document.part.package
    workbook = io.BytesIO()
    with xlsxwriter.Workbook(workbook) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    number = sum("chart" in str(part.partname) for part in package.iter_parts()) + 1
    embedded = Part(
        PackURI(f"/word/embeddings/workbook{number}.xlsx"),
        f"{TYPES}.spreadsheetml.sheet",
        workbook.getvalue(),
        package,
    )
    values = "".join(
        f'<c:pt idx="{place}"><c:v>{row[1]}</c:v></c:pt>'
        for place, row in enumerate(rows)
    )
    chart = Part(
        PackURI(f"/word/charts/chart{number}.xml"),
        f"{TYPES}.drawingml.chart+xml",
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:r="{RELATED}"><c:chart><c:plotArea>'
        f"<c:layout/><c:barChart><c:ser><c:val><c:numLit>{values}</c:numLit></c:val>"
        "</c:ser></c:barChart></c:plotArea></c:chart>"
        '<c:externalData r:id="rId1"/></c:chartSpace>'.encode(),
        package,
    )
    chart.relate_to(embedded, RELATIONSHIP_TYPE.PACKAGE)
    relation = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    drawing = (
        f'<w:drawing xmlns:w="{W}" xmlns:wp="{PLACED}" xmlns:a="{DRAWN}">'
        '<wp:inline><wp:extent cx="4000000" cy="2000000"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{title}"/>'
        f'<a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" xmlns:r="{RELATED}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    document.add_paragraph().add_run()._r.append(parse_xml(drawing))
