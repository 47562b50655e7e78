"""The twin Word documents: what they hold, and that Office can open it."""

import io
import json
import re
import shutil
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from dashboard.catalogue import all_texts
from dashboard.pack import house
from dashboard.pack.document import open_template
from dashboard.pack.proof import proof
from dashboard.pack.quoted import quoting
from dashboard.pack.quotes import pieces, quotes
from dashboard.render.excel.native import is_native
from warehouse.errors import ExportError
from warehouse.text import SAMPLE_LINE, Lang

LETTERS = {Lang.EN: "E", Lang.FR: "F"}
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CODES = {Lang.EN: "en-GB", Lang.FR: "fr-FR"}


def path_of(packed, lang):
    return packed / f"PTC-249{LETTERS[lang]}.docx"


def runs(document):
    return document.element.body.iter(qn("w:r"))


def said(document):
    """Return all words of a document that are in its own language."""
    return "\n".join(
        "".join(text.text or "" for text in run.iter(qn("w:t")))
        for run in runs(document)
        if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is None
    )


def native_charts(path):
    """Yield each chart of a document as XML, with the workbook behind it."""
    package = docx.Document(str(path)).part.package
    charts = [p for p in package.iter_parts() if "/charts/" in str(p.partname)]
    for part in charts:
        root = etree.fromstring(part.blob)
        relation = root.find(f"{CHART}externalData").get(qn("r:id"))
        data = part.rels[relation].target_part.blob
        yield (
            part.partname,
            root,
            openpyxl.load_workbook(io.BytesIO(data), data_only=True),
        )


@pytest.mark.parametrize("lang", Lang)
class TestDocument:
    def test_office_accepts_it(self, packed, lang, assert_valid_docx):
        assert_valid_docx(path_of(packed, lang))

    def test_every_chart_has_its_workbook_and_draws_its_cells(self, packed, lang):
        for name, root, workbook in native_charts(path_of(packed, lang)):
            values = root.findall(f".//{CHART}val/{CHART}numRef")
            assert values, name
            for reference in values:
                drawn = {
                    int(point.get("idx")): float(point.find(f"{CHART}v").text)
                    for point in reference.iter(f"{CHART}pt")
                }
                cells = cells_of(workbook, reference.find(f"{CHART}f").text)
                known = {i: v for i, v in enumerate(cells) if v is not None}
                assert drawn == pytest.approx(known), name

    def test_cells_behind_the_charts_are_the_query_results(
        self, packed, annexes, release, lang
    ):
        figures = [f for f in annexes[lang].figures if is_native(f.view)]
        written = {}
        for name, _, workbook in native_charts(path_of(packed, lang)):
            number = int(re.search(r"(\d+)\.xml", str(name))[1])
            rows = workbook.worksheets[0].iter_rows(min_row=2, values_only=True)
            written[number] = [list(row) for row in rows]
        assert len(written) == len(figures) > 10
        asked_anew = 0
        for number, figure in enumerate(figures, start=1):
            mark = figure.chart.mark
            drawn = [v for row in written[number] for v in row if is_number(v)]
            for value in figure.rows[mark.value].drop_nulls().to_list():
                assert any(value == pytest.approx(cell) for cell in drawn), figure.key
            query = query_of(figure)
            if query is None:
                continue
            with release.connect() as connection:
                answered = connection.execute(query).fetchall()
            cells = [tuple(row[1 : 1 + len(answered[0])]) for row in written[number]]
            assert in_order(cells) == in_order(answered), figure.key
            asked_anew += 1
        assert asked_anew >= 7

    def test_every_chart_has_words_for_those_who_do_not_see_it(
        self, documents, annexes, lang
    ):
        names = documents[lang].element.body.iter(qn("wp:docPr"))
        described = {each.get("name"): each.get("descr") for each in names}
        titles = [f.view.title for f in annexes[lang].figures if is_native(f.view)]
        assert list(described) == titles
        assert all(title in words for title, words in described.items())
        tables = documents[lang].tables
        assert all(
            table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
            for table in tables
        )
        assert len(tables) >= 10

    def test_word_spells_it_in_its_own_language(self, documents, lang):
        defaults = documents[lang].styles.element.find(qn("w:docDefaults"))
        assert defaults.find(f".//{qn('w:lang')}").get(qn("w:val")) == CODES[lang]
        assert documents[lang].core_properties.language == CODES[lang]

    def test_headers_of_tables_come_again_on_each_page(self, documents, lang):
        tables = [table for table in documents[lang].tables if len(table.rows) > 1]
        for table in tables:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None

    def test_captions_and_references_are_fields_in_order(self, packed, lang):
        path = path_of(packed, lang)
        assert proof(path.read_bytes(), path.name) == []

    def test_labels_of_shares_are_texts(self, packed, lang):
        labels = [
            text
            for _, root, _ in native_charts(path_of(packed, lang))
            for text in root.itertext()
            if "%" in text and not text.startswith("0")
        ]
        form = r"[\d,]+\.\d%" if lang == Lang.EN else r"\d+,\d\u202f%"
        assert any(re.search(form, label) for label in labels)

    def test_draft_says_so_on_every_page_and_lists_why(self, documents, lang):
        header = documents[lang].sections[0].header._element
        mark = "DRAFT" if lang == Lang.EN else "PROJET"
        assert f'string="{mark}"' in etree.tostring(header).decode()
        assert SAMPLE_LINE(lang) in said(documents[lang])

    def test_all_items_of_the_review_are_accounted_for(self, documents, lang):
        last = documents[lang].tables[-2].rows[-1]
        assert [cell.text for cell in last.cells][1] == "43"


def is_number(value):
    return isinstance(value, int | float)


def query_of(figure):
    """Return the figure's own question in plain SQL, where a chart is one query."""
    mark = figure.chart.mark
    if not hasattr(mark, "low"):
        return None
    wanted = {"as_of_session_id": "PTC-249"}
    if figure.chart.key == "kpi_by_region":
        row = figure.rows.row(0, named=True)
        wanted |= {"kpi_id": row["kpi_id"], "period": row["period"]}
    elif figure.chart.shape is not None:
        return None
    wanted |= {
        column: value if value == "ALL" else figure.choice.region
        for column, value in figure.chart.rows.items()
    }
    has_band = any(point.low is not None for point in figure.view.points)
    ends = (mark.low, mark.high) if has_band else ()
    where = " and ".join(f"{name} = '{value}'" for name, value in wanted.items())
    columns = ", ".join((mark.value, *ends))
    return f"select {columns} from marts.{figure.chart.mart} where {where}"


def in_order(rows):
    rounded = [tuple(v if v is None else round(v, 9) for v in row) for row in rows]
    return sorted(rounded, key=lambda row: [(v is None, v or 0) for v in row])


def cells_of(workbook, reference):
    sheet, _, cells = reference.rpartition("!")
    found = workbook[sheet.strip("'")][cells.replace("$", "")]
    return [cell.value for row in found for cell in row]


def test_no_english_run_stands_in_the_french_document(documents):
    french = said(documents[Lang.FR])
    left = [
        text.en
        for _, text in all_texts()
        if text.en != text.fr
        and len(text.en) > 12
        and "{" not in text.en
        # A name may stand in both languages within a longer one.
        and re.search(rf"(?<!\w){re.escape(text.en)}(?!\w)", french)
    ]
    assert left == []


def test_the_same_release_gives_the_same_documents(packed, release_home, fos, tmp_path):
    fos(
        release_home,
        *("pack", "--session", "PTC-249", "--draft", "--formats", "xlsx"),
        *("-o", tmp_path),
    )
    for path in packed.rglob("*"):
        if path.is_file():
            again = tmp_path / path.relative_to(packed)
            assert again.read_bytes() == path.read_bytes(), path.name


def test_the_schema_check_finds_a_planted_fault(packed, tmp_path):
    broken = tmp_path / "broken.docx"
    shutil.copyfile(path_of(packed, Lang.EN), broken)
    with zipfile.ZipFile(path_of(packed, Lang.EN)) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    chart = parts["word/charts/chart1.xml"]
    moved = re.search(rb"<c:cat>.*?</c:cat>", chart, re.DOTALL)[0]
    parts["word/charts/chart1.xml"] = chart.replace(moved, b"").replace(
        b"</c:val>", b"</c:val>" + moved, 1
    )
    with zipfile.ZipFile(broken, "w") as after:
        for name, content in parts.items():
            after.writestr(name, content)
    result = OpenXmlValidator().validate(broken)
    assert not result.is_valid


def test_the_template_in_the_package_is_the_one_its_script_makes():
    with (
        zipfile.ZipFile(house.HOUSE) as kept,
        zipfile.ZipFile(io.BytesIO(house.house_template())) as made,
    ):
        assert kept.namelist() == made.namelist()
        for name in kept.namelist():
            assert kept.read(name) == made.read(name), name


def test_a_template_that_lacks_a_style_is_refused_by_its_name(tmp_path):
    document = docx.Document(str(house.HOUSE))
    document.styles[house.NOTE].delete()
    document.save(str(tmp_path / "own.docx"))
    with pytest.raises(ExportError, match=f"lacks the styles {house.NOTE}"):
        open_template(tmp_path / "own.docx")
    (tmp_path / "no.docx").write_text("no document")
    with pytest.raises(ExportError, match="cannot read the template"):
        open_template(tmp_path / "no.docx")


@pytest.mark.parametrize("lang", Lang)
def test_members_are_named_only_where_public_sources_name_them(
    documents, release, lang
):
    words = said(documents[lang])
    column = f"name_{lang}"
    public = " ".join(
        str(value)
        for mart, name in (
            ("dim_submitters", column),
            ("fct_experience_sharing", f"presenter_{lang}"),
            ("rpt_proposals_by_session", f"origin_label_{lang}"),
            ("dim_kpis", f"unit_{lang}"),  # dollars of a Member
        )
        for value in release.mart(mart)[name].unique().to_list()
    )
    named = [
        name
        for name in release.mart("dim_members")[column].to_list()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    ]
    unions = {"European Union", "Union européenne"}  # said not to be counted
    assert [name for name in named if name not in public and name not in unions] == []


def test_without_a_browser_documents_and_workbooks_are_there(
    release_home, fos, tmp_path, monkeypatch
):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "no_browser"))
    folder = tmp_path / "pack"
    arguments = ("--session", "PTC-249", "--draft", "--formats", "png,xlsx")
    done = fos(release_home, "pack", *arguments, "-o", folder, expected=(1,))
    assert "images need Chromium and none was found" in done.stderr.splitlines()[-1]
    kinds = {path.suffix for path in folder.rglob("*") if path.is_file()}
    assert kinds == {".docx", ".xlsx", ".json"}


class TestQuotes:
    """Numbers of the sentences that say which figure they are."""

    def test_review_of_a_pack_finds_nothing_to_say(self, packed, release_home, fos):
        answer = fos(
            release_home,
            *("review", *(path_of(packed, lang) for lang in Lang), "--json"),
        )
        document = json.loads(answer.stdout)
        assert document["slips"] == []
        assert all(file["tagged"] >= 40 for file in document["files"])

    def test_review_names_a_number_that_was_changed_by_hand(
        self, packed, release_home, fos, tmp_path
    ):
        document = docx.Document(str(path_of(packed, Lang.EN)))
        control = next(
            control
            for control in document.element.body.iter(qn("w:sdt"))
            if control.find(f".//{qn('w:alias')}").get(qn("w:val")) == "mean_level"
        )
        (text,) = control.iter(qn("w:t"))
        text.text = "0.07"
        path = tmp_path / "draft.docx"
        document.save(str(path))
        answer = fos(release_home, "review", path, "--json", expected=(1,))
        (slip,) = json.loads(answer.stdout)["slips"]
        assert (slip["code"], slip["found"]) == ("differs", "0.07")
        assert "rpt_implementation_by_region" in slip["key"]

    def test_what_stands_twice_or_could_be_two_figures_is_not_tagged(self, book):
        rows = book.mart("rpt_implementation_by_region").filter(
            as_of_session_id="PTC-249", region_id="WORLD", standard_id="ALL"
        )
        row = rows.row(0, named=True)
        mart, total = "rpt_implementation_by_region", row["member_count"]
        answered, level = row["reporting_member_count"], f"{row['mean_level']:.2f}"

        def found(text):
            told = quotes(text, Lang.EN, quoting(mart, row))
            said = [(words, key.column) for words, key in pieces(text, told) if key]
            assert "".join(words for words, _ in pieces(text, told)) == text
            return said

        sentence = f"{answered} of {total} Members answered; the level is {level}."
        assert found(sentence) == [
            (str(answered), "reporting_member_count"),
            (str(total), "member_count"),
            (level, "mean_level"),
        ]
        assert found(f"{total} here and {total} there") == []
        assert found(f"in {total},000 or 1,{total} or {total}% or EC{total}") == []
