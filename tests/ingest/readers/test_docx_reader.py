"""Word tables: what people see is read, at its cell, and the rest is reported."""

import docx
import pytest
from word_documents import GOES_ON, OFFICE, STARTS, cell, paragraph, row, run, save
from word_documents import table as word_table

from ingest.book import Unreadable
from ingest.readers import read_book


def no_score(_):
    return (0,)


def book_of(path):
    return read_book(path, no_score)


def cells_of(sheet):
    return {
        f"{letter}{one['_row']}": one[letter]
        for one in sheet.frame.iter_rows(named=True)
        for letter in sheet.letters
        if one[letter] is not None
    }


def read_cell(tmp_path, *content, properties=""):
    """Return what the cell B2 of a document holds, and the codes said of it."""
    grid = word_table(["a", "b"], ["x", cell(*content, properties=properties)])
    book = book_of(save(tmp_path / "one.docx", grid))
    codes = [problem.code for problem in book.problems]
    return cells_of(book.sheets[0]).get("B2"), codes


def test_table_of_python_docx_is_read_cell_by_cell(tmp_path):
    document = docx.Document()
    document.add_heading("Annex I", 1)
    grid = document.add_table(rows=2, cols=2)
    for place, text in zip(grid._cells, ["No.", "Title", "1", "One"], strict=True):
        place.text = text
    document.save(tmp_path / "made.docx")
    (sheet,) = book_of(tmp_path / "made.docx").sheets
    assert sheet.name == "Table 1 (Annex I)"
    assert cells_of(sheet) == {"A1": "No.", "B1": "Title", "A2": "1", "B2": "One"}


def test_tables_are_named_by_the_heading_or_caption_above_them(tmp_path):
    one = word_table(["a", "b"])
    path = save(
        tmp_path / "two.docx",
        *(one, paragraph("Annexe I", style="Titre1"), paragraph("Text."), one),
        *(paragraph("Tableau 2 : propositions", style="Lgende"), one),
    )
    assert [sheet.name for sheet in book_of(path).sheets] == [
        *("Table 1", "Table 2 (Annexe I)", "Table 3 (Tableau 2 : propositions)")
    ]


def test_cells_that_span_columns_keep_the_others_in_their_place(tmp_path):
    wide = cell("a", properties='<w:gridSpan w:val="2"/>')
    path = save(
        tmp_path / "wide.docx",
        word_table([wide, "b"], row("x", "y", properties='<w:gridBefore w:val="1"/>')),
    )
    assert cells_of(book_of(path).sheets[0]) == {
        "A1": "a",
        "C1": "b",
        "B2": "x",
        "C2": "y",
    }


def test_cell_that_spans_rows_gives_its_text_to_each(tmp_path):
    path = save(
        tmp_path / "tall.docx",
        word_table(
            ["no", "text"],
            [cell("1", properties=STARTS), "one"],
            [cell("", properties=GOES_ON), "two"],
            ["2", "three"],
        ),
    )
    (sheet,) = book_of(path).sheets
    assert cells_of(sheet)["A3"] == "1"
    assert sheet.continued == {(3, "A"): 2}


def test_text_under_a_merged_cell_is_reported_and_not_read(tmp_path):
    path = save(
        tmp_path / "covered.docx",
        word_table(
            ["a", "b"],
            [cell("1", properties=STARTS), "x"],
            [cell("covered", properties=GOES_ON), "y"],
        ),
    )
    book = book_of(path)
    assert cells_of(book.sheets[0])["A3"] == "1"
    assert [(one.code, one.cell) for one in book.problems] == [("hidden_content", "A3")]


def test_inserted_text_is_read_and_deleted_text_is_not(tmp_path):
    changed = (
        f"<w:p><w:del><w:r><w:delText>Merged</w:delText></w:r></w:del>"
        f"<w:ins>{run('Retained')}</w:ins></w:p>"
    )
    assert read_cell(tmp_path, changed) == ("Retained", ["tracked_changes"])


def test_text_that_is_struck_out_is_not_read(tmp_path):
    changed = paragraph(run("36", "<w:strike/>"), "37")
    assert read_cell(tmp_path, changed) == ("37", ["tracked_changes"])


def test_moved_text_is_read_where_it_went(tmp_path):
    moved = (
        f"<w:p><w:moveFrom>{run('old')}</w:moveFrom>"
        f"<w:moveTo>{run('new')}</w:moveTo></w:p>"
    )
    assert read_cell(tmp_path, moved) == ("new", ["tracked_changes"])


def test_deleted_row_is_reported_and_not_read(tmp_path):
    path = save(
        tmp_path / "gone.docx",
        word_table(["a", "b"], row("1", "x", properties="<w:del/>"), ["2", "y"]),
    )
    book = book_of(path)
    assert cells_of(book.sheets[0]) == {"A1": "a", "B1": "b", "A3": "2", "B3": "y"}
    assert [(one.code, one.row) for one in book.problems] == [("tracked_changes", 2)]


HIDDEN = [
    run("secret", "<w:vanish/>"),
    run("secret", '<w:rStyle w:val="Masque"/>'),
    run("secret", '<w:rStyle w:val="Plus"/>'),
]


@pytest.mark.parametrize("secret", HIDDEN, ids=["run", "style", "style it stands on"])
def test_hidden_text_is_reported_and_not_read(tmp_path, secret):
    shown = paragraph("shown", secret)
    assert read_cell(tmp_path, shown) == ("shown", ["hidden_content"])


def test_row_that_is_hidden_as_a_whole_is_read_and_told(tmp_path):
    path = save(
        tmp_path / "row.docx",
        word_table(["a", "b"], row("1", "x", properties="<w:hidden/>"), ["2", "y"]),
    )
    book = book_of(path)
    assert cells_of(book.sheets[0])["A2"] == "1"
    assert [(one.code, one.row) for one in book.problems] == [("hidden_content", 2)]


def test_text_that_is_said_not_to_be_hidden_is_read(tmp_path):
    shown = paragraph(run("shown", '<w:vanish w:val="0"/>'))
    assert read_cell(tmp_path, shown) == ("shown", [])


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (["one", "two"], "one\ntwo"),
        (["<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>"], "a\nb"),
        (["<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"], "a\tb"),
        (["com\u00admerce"], "commerce"),
        (["<w:p><w:r><w:t>x</w:t><w:softHyphen/><w:t>y</w:t></w:r></w:p>"], "xy"),
        (["<w:p><w:r><w:t>PC</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>"], "PC-1"),
        (["n°\u00a036"], "n°\u00a036"),
        ([paragraph("36", run("1", RAISED))], "36¹"),
        ([paragraph("1", run("er", RAISED), " juillet 2022")], "1er juillet 2022"),
        (
            ['<w:p><w:r><w:t>36</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'],
            "36",
        ),
        ([f'<w:p><w:hyperlink r="x">{run("PC0733")}</w:hyperlink></w:p>'], "PC0733"),
        (
            [
                '<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
                f"{run('link')}</w:p>"
            ],
            "link",
        ),
        (
            [
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                f"{paragraph('Choose an item.')}</w:sdtContent></w:sdt>"
            ],
            None,
        ),
        (
            [
                f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Retained')}"
                "</w:sdtContent></w:sdt>"
            ],
            "Retained",
        ),
    ],
    ids=[
        *("paragraphs", "line break", "tab", "soft hyphen", "soft hyphen of Word"),
        *("hyphen that does not break", "space that does not break"),
        *("raised note mark", "raised ordinal", "footnote mark", "link", "field"),
        *("prompt of a control", "answer in a control"),
    ],
)
def test_cell_gives_the_text_that_people_see(tmp_path, content, text):
    assert read_cell(tmp_path, *content) == (text, [])


def test_table_in_a_cell_is_a_sheet_of_its_own(tmp_path):
    inner = word_table(["c", "d"], ["1", "2"])
    path = save(tmp_path / "in.docx", word_table(["a", cell("b", inner)]))
    book = book_of(path)
    assert [cells_of(sheet) for sheet in book.sheets] == [
        {"A1": "a", "B1": "b"},
        {"A1": "c", "B1": "d", "A2": "1", "B2": "2"},
    ]
    assert [(one.code, one.cell) for one in book.problems] == [("nested_table", "B1")]


def test_header_that_is_typed_again_is_no_row(tmp_path):
    header = ["No.", "Title"]
    path = save(tmp_path / "r.docx", word_table(header, ["1", "x"], header, ["2", "y"]))
    rows = book_of(path).sheets[0].frame["_row"].to_list()
    assert rows == [1, 2, 4]


def test_number_that_word_counts_is_reported(tmp_path):
    numbered = "<w:p><w:pPr><w:numPr/></w:pPr></w:p>"
    assert read_cell(tmp_path, numbered) == (None, ["automatic_number"])


LINKED = (
    f'<Relationship Id="r2" Type="{OFFICE}/{{}}" Target="http://example.org/x" '
    'TargetMode="External"/>'
)


@pytest.mark.parametrize(
    ("body", "options"),
    [
        ("", {"parts": {"word/vbaProject.bin": b"x"}}),
        ("", {"relations": LINKED.format("aFChunk")}),
        (
            "<w:p><w:r><w:instrText> DDEAUTO excel</w:instrText></w:r></w:p>",
            {},
        ),
        ('<w:p><w:fldSimple w:instr="DDE x"/></w:p>', {}),
        ("", {"parts": {"word/activeX/activeX1.xml": b"<x/>"}}),
    ],
    ids=[
        "macros",
        "piece to be taken in",
        "DDE in a field",
        "DDE in a simple field",
        "ActiveX",
    ],
)
def test_active_content_is_refused(tmp_path, body, options):
    path = save(tmp_path / "active.docx", word_table(["a", "b"]), body, **options)
    with pytest.raises(Unreadable) as refusal:
        book_of(path)
    assert refusal.value.code == "active_content_refused"


def test_links_to_click_on_and_templates_are_no_active_content(tmp_path):
    relations = LINKED.format("hyperlink") + LINKED.format("attachedTemplate")
    path = save(tmp_path / "t.docx", word_table(["a", "b"]), relations=relations)
    assert book_of(path).sheets


def test_entities_are_refused(tmp_path):
    path = tmp_path / "entities.docx"
    save(path, parts={"word/styles2.xml": b""})
    evil = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    save(path, parts={"word/other.xml": evil})
    assert book_of(path).sheets == ()
    with pytest.warns(UserWarning, match="Duplicate name"):
        save(path, parts={"word/document.xml": evil})
    with pytest.raises(Unreadable):
        book_of(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 and no more", b"no zip at all"])
def test_damaged_document_is_refused_in_words(tmp_path, content):
    (tmp_path / "cut.docx").write_bytes(content)
    with pytest.raises(Unreadable, match=r"not a whole (document|workbook)"):
        book_of(tmp_path / "cut.docx")


def test_long_text_over_very_many_rows_is_refused(tmp_path):
    long = cell("x" * 1_000_000, properties=STARTS)
    rows = [["a", "b"], [long, "1"], *[[cell("", properties=GOES_ON), "2"]] * 200]
    with pytest.raises(Unreadable, match="more than 100000000 characters"):
        book_of(save(tmp_path / "bomb.docx", word_table(*rows)))


def test_tables_nested_without_end_do_no_harm(tmp_path):
    depth = 3000
    nested = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
    path = save(tmp_path / "deep.docx", nested)
    assert book_of(path).sheets == ()
