"""The comments of one sheet: ours added beside the sender's, and taken away again."""

from __future__ import annotations

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from ingest.book import letter
from ingest.errata.boxes import Boxes
from ingest.errata.marks import SIGN, Mark
from ingest.errata.parts import Parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMMENTS_TYPE = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
)
AUTHOR = "fos errata"
EMPTY = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """The comments of a sheet, by the address of their cells."""

    def __init__(self, parts: Parts, sheet: str) -> None:
        self._parts, self._sheet = parts, sheet
        found = [one for one in parts.relations(sheet) if one.kind == "comments"]
        self._part = found[0].target if found else None
        self._by_address: dict[str, etree._Element] | None = None

    def add(self, mark: Mark, boxes: Boxes) -> None:
        """Add a mark's text; a comment that is there keeps its own text before it."""
        root = self._root()
        address = f"{letter(mark.column)}{mark.row}"
        comment = self._comments().get(address)
        if comment is None:
            listed = _child(root, "commentList")
            comment = etree.SubElement(listed, _name(root, "comment"), {"ref": address})
            comment.set("authorId", str(self._author()))
            self._comments()[address] = comment
            etree.SubElement(comment, _name(root, "text"))
            boxes.add(mark)
            lead = ""
        else:
            lead = "\n\n"
        text = _child(comment, "text")
        _as_runs(text)
        run = etree.SubElement(text, _name(root, "r"))
        look = etree.SubElement(run, _name(root, "rPr"))
        etree.SubElement(look, _name(root, "sz"), {"val": "9"})
        etree.SubElement(look, _name(root, "rFont"), {"val": "Tahoma"})
        words = etree.SubElement(run, _name(root, "t"), {XML_SPACE: "preserve"})
        words.text = lead + mark.text

    def strip(self, boxes: Boxes) -> None:
        """Take our own texts away, and the comments that hold nothing else."""
        if self._part is None:
            return
        root = self._root()
        for comment in list(_child(root, "commentList")):
            if not _cut(comment):
                continue
            if not "".join(_texts(comment)).strip():
                row, column = coordinate_to_tuple(comment.get("ref", ""))
                boxes.remove(row, column)
                _child(root, "commentList").remove(comment)
        self._by_address = None

    def _root(self) -> etree._Element:
        if self._part is None:
            self._part = self._parts.free_name("xl/comments{}.xml")
            self._parts.write(self._part, EMPTY)
            self._parts.declare(self._part, COMMENTS_TYPE)
            self._parts.relate(self._sheet, "comments", self._part)
        return self._parts.tree(self._part)

    def _comments(self) -> dict[str, etree._Element]:
        """Return the comments by the address of their cells."""
        if self._by_address is None:
            listed = _child(self._root(), "commentList")
            self._by_address = {one.get("ref", ""): one for one in reversed(listed)}
        return self._by_address

    def _author(self) -> int:
        authors = _child(self._root(), "authors")
        for number, author in enumerate(authors):
            if author.text == AUTHOR:
                return number
        etree.SubElement(authors, _name(authors, "author")).text = AUTHOR
        return len(authors) - 1


def _name(element: etree._Element, local: str) -> str:
    return f"{{{etree.QName(element).namespace}}}{local}"


def _child(element: etree._Element, local: str) -> etree._Element:
    found = element.find(_name(element, local))
    if found is None:
        found = etree.SubElement(element, _name(element, local))
    return found


def _as_runs(text: etree._Element) -> None:
    """Turn a plain text into a run, so that another can follow it."""
    plain = text.find(_name(text, "t"))
    if plain is not None:
        run = etree.Element(_name(text, "r"))
        text.replace(plain, run)
        run.append(plain)


def _texts(comment: etree._Element) -> list[str]:
    return [one.text or "" for one in comment.iter(_name(comment, "t"))]


def _cut(comment: etree._Element) -> bool:
    """Cut a comment before our own part of it; return whether there was one."""
    is_ours = False
    for piece in list(comment.iter(_name(comment, "t"))):
        content = piece.text or ""
        if is_ours:
            piece.text = ""
        elif SIGN in content:
            piece.text = content[: content.index(SIGN)].rstrip()
            is_ours = True
    for run in list(comment.iter(_name(comment, "r"))) if is_ours else []:
        if not "".join(one.text or "" for one in run.iter(_name(run, "t"))):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
    return is_ours
