"""The first sheet of a marked workbook: every problem, with a link to its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from xml.sax.saxutils import quoteattr

import polars as pl
from lxml import etree

from ingest.book import letter
from ingest.errata import words
from ingest.errata.looks import OUTLINES, Looks
from ingest.folding import CONTROLS
from ingest.problem_kinds import ERROR, WARNING, typeset
from ingest.questionnaire.sheets import height_of
from warehouse.text import Lang, Text

MOST_LISTED = 5_000
HEADERS: Sequence[tuple[Text, int]] = (
    (typeset("No", "N°"), 5),
    (typeset("Cell", "Cellule"), 18),
    (typeset("Column", "Colonne"), 13),
    (typeset("As typed", "Tel que saisi"), 15),
    (typeset("Kind", "Nature"), 9),
    (typeset("What is wrong, what to do", "Ce qui ne va pas, que faire"), 44),
    (typeset("Why it matters", "Pourquoi c'est important"), 30),
    (typeset("How it is read meanwhile", "Comment c'est lu en attendant"), 26),
    (typeset("Code", "Code"), 22),
)
# Behind the list, not shown: sheet, cell and former border of each outlined cell.
KEPT = len(HEADERS) + 1
TITLE = typeset("What to correct in {file}", "Ce qui est à corriger dans {file}")
COUNTS = typeset(
    "Received on {received_on}: {rows_read} rows read, {rows_accepted} loaded, "
    "{rows_quarantined} held. To correct: {errors}; to check: {warnings}.",
    "Reçu le {received_on} : {rows_read} lignes lues, {rows_accepted} chargées, "
    "{rows_quarantined} retenues. À corriger : {errors} ; à vérifier : {warnings}.",
)
HOW = typeset(
    "Each cell below is outlined in its sheet and carries a comment: red is an error, "
    "orange a point to check. Click on a cell's address to go there, correct it, save "
    "and send this workbook back.",
    "Chaque cellule ci-dessous est encadrée dans sa feuille et porte un commentaire : "
    "le rouge est une erreur, l'orange un point à vérifier. Cliquer sur l'adresse "
    "d'une cellule pour y aller, corriger, enregistrer et renvoyer ce classeur.",
)
LEAVE = typeset(
    "This sheet, the outlines and the comments may stay: they are not read. Nothing "
    "else in the workbook was changed.",
    "Cette feuille, les cadres et les commentaires peuvent rester : ils ne sont pas "
    "lus. Rien d'autre n'a été modifié dans le classeur.",
)
MORE = typeset(
    "And {count} more, once these are corrected.",
    "Et {count} autres, une fois ceux-ci corrigés.",
)
LITERAL = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
HEADER_ROW = 6


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first sheet and the message say of the file as a whole."""

    file: str
    received_on: str
    rows_read: int
    rows_accepted: int
    rows_quarantined: int
    errors: int
    warnings: int
    lang: Lang

    def say(self, text: Text) -> str:
        """Return a text with the file's name and counts in it."""
        values = asdict(self)
        lang = values.pop("lang")
        return text.say(lang, **values)


@dataclass(frozen=True, slots=True)
class _Styles:
    title: int
    text: int
    header: int
    body: int
    link: int
    severities: Mapping[str, int]


def cover(
    problems: pl.DataFrame,
    kept: Sequence[tuple[str, str, str]],
    summary: Summary,
    looks: Looks,
    relation_space: str,
) -> bytes:
    """Return the XML of the first sheet.

    Args:
        problems: rows of `PROBLEMS` in the order to list them.
        kept: sheet, cell and former border of each outlined cell.
        summary: the file as a whole.
        looks: the styles of the workbook.
        relation_space: the namespace of relations of the workbook.
    """
    styles, lang = _styles(looks), summary.lang
    rows = {
        1: [_cell(1, 1, summary.say(TITLE), styles.title)],
        2: [_cell(2, 1, summary.say(COUNTS), styles.text)],
        3: [_cell(3, 1, HOW(lang), styles.text)],
        4: [_cell(4, 1, LEAVE(lang), styles.text)],
        HEADER_ROW: [
            _cell(HEADER_ROW, number, header(lang), styles.header)
            for number, (header, _) in enumerate(HEADERS, start=1)
        ],
    }
    links, heights = [], {1: 21.0, 3: 18.0, HEADER_ROW: 18.0}
    listed = problems.head(MOST_LISTED)
    for number, problem in enumerate(listed.iter_rows(named=True), start=1):
        row = HEADER_ROW + number
        texts = _texts(number, problem, lang)
        rows[row] = _entry(row, texts, problem, styles)
        heights[row] = height_of(
            zip(texts, (width for _, width in HEADERS), strict=True)
        )
        if place := _place(problem):
            links.append((f"B{row}", place))
    if problems.height > MOST_LISTED:
        row = HEADER_ROW + MOST_LISTED + 1
        more = MORE.say(lang, count=problems.height - MOST_LISTED)
        rows[row] = [_cell(row, 1, more, styles.text)]
    for row, entry in enumerate(kept, start=1):
        rows.setdefault(row, []).extend(
            _cell(row, KEPT + number, text, styles.body)
            for number, text in enumerate(entry)
        )
    return _sheet(rows, heights, links, looks.space, relation_space)


def _styles(looks: Looks) -> _Styles:
    name = '<name val="Calibri"/>'
    line = '<bottom style="thin"><color rgb="FFBFBFBF"/></bottom>'

    def look(
        font: str, fill: str | None = None, *, border: str = "", wrap: bool
    ) -> int:
        return looks.add(font=font + name, fill=fill, border=border, wrap=wrap)

    plain = '<sz val="10"/><color rgb="FF222222"/>'
    return _Styles(
        title=look('<b/><sz val="14"/><color rgb="FF1F3864"/>', wrap=False),
        text=look(plain, wrap=True),
        header=look('<b/><sz val="10"/><color rgb="FFFFFFFF"/>', "FF1F3864", wrap=True),
        body=look(plain, border=line, wrap=True),
        link=look('<u/><sz val="10"/><color rgb="FF0563C1"/>', border=line, wrap=True),
        severities={
            severity: look(
                f'<b/><sz val="10"/><color rgb="{OUTLINES[severity]}"/>',
                border=line,
                wrap=True,
            )
            for severity in (ERROR, WARNING)
        },
    )


def _texts(number: int, problem: Mapping[str, str], lang: Lang) -> list[str]:
    sheet, cell = problem["sheet"], problem["cell"]
    place = cell or (f"{letter(1)}{problem['row']}" if problem["row"] else "")
    code, severity = problem["code"], problem["severity"]
    return [
        str(number),
        " ! ".join(one for one in (sheet, place) if one),
        problem["column_name"] or "",
        problem["value"] or "",
        words.KIND[severity](lang),
        words.what(problem, lang),
        words.why(code)(lang),
        words.meanwhile(code, severity)(lang),
        code,
    ]


def _place(problem: Mapping[str, str]) -> str | None:
    """Return where a link leads: to the cell, else to its row, else to its sheet."""
    if problem["sheet"] is None or problem["code"] == "hidden_content":
        return None
    sheet = problem["sheet"].replace("'", "''")
    cell = problem["cell"] or f"A{problem['row'] or 1}"
    return f"'{sheet}'!{cell}"


def _entry(
    row: int, texts: Sequence[str], problem: Mapping[str, str], styles: _Styles
) -> list[str]:
    looks = [styles.body] * len(texts)
    looks[1] = styles.link if _place(problem) else styles.body
    looks[4] = styles.severities[problem["severity"]]
    return [
        _cell(row, column, text, look)
        for column, (text, look) in enumerate(zip(texts, looks, strict=True), start=1)
    ]


def _cell(row: int, column: int, text: str, style: int) -> str:
    """Return a cell whose text can never be taken for a formula."""
    cell = etree.Element(
        "c", {"r": f"{letter(column)}{row}", "s": str(style), "t": "inlineStr"}
    )
    words_ = etree.SubElement(etree.SubElement(cell, "is"), "t")
    clean = LITERAL.sub("_x005F_", CONTROLS.sub("\ufffd", text))
    words_.text = clean[:32_000]
    return etree.tostring(cell, encoding="unicode")


def _sheet(
    rows: Mapping[int, Sequence[str]],
    heights: Mapping[int, float],
    links: Sequence[tuple[str, str]],
    space: str,
    relation_space: str,
) -> bytes:
    last = letter(len(HEADERS))
    hidden = "".join(
        f'<col min="{KEPT + number}" max="{KEPT + number}" width="9" hidden="1" '
        'customWidth="1"/>'
        for number in range(3)
    )
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, (_, width) in enumerate(HEADERS, start=1)
    )
    merged = "".join(f'<mergeCell ref="A{row}:{last}{row}"/>' for row in range(1, 5))
    hyperlinks = "".join(
        f"<hyperlink ref={quoteattr(cell)} location={quoteattr(place)}/>"
        for cell, place in links
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet '
        f'xmlns="{space}" xmlns:r="{relation_space}"><sheetPr><tabColor '
        f'rgb="{OUTLINES[ERROR]}"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}{hidden}</cols>'
        f"<sheetData>{''.join(_rows(rows, heights))}</sheetData>"
        f'<mergeCells count="4">{merged}</mergeCells>'
        + (f"<hyperlinks>{hyperlinks}</hyperlinks>" if links else "")
        + '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" '
        'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" '
        'fitToWidth="1" fitToHeight="0"/></worksheet>'
    ).encode()


def _rows(
    rows: Mapping[int, Sequence[str]], heights: Mapping[int, float]
) -> Iterator[str]:
    for row in sorted(rows):
        height = f' ht="{heights[row]:g}" customHeight="1"' if row in heights else ""
        yield f'<row r="{row}"{height}>{"".join(rows[row])}</row>'
