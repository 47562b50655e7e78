"""Small files of every kind that carries a passport, and what somebody does to them."""

import io
import zipfile

import docx
import xlsxwriter
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

KINDS = ("png", "svg", "pdf", "xlsx", "docx")


def written(kind, number="41.0"):
    """Return a file that shows a number."""
    return globals()[f"_{kind}"](number)


def _png(number):
    image = Image.new("RGB", (60, 20), "white")
    ImageDraw.Draw(image).text((2, 2), number, fill="black")
    saved = io.BytesIO()
    image.save(saved, "PNG")
    return saved.getvalue()


def _svg(number):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
        f"<title>A figure</title><desc>It says {number}</desc>"
        f'<text x="2" y="14">{number}</text></svg>'
    ).encode()


def _pdf(number):
    writer = PdfWriter()
    page = writer.add_blank_page(200, 100)
    drawn = DecodedStreamObject()
    drawn.set_data(f"BT /F1 12 Tf 20 40 Td ({number}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(drawn)
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def _xlsx(number):
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Region", "Share"])
        sheet.write_row(1, 0, ["Everywhere", float(number)])
        book.add_worksheet("Notes").write(0, 0, "How to read it")
    return saved.getvalue()


def _docx(number):
    document = docx.Document()
    document.add_paragraph(f"The share is {number} %.")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def saved_again(content, kind):
    """Return a stamped file as a program saves it that changes nothing people see."""
    saved = io.BytesIO()
    if kind == "png":
        image = Image.open(io.BytesIO(content))
        from PIL.PngImagePlugin import PngInfo

        kept = PngInfo()
        for name, text in image.text.items():
            kept.add_text(name, text)
        image.save(saved, "PNG", pnginfo=kept, compress_level=1)
    elif kind == "svg":
        return content.replace(b'width="60" height="20"', b"height='20' width='60'")
    elif kind == "pdf":
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
        for page in writer.pages:
            page.compress_content_streams()
        writer.write(saved)
    else:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as old,
            zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED) as new,
        ):
            for name in sorted(old.namelist()):
                new.writestr(name, old.read(name))
    return saved.getvalue()


def with_changed_part(content, name, change):
    """Return an Office file with one part changed, as a program would leave it."""
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(saved, "w") as new,
    ):
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return saved.getvalue()
