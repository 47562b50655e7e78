"""What would change, in words: a line a change, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.problem_kinds import typeset
from ingest.rehearse.compare import Changes, Row
from warehouse.text import Lang, Text

MOST_LINES = 40
RESTRICTED = typeset(
    "For the steward alone: Members that may not be named are named below.",
    "Réservé au gestionnaire des données : des Membres qui ne peuvent être nommés "
    "le sont ci-dessous.",
)
NOTHING = typeset(
    "Nothing would change: no figure, no Member, no value, no entry of the register.",
    "Rien ne changerait : aucun chiffre, aucun Membre, aucune valeur, aucune entrée du "
    "registre.",
)
HEADS = {
    "figures": typeset(
        "Figures by region, latest state: {count}",
        "Chiffres par région, dernier état : {count}",
    ),
    "earlier": typeset(
        "Figures of earlier sessions: {count} (--json lists them)",
        "Chiffres de sessions antérieures : {count} (--json les donne)",
    ),
    "new_members": typeset(
        "Members newly reporting: {count}",
        "Membres répondant pour la première fois : {count}",
    ),
    "values": typeset(
        "Values new, revised or withdrawn: {count}",
        "Valeurs nouvelles, révisées ou retirées : {count}",
    ),
    "register": typeset("Register: {count}", "Registre : {count}"),
}
MORE = typeset(
    "  and {count} more; --json lists them", "  et {count} autres ; --json les donne"
)
BY = typeset("  [{file}, {place}: “{typed}”]", "  [{file}, {place} : « {typed} »]")
CHANGES = {
    "new": Text("new", "nouveau"),
    "revised": Text("revised", "révisé"),
    "withdrawn": Text("withdrawn", "retiré"),
    "gone": Text("no longer there", "disparu"),
}


def lines(changes: Changes, lang: Lang) -> Iterator[str]:
    """Yield the answer line by line; the first says whom it is for."""
    yield RESTRICTED(lang)
    if changes.is_empty:
        yield NOTHING(lang)
        return
    latest = [row for row in changes.figures if row["session_id"] == "LATEST"]
    yield from _listed("figures", [_figure(row, lang) for row in latest], lang)
    if earlier := len(changes.figures) - len(latest):
        yield HEADS["earlier"].say(lang, count=earlier)
    members = [
        f"{row['member_id']}, {row['source']}: {row['answer_count']}  [{row['files']}]"
        for row in changes.new_members
    ]
    yield from _listed("new_members", members, lang)
    yield from _listed("values", [_value(row, lang) for row in changes.values], lang)
    register = [_entry(row, lang) for row in changes.register]
    yield from _listed("register", register, lang)


def _listed(name: str, listed: list[str], lang: Lang) -> Iterator[str]:
    yield HEADS[name].say(lang, count=len(listed))
    for line in listed[:MOST_LINES]:
        yield f"  {line}"
    if len(listed) > MOST_LINES:
        yield MORE.say(lang, count=len(listed) - MOST_LINES)


def _figure(row: Row, lang: Lang) -> str:
    what = " ".join(
        str(row[name]) for name in ("kpi_id", "period") if row.get(name) is not None
    )
    named = f"{row['mart'].removeprefix('rpt_')} {what}".strip()
    moved = f"{_number(row['before'], lang)} -> {_number(row['after'], lang)}"
    return f"{row['region_id']}, {named}, {row['measure']}: {moved}"


def _value(row: Row, lang: Lang) -> str:
    before = _answer(row["before"], row["status_before"], lang)
    after = _answer(row["after"], row["status_after"], lang)
    period = f"{row['period_start_date']}/{row['period_end_date']}"
    return (
        f"{CHANGES[row['change']](lang)}: {row['member_id']}, {row['item_id']}, "
        f"{period}: {before} -> {after}{_cause(row, lang)}"
    )


def _entry(row: Row, lang: Lang) -> str:
    key = ", ".join(f"{name} {text}" for name, text in row["key"].items() if text)
    fields = "; ".join(
        f"{name}: {_number(moved['before'], lang)} -> {_number(moved['after'], lang)}"
        for name, moved in row["fields"].items()
    )
    said = f"{CHANGES[row['change']](lang)}: {row['mart']}, {key}"
    return f"{said}{': ' if fields else ''}{fields}{_cause(row, lang)}"


def _cause(row: Row, lang: Lang) -> str:
    """Return the cell behind a change, as a file, a place and the text in it."""
    if not row["file"]:
        return ""
    cell = row["cell"] or row["row"]
    place = f"{row['sheet']}!{cell}" if row["sheet"] else str(cell)
    typed = row["value_as_typed"] or ""
    return BY.say(lang, file=row["file"], place=place, typed=typed)


def _answer(value: float | None, status: str | None, lang: Lang) -> str:
    return (status or "–") if value is None else _number(value, lang)


def _number(value: Any, lang: Lang) -> str:  # noqa: ANN401 - a cell of any mart
    if value is None:
        return "–"
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == Lang.FR else text
