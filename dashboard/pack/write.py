"""A whole pack: checked, written file by file, and told by its manifest."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.figures import FORMATS, PICTURES, FigureFile, Written, write_files
from dashboard.pack import house, preflight
from dashboard.pack.annex import Annex, Asked, annex
from dashboard.pack.document import LETTERS, Dress, annex_document
from dashboard.pack.findings import Finding
from dashboard.pack.manifest import NAME, earlier_files, manifest
from dashboard.pack.parts import parts
from dashboard.pack.proof import proof
from dashboard.pack.workbook import data_workbook
from dashboard.render.caption import caption
from warehouse.connect import find_release
from warehouse.durable import write_text
from warehouse.errors import ExportError
from warehouse.settings import Settings
from warehouse.text import Lang

FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Order:
    """What a pack is to be: session, languages, formats, dress.

    Attributes:
        as_of: the session.
        langs: the languages of its documents and figures.
        formats: the formats of its figures.
        kpis: the KPIs that get a figure; the WCO's own where none is named.
        template: the Word template with the styles of the house.
        code: the number of the document that it is the annex of, or nothing.
        release_id: the release, or None for the current one.
        is_draft: whether it is written in spite of what the pre-flight check finds.
    """

    as_of: str
    langs: tuple[str, ...] = tuple(Lang)
    formats: tuple[str, ...] = FORMATS
    kpis: tuple[str, ...] = ()
    template: Path = house.HOUSE
    code: str = ""
    release_id: str | None = None
    is_draft: bool = False


@dataclass(slots=True)
class Pack:
    """A pack that has passed the check, or a draft with what the check found."""

    order: Order
    book: Book
    annexes: Mapping[Lang, Annex]
    documents: Mapping[Lang, bytes]
    findings: Sequence[Finding]
    files: list[Path] = field(default_factory=list)

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages asked for."""
        return tuple(Lang(lang) for lang in self.order.langs)

    @property
    def file_count(self) -> int:
        """The number of files that the pack will have."""
        figures = len(self.annexes[Lang.EN].figures)
        return len(self.langs) * (1 + figures * len(self.order.formats)) + 2


def prepare(settings: Settings, order: Order) -> Pack:
    """Put a pack together and check it; nothing is written yet.

    Raises:
        ExportError: there is no such session or KPI, or the template will not do.
    """
    book = Book(find_release(settings, order.release_id))
    if order.as_of not in book.sessions():
        raise ExportError(
            f"no figures for the session {order.as_of!r}; there are: "
            f"{', '.join(book.sessions())}"
        )
    asked = Asked(order.as_of, order.kpis)
    annexes = {
        lang: annex(book, Choice(lang, order.as_of), parts(asked)) for lang in Lang
    }
    found = preflight.check(settings, book, annexes)
    pack = Pack(order, book, annexes, {}, found)
    pack.documents = _documents(pack)
    told = [
        each
        for lang, content in pack.documents.items()
        for each in proof(content, _document_name(order, lang))
    ]
    if told:
        pack.findings = [*found, *told]
        pack.documents = _documents(pack)
    return pack


def _documents(pack: Pack) -> dict[Lang, bytes]:
    order = pack.order
    dress = Dress(order.template, order.code, is_draft=order.is_draft)
    return {
        lang: annex_document(
            pack.book,
            pack.annexes[lang],
            replace(dress, findings=preflight.said_in(list(pack.findings), lang)),
        )
        for lang in pack.langs
    }


def _document_name(order: Order, lang: Lang) -> str:
    return f"{order.code or order.as_of}{LETTERS[lang]}.docx"


def write_pack(pack: Pack, folder: Path, written: Written) -> None:
    """Write the files of a pack, those first that need no browser, the manifest last.

    Raises:
        ExportError: pictures were asked for and there is no browser; all other files
            are there all the same.
    """
    order = pack.order
    (folder / FIGURES).mkdir(parents=True, exist_ok=True)
    before = earlier_files(folder)

    def done(path: Path) -> None:
        pack.files.append(path)
        written(path)

    for lang, content in pack.documents.items():
        _write(folder / _document_name(order, lang), content, done)
    workbook = data_workbook(pack.annexes, pack.book.release.release_id)
    _write(folder / f"{order.code or order.as_of}_data.xlsx", workbook, done)
    lacking = _write_figures(pack, folder / FIGURES, done)
    for path in before - set(pack.files):
        path.unlink(missing_ok=True)
    document = manifest(
        pack.book,
        pack.annexes,
        pack.files,
        folder,
        findings=pack.findings,
        is_draft=order.is_draft,
    )
    text = json.dumps(document, ensure_ascii=False, indent=2)
    write_text(folder / NAME, f"{text}\n")
    written(folder / NAME)
    if lacking is not None:
        raise lacking


def _write(path: Path, content: bytes, done: Callable[[Path], None]) -> None:
    path.write_bytes(content)
    done(path)


def _write_figures(pack: Pack, folder: Path, done: Written) -> ExportError | None:
    """Write the figures; return why there are no pictures, if there are none."""
    figures = [
        FigureFile(
            figure.view,
            caption(
                figure.view,
                figure.passport.release_id,
                figure.number,
                figure.passport.figure_id,
            ),
            f"figure_{figure.number:02d}_{figure.key}_{lang}",
            figure.passport,
        )
        for lang in pack.langs
        for figure in pack.annexes[lang].figures
    ]
    try:
        write_files(figures, pack.order.formats, folder, done)
    except ExportError as error:
        if not set(pack.order.formats) & set(PICTURES):
            raise
        return error
    return None
