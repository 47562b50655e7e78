"""Packages as other programs write them: names, main parts and links to elsewhere."""

import io
import zipfile
from datetime import date

import pytest
from click.testing import CliRunner

from ingest.book import Unreadable
from ingest.check import check_file
from ingest.errata.write import Errata
from ingest.mapping.cli import propose
from ingest.readers import read_book
from ingest.readers.links import linked_file
from warehouse.text import Lang

DAY = date(2025, 10, 1)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ROWS = (
    ("member", "kpi", "period", "value"),
    ("BEL", "EC-14", "2024", "26.5"),
    ("FRA", "EC-14", "2024", "x"),
    ("KEN", "EC-14", "2024", "12.5"),
)


def relations(*told):
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if is_outside else "/>")
        for number, (kind, target, is_outside) in enumerate(told, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def worksheet():
    rows = "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
            for letter, text in zip("ABCD", texts, strict=True)
        )
        + "</row>"
        for row, texts in enumerate(ROWS, start=1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def workbook_parts(main="xl/workbook.xml", target=None, sheet=None, links=()):
    """Return the parts of a small workbook, whatever they are called."""
    folder, _, name = main.rpartition("/")
    sheet = sheet or f"{folder}/worksheets/sheet1.xml"
    to_sheet = "worksheets/sheet1.xml" if sheet.startswith(folder) else f"/{sheet}"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/{sheet}" ContentType="{TYPES}.worksheet+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", target or main, False)),
        main: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
        f"{folder}/_rels/{name}.rels": relations(
            ("worksheet", to_sheet, False),
            *(("externalLink", f"/{part}", False) for part in links),
        ),
        sheet: worksheet(),
    }


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def renamed(parts, change):
    return {change(name): content for name, content in parts.items()}


USUAL = workbook_parts()
NAMED_OTHERWISE = {
    "usual": USUAL,
    "backslashes": renamed(USUAL, lambda name: name.replace("/", "\\")),
    "capitals": renamed(USUAL, str.upper),
    "one capital": renamed(USUAL, lambda name: name.replace("workbook", "Workbook")),
    "capitals in the types": {
        name: content.replace("/xl/", "/XL/") if "Types" in name else content
        for name, content in USUAL.items()
    },
    "slash before the names": renamed(USUAL, lambda name: f"/{name}"),
    "another main part": workbook_parts("xl/workbook2.xml"),
    "another folder": workbook_parts("spreadsheet/book.xml"),
    "absolute target": workbook_parts("xl/wb.xml", target="/xl/wb.xml"),
    "target from here": workbook_parts("xl/wb.xml", target="./xl/wb.xml"),
    "target with backslashes": workbook_parts("xl/wb.xml", target="xl\\wb.xml"),
    "sheet in another folder": workbook_parts(sheet="sheets/first.xml"),
    "signs in a name": {
        ("xl/my%20book.xml" if name == "xl/my book.xml" else name): content
        for name, content in workbook_parts("xl/my book.xml").items()
    },
    "no word of the main part": {
        name: content for name, content in USUAL.items() if name != "_rels/.rels"
    },
    "target that is not there": workbook_parts(target="xl/absent.xml"),
}


@pytest.mark.parametrize("parts", NAMED_OTHERWISE.values(), ids=NAMED_OTHERWISE)
def test_workbook_is_read_and_marked_whatever_its_parts_are_called(tmp_path, parts):
    path = write(tmp_path / "return.xlsx", parts)
    checked = check_file(path, DAY)
    assert (checked.rows_accepted, checked.rows_quarantined) == (2, 1)
    assert checked.verdict.tables["kpi_values"]["value_number"].to_list() == [
        26.5,
        12.5,
    ]
    folder = tmp_path / "errata"
    Errata(folder, [], Lang.EN).write(checked)
    again = check_file(folder / "return.errata.xlsx", DAY)
    assert again.marked_file == checked.sha256
    with zipfile.ZipFile(folder / "return.errata.xlsx") as marked:
        comments = [name for name in marked.namelist() if "comments" in name.lower()]
    assert comments


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"a.txt": "x"}, "its main part is missing"),
        (workbook_parts("xl/workbook.bin"), r"binary workbook; save it as \.xlsx"),
    ],
    ids=["zip", "xlsb"],
)
def test_package_without_a_workbook_says_what_helps(tmp_path, parts, said):
    with pytest.raises(Unreadable, match=said):
        read_book(write(tmp_path / "a.xlsx", parts), lambda _: (0,))


def external(target, *, inner="externalBook"):
    link = f'<externalLink xmlns="{MAIN}"><{inner}/></externalLink>'
    told = relations(("externalLinkPath", target, True)) if target else relations()
    return link, told


def linked_workbook(*targets, inner="externalBook"):
    names = [f"xl/externalLinks/externalLink{n}.xml" for n in range(len(targets))]
    parts = workbook_parts(links=names)
    for name, target in zip(names, targets, strict=True):
        part, told = external(target, inner=inner)
        parts[name] = part
        parts[name.replace("Links/", "Links/_rels/") + ".rels"] = told
    return parts


def links_said(path):
    problems = check_file(path, DAY).problems
    found = problems.filter(problems["code"] == "links_not_followed")
    return found.select("severity", "message_en", "message_fr").rows()


@pytest.mark.parametrize(
    ("targets", "named"),
    [
        (["old%20return.xlsx"], "(old return.xlsx)"),
        (["file:///C:\\Users\\someone\\Budget.xlsx"], "(Budget.xlsx)"),
        (["\\\\server\\share\\Plan%202024.xlsx"], "(Plan 2024.xlsx)"),
        (["https://example.org/sites/x/Book.xlsx?web=1"], "(Book.xlsx)"),
        (["a.xlsx", "b.xlsx", "a.xlsx"], "(a.xlsx, b.xlsx)"),
        ([f"{letter}.xlsx" for letter in "abcdefg"], "e.xlsx and 2 more)"),
        ([None], "(one without a name)"),
    ],
    ids=["name", "folder", "share", "address", "several", "many", "nameless"],
)
def test_links_of_a_workbook_are_named_once_and_not_followed(tmp_path, targets, named):
    path = write(tmp_path / "return.xlsx", linked_workbook(*targets))
    (said,) = links_said(path)
    assert said[0] == "warning"
    assert named in said[1]
    assert "someone" not in said[1] + said[2]
    assert check_file(path, DAY).rows_accepted == 2


def test_link_through_excel_is_a_file_and_one_to_a_program_is_refused(tmp_path):
    topic = "C:\\x\\Rates.xlsx"
    inner = f'ddeLink ddeService="Excel" ddeTopic="{topic}"'
    path = write(tmp_path / "a.xlsx", linked_workbook(None, inner=inner))
    assert "(Rates.xlsx)" in links_said(path)[0][1]
    inner = 'ddeLink ddeService="cmd" ddeTopic="/C calc"'
    path = write(tmp_path / "b.xlsx", linked_workbook(None, inner=inner))
    problem = check_file(path, DAY).problems.row(0, named=True)
    assert problem["code"] == "active_content_refused"
    assert "Data > Edit Links > Break Link" in problem["message_en"]
    assert "Données > Modifier les liens" in problem["message_fr"]


def test_proposal_of_a_mapping_says_the_same_of_links(tmp_path):
    parts = linked_workbook("old%20return.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace("<t>x</t>", "<t>7</t>")
    path = write(tmp_path / "return.xlsx", parts)
    done = CliRunner().invoke(propose, [str(path)])
    assert done.exit_code == 0
    assert links_said(path)[0][1] in done.stderr
    done = CliRunner().invoke(propose, [str(path), "--lang", "fr"])
    assert links_said(path)[0][2] in done.stderr


def test_proposal_of_a_mapping_refuses_in_the_words_of_the_check(tmp_path):
    path = write(tmp_path / "a.xlsx", {**USUAL, "xl/vbaProject.bin": b"x"})
    done = CliRunner().invoke(propose, [str(path)])
    assert check_file(path, DAY).problems["message_en"][0] in done.stderr


ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text")
)
LINK = "xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href"
SOURCE = f'<table:table-source {LINK}="file:///home/someone/rates.ods"/>'


def ods(path, *, inside="", after="", formula="", more=""):
    def cell(text):
        return (
            f'<table:table-cell {formula} office:value-type="string">'
            f"<text:p>{text}</text:p></table:table-cell>"
        )

    rows = "".join(
        f"<table:table-row>{''.join(map(cell, texts))}</table:table-row>"
        for texts in ROWS
    )
    text = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="One">{inside}{rows}</table:table>{more}{after}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return write(path, {"content.xml": text})


COPY = (
    f"<table:table table:name=\"'file:///home/someone/rates.ods'#Sheet1\">{SOURCE}"
    "<table:table-row><table:table-cell office:value-type='float' office:value='9'/>"
    "</table:table-row></table:table>"
)
DDE = (
    "<table:dde-links><table:dde-link><office:dde-source "
    'office:dde-application="soffice" office:dde-topic="/home/someone/rates.ods"/>'
    "</table:dde-link></table:dde-links>"
)


@pytest.mark.parametrize(
    "told",
    [
        {"inside": SOURCE},
        {"more": COPY},
        {"after": DDE},
        {"formula": "table:formula=\"of:=['file:///home/someone/rates.ods'#$S.A1]\""},
        {"inside": SOURCE.replace("table-source", "cell-range-source")},
    ],
    ids=["linked sheet", "kept copy", "dde", "formula", "linked range"],
)
def test_links_of_an_ods_workbook_are_named_once_and_not_followed(tmp_path, told):
    path = ods(tmp_path / "return.ods", **told)
    (said,) = links_said(path)
    assert "(rates.ods)" in said[1]
    assert "someone" not in said[1] + said[2]
    checked = check_file(path, DAY)
    assert (checked.rows_accepted, checked.rows_quarantined) == (2, 1)
    assert "hidden_content" not in checked.problems["code"].to_list()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(path, *, main="word/document.xml", field="", told=()):
    rows = "".join(
        "<w:tr>"
        + "".join(
            f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts
        )
        + "</w:tr>"
        for texts in ROWS
    )
    folder, _, name = main.rpartition("/")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return write(
        path,
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override '
            f'PartName="/{main}" ContentType="{kind}.main+xml"/></Types>',
            "_rels/.rels": relations(("officeDocument", main, False)),
            main: f'<w:document xmlns:w="{WORD}"><w:body>{field}<w:tbl>{rows}</w:tbl>'
            "</w:body></w:document>",
            f"{folder}/_rels/{name}.rels": relations(*told),
        },
    )


def in_field(instruction):
    return f"<w:p><w:r><w:instrText>{instruction}</w:instrText></w:r></w:p>"


@pytest.mark.parametrize(
    "told",
    [
        {"told": [("oleObject", "file:///C:\\someone\\rates.xlsx", True)]},
        {"told": [("subDocument", "someone/rates.xlsx", True)]},
        {"field": in_field('LINK Excel.Sheet.12 "C:\\\\someone\\\\rates.xlsx" "A1"')},
        {"field": in_field(' INCLUDETEXT "someone/rates.xlsx"')},
    ],
    ids=["linked object", "sub-document", "link field", "text field"],
)
def test_links_of_a_document_are_named_once_and_not_followed(tmp_path, told):
    path = docx(tmp_path / "return.docx", **told)
    (said,) = links_said(path)
    assert "(rates.xlsx)" in said[1]
    assert "someone" not in said[1] + said[2]
    assert check_file(path, DAY).rows_accepted == 2


@pytest.mark.parametrize("main", ["word/document2.xml", "text/main.xml", "main.xml"])
def test_document_is_read_whatever_its_main_part_is_called(tmp_path, main):
    assert check_file(docx(tmp_path / "a.docx", main=main), DAY).rows_accepted == 2
    assert check_file(docx(tmp_path / "a.bin", main=main), DAY).rows_accepted == 2


@pytest.mark.parametrize("change", [str.upper, lambda name: name.replace("/", "\\")])
def test_names_of_open_workbooks_and_documents_have_one_case(tmp_path, change):
    for make, name in ((ods, "a.ods"), (docx, "a.docx")):
        path = make(tmp_path / name)
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            parts = {change(part): package.read(part) for part in package.namelist()}
        assert check_file(write(path, parts), DAY).rows_accepted == 2


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("rates.xlsx", "rates.xlsx"),
        ("../a/rates.xlsx#Sheet1", "rates.xlsx"),
        ("smb://host/share/rates.ods", "rates.ods"),
        ("", ""),
        ("/", ""),
    ],
)
def test_only_the_name_of_a_linked_file_is_told(target, name):
    assert linked_file(target) == name
