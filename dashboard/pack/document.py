"""An annex as a Word document that people go on working with."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph as WordParagraph

from dashboard.data import Book
from dashboard.finish import finish
from dashboard.labels import BODY, word
from dashboard.pack import house, ooxml, tables, words
from dashboard.pack.annex import Annex
from dashboard.pack.blocks import Block, Bullet, Figure, Paragraph, Part, Table
from dashboard.pack.quotes import Quote, pieces
from dashboard.pack.watermark import add_watermark
from dashboard.render.alt_text import alt_text
from dashboard.render.caption import Caption, caption, notes
from dashboard.render.excel.book import chart_xml, data_book
from dashboard.render.excel.native import WIDTH, height, is_native
from dashboard.review.tags import Tags
from dashboard.words import days
from warehouse.errors import ExportError
from warehouse.text import Lang, Text

CODES = {Lang.EN: "en-GB", Lang.FR: "fr-FR"}
# What Word itself calls a caption's sequence in each language.
FIGURE_LABEL = Text(en="Figure", fr="Figure")
TABLE_LABEL = Text(en="Table", fr="Tableau")
AFTER_NUMBER = Text(en=". ", fr=". ")


@dataclass(frozen=True, slots=True)
class Dress:
    """How an annex is dressed: template, document number, and what makes it a draft."""

    template: Path = house.HOUSE
    code: str = ""
    findings: tuple[str, ...] = ()
    is_draft: bool = False


def annex_document(book: Book, annex: Annex, dress: Dress) -> bytes:
    """Return an annex as a Word document; two runs give the same bytes.

    Raises:
        ExportError: the template cannot be read or lacks a style of the house.
    """
    document = open_template(dress.template)
    ooxml.set_language(document, CODES[annex.choice.lang])
    _set_properties(document, book, annex)
    _add_running_lines(document, book, annex, dress)
    _add_head(document, book, annex, dress)
    if dress.is_draft:
        _add_findings(document, dress, annex.choice.lang)
    hand = _Hand(document, annex)
    for block in annex.blocks:
        hand.add(block)
    written = io.BytesIO()
    document.save(written)
    passports = [figure.passport for figure in annex.figures]
    return finish(written.getvalue(), "docx", passports, hand.tags.keys)


def open_template(path: Path) -> Document:
    """Open a template that has all the styles of the house."""
    try:
        document = docx.Document(str(path))
    except (OSError, KeyError, ValueError, PackageNotFoundError):
        raise ExportError(
            f"cannot read the template {path}: a Word document (.docx) is needed"
        ) from None
    names = {style.name for style in document.styles}
    missing = [name for name in house.STYLES if name not in names]
    if missing:
        raise ExportError(
            f"the template {path} lacks the styles {', '.join(missing)}; start from "
            "dashboard/pack/house.docx"
        )
    return document


def _set_properties(document: Document, book: Book, annex: Annex) -> None:
    """Fill in what the file says of itself; no clock, the session's own date."""
    choice = annex.choice
    session = book.session_label(choice.as_of, choice.lang)
    moment = datetime.datetime.combine(book.cut_off(choice), datetime.time())
    properties = document.core_properties
    properties.title = words.TITLE.say(choice.lang, session=session)
    properties.language = CODES[choice.lang]
    properties.author = properties.last_modified_by = "fos"
    properties.created = properties.modified = moment
    properties.revision = 1


def _add_running_lines(
    document: Document, book: Book, annex: Annex, dress: Dress
) -> None:
    lang = annex.choice.lang
    section = document.sections[0]
    session = book.session_label(annex.choice.as_of, lang)
    top = section.header.paragraphs[0]
    top.style = "Header"
    top.add_run(f"{words.RUNNING.say(lang, session=session)}\t{_code(dress, lang)}")
    foot = section.footer.paragraphs[0]
    foot.style = "Footer"
    release = words.RELEASE.say(lang, release_id=book.release.release_id)
    foot.add_run(f"{release}\t")
    before, between, after = (
        words.PAGE(lang).replace("{pages}", "{page}").split("{page}")
    )
    foot.add_run(before)
    ooxml.add_field(foot, "PAGE", "1")
    foot.add_run(between)
    ooxml.add_field(foot, "NUMPAGES", "1")
    foot.add_run(after)
    if dress.is_draft:
        add_watermark(top, words.DRAFT(lang))


def _code(dress: Dress, lang: Lang) -> str:
    if not dress.code:
        return words.ANNEX_WITHOUT_CODE(lang)
    return words.ANNEX.say(lang, code=f"{dress.code}{LETTERS[lang]}")


LETTERS = {Lang.EN: "E", Lang.FR: "F"}


def _add_head(document: Document, book: Book, annex: Annex, dress: Dress) -> None:
    """Add both names of the organisation, the session and the title."""
    lang = annex.choice.lang
    for text, own in ((words.WCO_ENGLISH, Lang.EN), (words.WCO_FRENCH, Lang.FR)):
        run = document.add_paragraph(style=house.ORGANISATION).add_run(text(lang))
        if own != lang:
            ooxml.set_run_language(run, CODES[own])
    session = book.session(annex.choice.as_of)
    label = book.session_label(annex.choice.as_of, lang)
    body = word(BODY, session["body"], lang)
    is_latest = session["body"] == "LATEST"
    line = (
        label if is_latest else words.SESSION_LINE.say(lang, body=body, session=label)
    )
    text = f"{line}\t{_code(dress, lang)}"
    document.add_paragraph(text, style=house.DOCUMENT_LINE)
    if not is_latest:
        when = days(
            session["start_date"], session["end_date"], lang, session["date_precision"]
        )
        form = words.SESSION_DATES
        if session["is_inferred"]:
            form = words.SESSION_DATES_INFERRED
        document.add_paragraph(form.say(lang, days=when), style=house.DOCUMENT_LINE)
    title = words.TITLE.say(lang, session=label)
    document.add_paragraph(title, style=house.TITLE)


def _add_findings(document: Document, dress: Dress, lang: Lang) -> None:
    document.add_paragraph(words.DRAFT_HEAD(lang), style=house.SAMPLE)
    for finding in dress.findings:
        document.add_paragraph(finding, style=house.BULLET)


class _Hand:
    """Writes blocks one after the other; it knows where each figure is referred to."""

    def __init__(self, document: Document, annex: Annex) -> None:
        self.document = document
        self.lang = annex.choice.lang
        self.charts = 0
        self.tags = Tags()
        self.targets = {block.key: block for block in (*annex.figures, *annex.tables)}

    def add(self, block: Block) -> None:
        """Add one block."""
        if isinstance(block, Part):
            self._line(block.text, house.APPENDIX if block.is_appendix else house.PART)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Bullet):
            self._line(block.text, house.BULLET)
        elif isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._line("* * *", house.STARS)

    def _line(self, text: str, style: str) -> WordParagraph:
        return self.document.add_paragraph(text, style=style)

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._line("", house.PARAGRAPH)
        self._write(paragraph, block.text, block.quoted)
        for key in block.refers:
            target = self.targets[key]
            see = words.SEE_TABLE if isinstance(target, Table) else words.SEE
            before, after = see(self.lang).split("{number}")
            paragraph.add_run(f" {before}")
            ooxml.add_field(paragraph, f"REF {_mark(target)} \\h", str(target.number))
            paragraph.add_run(after)

    def _write(
        self, paragraph: WordParagraph, text: str, quoted: Sequence[Quote]
    ) -> None:
        """Write a text, each figure that it quotes as a tagged number."""
        for piece, figure in pieces(text, quoted):
            run = paragraph.add_run(piece)
            if figure is not None:
                self.tags.wrap(run._r, figure.mart, dict(figure.keys), figure.column)

    def _caption(self, block: Figure | Table, title: str) -> None:
        is_figure = isinstance(block, Figure)
        label = (FIGURE_LABEL if is_figure else TABLE_LABEL)(self.lang)
        paragraph = self._line(f"{label} ", house.CAPTION)
        number = block.number if is_figure else 1000 + block.number
        ooxml.begin_bookmark(paragraph, number, _mark(block))
        ooxml.add_field(paragraph, f"SEQ {label} \\* ARABIC", str(block.number))
        ooxml.end_bookmark(paragraph, number)
        paragraph.add_run(AFTER_NUMBER(self.lang))
        self._write(paragraph, title, block.quoted if is_figure else ())

    def _figure(self, block: Figure) -> None:
        view = block.view
        made_of = block.passport.release_id, None, block.passport.figure_id
        said = caption(view, *made_of)
        self._caption(block, said.title)
        self._line(said.head, house.HEAD)
        if said.sample:
            self._line(said.sample, house.SAMPLE)
        if is_native(view):
            self._native(block, said)
        else:
            tables.add_coloured(self.document, view, said.title)
        for note in notes(view, has_range=is_native(view)):
            self._line(note, house.NOTE)
        self._line(said.source, house.SOURCE)

    def _native(self, block: Figure, said: Caption) -> None:
        view = block.view
        self.charts += 1
        code = CODES[self.lang].encode()
        ooxml.add_chart(
            self.document,
            self._line("", house.CHART),
            xml=chart_xml(view, said).replace(b"en-US", code),
            workbook=finish(data_book(view, said), "xlsx"),
            number=self.charts,
            size=(WIDTH, height(view)),
            name=said.title,
            description=alt_text(view),
        )

    def _table(self, block: Table) -> None:
        self._caption(block, block.title)
        self._line(block.head, house.HEAD)
        if block.sample:
            self._line(block.sample, house.SAMPLE)
        tables.add_table(
            self.document,
            block.headers,
            block.rows,
            block.widths,
            title=block.title,
            description=f"{block.title}. {block.head}",
        )
        # Word wants a paragraph between a table and what follows.
        self._line(" ".join(block.notes), house.SOURCE)


def _mark(block: Figure | Table) -> str:
    """Return the name of the bookmark on the number of a figure or table."""
    kind = "figure" if isinstance(block, Figure) else "table"
    return f"_{kind}_{block.key}".replace("-", "_")[:40]
