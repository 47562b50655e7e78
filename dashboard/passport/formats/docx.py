"""DOCX: the passport in custom properties; the seal over text, charts and workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dashboard.passport.formats import xlsx
from dashboard.passport.formats.digest import digest
from dashboard.passport.formats.package import embed, extract, root_of, unzipped

__all__ = ["embed", "extract", "parts"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TEXTS = ("word/document", "word/header", "word/foot")  # footer, footnotes
LIKELY_TAGS = {f"{{{W}}}{name}" for name in ("p", "fldChar", "fldSimple", "t", "tab")}


def parts(content: bytes) -> dict[str, str]:
    """Return the hashes of the text, of each chart and of each workbook within."""
    found = unzipped(content)
    texts = [
        "\n".join(paragraphs(root_of(part)))
        for name, part in sorted(found.items())
        if name.startswith(TEXTS) and name.endswith(".xml")
    ]
    sealed = {"text": digest("\n".join(texts).encode())}
    for name, part in sorted(found.items()):
        place = name.rpartition("/")[2]
        if name.startswith("word/charts/") and name.endswith(".xml"):
            values = "\n".join(chart_values(root_of(part)))
            if values:
                sealed[f"chart {place}"] = digest(values.encode())
        elif name.endswith(".xlsx"):
            hashes = ";".join(xlsx.parts(part).values())
            sealed[f"workbook {place}"] = digest(hashes.encode())
        elif name.startswith("word/media/"):
            sealed[f"picture {place}"] = digest(part)
    return sealed


def paragraphs(root: etree._Element) -> Iterator[str]:
    """Yield the text of each paragraph; what Word works out in fields left out.

    Page and figure numbers are written anew whenever Word opens the document.
    """
    line: list[str] = []
    depth = 0
    for element in root.iter(*LIKELY_TAGS):
        name = etree.QName(element).localname
        if name == "p":
            yield "".join(line)
            line = []
        elif name == "fldChar":
            step = {"begin": 1, "end": -1}
            depth += step.get(str(element.get(f"{{{W}}}fldCharType")), 0)
        elif name == "t" and depth <= 0 and not _is_in_a_field(element):
            line.append(element.text or "")
        elif name == "tab" and line:
            line.append("\t")
    yield "".join(line)


def chart_values(root: etree._Element) -> Iterator[str]:
    """Yield the values and labels that a chart part keeps of its workbook."""
    for element in root.iter(f"{{{C}}}v"):
        yield element.text or ""


def _is_in_a_field(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors(f"{{{W}}}fldSimple"))
