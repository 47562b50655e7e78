"""An explanation as lines of text, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from warehouse.explain.cells import Cell
from warehouse.explain.explanation import Explanation, Part
from warehouse.explain.shown import Shown
from warehouse.explain.words import ROLES
from warehouse.text import SAMPLE_LINE, Lang, Text
from warehouse.wording import number

HEAD = Text(en="{mart}, release {release}", fr="{mart}, version {release}")
RESTRICTED = Text(
    en="From the restricted file: for the Secretariat alone",
    fr="Tiré du fichier restreint\u00a0: pour le seul Secrétariat",
)
FIGURES = Text(en="How the figures are made", fr="Comment les chiffres sont établis")
NAME = Text(en="{name}: {words}", fr="{name}\u00a0: {words}")
FIGURE = Text(en="{name} ({column})", fr="{name} ({column})")
ROLE = Text(en="{role}: {count}", fr="{role}\u00a0: {count}")
TIMES = Text(en="{count} × {who}", fr="{count} × {who}")
TYPED = Text(en="typed “{text}”", fr="saisi «\u00a0{text}\u00a0»")
RULE = Text(en="read by {rule}: {words}", fr="lu selon {rule}\u00a0: {words}")
PLACE = Text(en="{file}, {cell}", fr="{file}, {cell}")
RECEIVED = Text(en="received {day} as {submission}", fr="reçu le {day}, {submission}")
REPLACED = Text(en="replaced {what}", fr="a remplacé {what}")
DOT = " · "
MOST_DIGITS = 4
MORE = Text(
    en="… and {count} more: add --all", fr="… et {count} de plus\u00a0: ajouter --all"
)


def lines(explained: Explanation, lang: Lang, release_id: str) -> Iterator[str]:
    """Give an explanation line by line, in one language."""
    yield HEAD.say(lang, mart=explained.mart, release=release_id)
    yield ", ".join(f"{column}={value}" for column, value in explained.key.items())
    if explained.is_sample:
        yield f"▲ {SAMPLE_LINE(lang)}"
    if explained.is_restricted:
        yield f"▲ {RESTRICTED(lang)}"
    yield ""
    yield FIGURES(lang)
    for figure in explained.figures:
        name = FIGURE.say(lang, name=figure.name(lang), column=figure.column)
        yield "  " + NAME.say(lang, name=name, words=figure.words(lang))
    for part in explained.parts:
        yield ""
        yield from _part(part, lang)


def _part(part: Part, lang: Lang) -> Iterator[str]:
    counts = ", ".join(
        ROLE.say(lang, count=number(count, lang), role=ROLES[role](lang))
        for role, count in part.counts.items()
    )
    yield NAME.say(lang, name=part.words(lang), words=counts or "0")
    for cell in part.cells:
        yield from _cell(cell, lang)
    if part.hidden_count:
        yield "  " + MORE.say(lang, count=number(part.hidden_count, lang))


def _cell(cell: Shown, lang: Lang) -> Iterator[str]:
    who = cell.who(lang)
    if cell.count > 1:
        who = TIMES.say(lang, count=number(cell.count, lang), who=who)
    parts = (who, cell.what(lang), cell.period, value_words(cell.value, lang))
    said = DOT.join(part for part in parts if part not in ("", "–"))
    yield f"  {said} ({ROLES[cell.role](lang)})"
    if told := place_words(cell, lang):
        yield f"      {told}"
    if sha256 := cell.address.get("sha256"):
        yield f"      sha256 {sha256}"
    if cell.replaced:
        replaced = place_words(cell.replaced, lang)
        value = value_words(cell.replaced.value, lang)
        told = DOT.join(part for part in (value, replaced) if part)
        yield "      " + REPLACED.say(lang, what=told)


def value_words(value: float | None, lang: Lang) -> str:
    """Return what a cell was read as, as the language writes it."""
    if value is None:
        return ""
    return number(value, lang, 0 if value == int(value) else MOST_DIGITS)


def place_words(cell: Shown, lang: Lang) -> str:
    """Return where a cell stood, what was typed, how it was read, when it came."""
    parts = []
    if file := cell.address.get("file_name"):
        parts.append(PLACE.say(lang, file=file, cell=place(cell)))
    if cell.text is not None:
        parts.append(TYPED.say(lang, text=cell.text))
    if cell.rule and cell.rule_words:
        parts.append(RULE.say(lang, rule=cell.rule, words=cell.rule_words(lang)))
    if submission := cell.address.get("submission_id"):
        parts.append(RECEIVED.say(lang, day=cell.received_on, submission=submission))
    return DOT.join(parts)


def place_of(cell: Cell) -> str:
    """Return the file of a cell, and its address there."""
    row = cell.row
    where = row["cell"] or str(row["row_number"])
    sheet = f"{row['sheet']}!" if row["sheet"] else ""
    return f"{row['file_name']}, {sheet}{where}"


def place(cell: Shown) -> str:
    """Return the address of a cell within its file: Sheet!A1, or A1 alone."""
    sheet, name = cell.address.get("sheet"), cell.address.get("cell")
    where = name or cell.address.get("row_number") or "–"
    return f"{sheet}!{where}" if sheet else str(where)
