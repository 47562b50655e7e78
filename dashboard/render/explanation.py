"""An explanation of a figure as plain HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.cells import Cell
from dashboard.render.table import table
from dashboard.words import COLON, DASH, SEPARATOR, number
from warehouse.explain.around import Around
from warehouse.explain.explanation import Explanation, Part
from warehouse.explain.lines import TIMES, place, value_words
from warehouse.explain.shown import Shown
from warehouse.explain.words import ROLES
from warehouse.text import Lang, Text

MADE = Text(en="How the figures are made", fr="Comment les chiffres sont établis")
ROLE = Text(en="Part in the figure", fr="Rôle dans le chiffre")
WHO = Text(en="Member", fr="Membre")
WHAT = Text(en="About", fr="Objet")
PERIOD = Text(en="Period", fr="Période")
VALUE = Text(en="Value", fr="Valeur")
TYPED = Text(en="As typed", fr="Tel que saisi")
RULE = Text(en="Read by", fr="Lu selon")
WHERE = Text(en="File and cell", fr="Fichier et cellule")
HASH = Text(en="SHA-256 of the file", fr="SHA-256 du fichier")
RECEIVED = Text(en="Received", fr="Reçu le")
REPLACED = Text(en="Replaced", fr="A remplacé")
HEADS = (ROLE, WHO, WHAT, PERIOD, VALUE, TYPED, RULE, WHERE, RECEIVED, REPLACED, HASH)
MORE = Text(
    en="{count} more cells are not shown here; the command gives all of them:",
    fr="{count} autres cellules ne sont pas présentées ici\u202f; la commande les "
    "donne toutes\u00a0:",
)
COMMAND = Text(
    en="The same from the command line:", fr="De même en ligne de commande\u00a0:"
)
AROUND = Text(en="Row", fr="Ligne")


def explanation_html(explained: Explanation, lang: Lang) -> str:
    """Return the formulas of a figure and the cells behind it."""
    formulas = "".join(
        f"<div><dt>{escape(figure.name(lang))}</dt>"
        f"<dd>{escape(figure.words(lang))}</dd></div>"
        for figure in explained.figures
    )
    parts = "".join(_part(part, lang) for part in explained.parts)
    hidden = sum(part.hidden_count for part in explained.parts)
    words = MORE.say(lang, count=number(hidden, lang)) if hidden else COMMAND(lang)
    return (
        f'<h4 class="fos-chart-title">{escape(MADE(lang))}</h4>'
        f'<dl class="fos-facts">{formulas}</dl>{parts}'
        f'<p class="fos-caption">{escape(words)} '
        f'<code lang="">{escape(command(explained))}</code></p>'
    )


def command(explained: Explanation) -> str:
    """Return the command that explains the same figure."""
    keys = " ".join(
        f"{column}={value}" if " " not in value else f'{column}="{value}"'
        for column, value in explained.key.items()
    )
    return f"fos explain {explained.mart} {keys} --all"


def _part(part: Part, lang: Lang) -> str:
    counts = SEPARATOR(lang).join(
        COLON.say(lang, label=ROLES[role](lang), value=number(count, lang))
        for role, count in part.counts.items()
    )
    name = part.words(lang)
    about = {cell.what(lang) for cell in part.cells}
    if len(about) == 1 and not part.name.startswith("members"):
        name = COLON.say(lang, label=name, value=about.pop())
    title = (
        f'<p class="fos-text"><strong>{escape(name)}</strong> '
        f"({escape(counts or DASH(lang))})</p>"
    )
    if part.name.startswith("members"):
        listed = ", ".join(cell.who(lang) for cell in part.cells)
        return f'{title}<p class="fos-caption">{escape(listed)}</p>'
    return title + _table(part.cells, lang) if part.cells else title


def _table(cells: Sequence[Shown], lang: Lang) -> str:
    """Return cells as a table, without the columns that none of them fills."""
    rows = [_row(cell, lang) for cell in cells]
    kept = [
        place
        for place, head in enumerate(HEADS)
        if any(row[place] not in ("", DASH(lang)) for row in rows)
        and not _is_said_above(head, rows, place)
    ]
    return table(
        [HEADS[place](lang) for place in kept],
        [[_as_typed(row[place], place) for place in kept] for row in rows],
        is_long=len(rows) > 12,
    )


def _is_said_above(head: Text, rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the line above the table says it of all its cells."""
    return head in (ROLE, WHAT) and len({row[place] for row in rows}) == 1


def _as_typed(text: str, place: int) -> Cell:
    # What senders typed, and what their files are called, is in no one's language.
    return Cell(text, is_recorded=HEADS[place] in (TYPED, WHERE, REPLACED, HASH))


def _row(cell: Shown, lang: Lang) -> tuple[str, ...]:
    who = cell.who(lang)
    if cell.count > 1:
        who = TIMES.say(lang, count=number(cell.count, lang), who=who)
    return (
        ROLES[cell.role](lang),
        who,
        cell.what(lang),
        cell.period,
        value_words(cell.value, lang),
        cell.text or "",
        _rule(cell, lang),
        _where(cell),
        cell.received_on,
        _replaced(cell, lang),
        str(cell.address.get("sha256", "")),
    )


def _rule(cell: Shown, lang: Lang) -> str:
    if cell.rule is None or cell.rule_words is None:
        return ""
    return COLON.say(lang, label=cell.rule, value=cell.rule_words(lang))


def _where(cell: Shown) -> str:
    name = cell.address.get("file_name")
    return f"{name}, {place(cell)}" if name else ""


def _replaced(cell: Shown, lang: Lang) -> str:
    if cell.replaced is None:
        return ""
    before = cell.replaced
    typed = before.text if before.text is not None else DASH(lang)
    return COLON.say(
        lang, label=_where(before), value=f"{typed} ({before.received_on})"
    )


def around_html(piece: Around, lang: Lang) -> str:
    """Return a piece of a sheet, with its row numbers, as its sender typed it."""
    heads = "".join(
        f'<th scope="col">{escape(head(lang))}</th>' for head in piece.heads
    )
    rows = "".join(
        f'<tr class="{"fos-here" if row == piece.place else ""}">'
        f'<th scope="row">{row}</th>'
        + "".join(f"<td>{escape(text)}</td>" for text in texts)
        + "</tr>"
        for row, texts in piece.rows
    )
    return (
        '<div class="fos-scroll" tabindex="0"><table class="fos-sheet"><thead><tr>'
        f'<th scope="col">{escape(AROUND(lang))}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
