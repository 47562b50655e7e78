"""The list of a workbook's sheets: ours put first, and taken away again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from ingest.errata import recognise
from ingest.errata.parts import Parts

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
SELECTED = re.compile(rb'\s(?:tabSelected)="(?:1|true)"')
# What stands before the names in the XML of a workbook.
BEFORE_NAMES = frozenset({"sheets", "functionGroups", "externalReferences"})


def worksheets(parts: Parts) -> dict[str, str]:
    """Return the part of each worksheet, by its name, in their order."""
    targets = {
        one.relation_id: one.target
        for one in parts.relations(parts.workbook)
        if one.kind == "worksheet"
    }
    found = {}
    for sheet in parts.tree(parts.workbook).iter("{*}sheet"):
        link = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
        if link and link[0] in targets:
            found[sheet.get("name", "")] = targets[link[0]]
    return found


def put_first(
    parts: Parts, content: bytes, title: str, names: Mapping[str, str]
) -> None:
    """Add our sheet before the others, and open the workbook on it."""
    for sheet in parts.relations(parts.workbook):
        if sheet.kind in {"worksheet", "chartsheet"} and sheet.target in parts:
            before = parts.read(sheet.target)
            if SELECTED.search(before[: 1 << 14]):
                parts.write(sheet.target, SELECTED.sub(b"", before, count=1))
    part = parts.free_name("xl/worksheets/fos_errata{}.xml")
    parts.write(part, content)
    parts.declare(part, SHEET_TYPE)
    relation_id = parts.relate(parts.workbook, "worksheet", part)
    root = parts.tree(parts.workbook)
    space = etree.QName(root).namespace
    listed = next(root.iter(f"{{{space}}}sheets"))
    taken = {sheet.get("name", "").lower() for sheet in listed}
    name, number = title, 1
    while name.lower() in taken:
        number += 1
        name = f"{title} ({number})"
    last = max((int(sheet.get("sheetId", 0)) for sheet in listed), default=0)
    made = etree.Element(
        f"{{{space}}}sheet",
        {
            "name": name,
            "sheetId": str(last + 1),
            f"{{{parts.relation_space}}}id": relation_id,
        },
    )
    listed.insert(0, made)
    _shift(root, 0, 1)
    for view in root.iter(f"{{{space}}}workbookView"):
        view.set("activeTab", "0")
        view.set("firstSheet", "0")
    quoted = name.replace("'", "''")
    stored = {key: f'"{text}"' for key, text in names.items()}
    _define(root, {recognise.SHEET: f"'{quoted}'!$A$1", **stored})


def remove_first(parts: Parts, name: str) -> None:
    """Take away the sheet and the names of an earlier errata."""
    root = parts.tree(parts.workbook)
    part = worksheets(parts)[name]
    listed = list(root.iter("{*}sheet"))
    position = [sheet.get("name") for sheet in listed].index(name)
    sheet = listed[position]
    link = next(value for key, value in sheet.attrib.items() if key.endswith("}id"))
    parts.unrelate(parts.workbook, link)
    parts.remove(part)
    holder = sheet.getparent()
    if holder is not None:
        holder.remove(sheet)
    ours = {recognise.SHEET, recognise.MARKED_FILE, recognise.MARKED_TEXTS}
    for names in list(root.iter("{*}definedNames")):
        for one in list(names):
            is_of_it = one.get("localSheetId") == str(position)
            if one.get("name", "").lower() in ours or is_of_it:
                names.remove(one)
        if not len(names):
            root.remove(names)
    _shift(root, position + 1, -1)


def _shift(root: etree._Element, first: int, by: int) -> None:
    """Move the names that belong to sheets along with their sheets."""
    for one in root.iter("{*}definedName"):
        local = one.get("localSheetId")
        if local is not None and int(local) >= first:
            one.set("localSheetId", str(int(local) + by))


def _define(root: etree._Element, names: Mapping[str, str]) -> None:
    space = etree.QName(root).namespace
    holder = root.find(f"{{{space}}}definedNames")
    if holder is None:
        holder = etree.Element(f"{{{space}}}definedNames")
        before = [
            number
            for number, child in enumerate(root)
            if isinstance(child.tag, str)
            and etree.QName(child).localname in BEFORE_NAMES
        ]
        root.insert(max(before) + 1, holder)
    for name, meaning in names.items():
        one = etree.SubElement(
            holder, f"{{{space}}}definedName", {"name": name, "hidden": "1"}
        )
        one.text = meaning
