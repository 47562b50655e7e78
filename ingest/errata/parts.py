"""The parts of a workbook's package: some are changed, all others keep their bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from ingest.readers.package import (
    CONTENT_TYPES,
    WORKBOOK,
    Package,
    main_part,
    part_name,
    relations_part,
)

# What the parser of the reader refused is not parsed here either: no entities, no net.
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
PLAIN_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMPTY_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'relationships"/>'
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its id, its kind (the type's last word), its target."""

    relation_id: str
    kind: str
    target: str


class Parts:
    """A package that is read lazily and written back with the least change."""

    def __init__(self, content: bytes) -> None:
        self._package = Package(io.BytesIO(content))
        self._names = self._package.namelist()
        self._added: dict[str, bytes] = {}
        self._trees: dict[str, etree._Element] = {}
        self._removed: set[str] = set()
        # The part that lists the sheets.
        self.workbook = main_part(self._package, WORKBOOK)

    def __contains__(self, name: str) -> bool:
        name = self._own(name)
        return name not in self._removed and (
            name in self._added or name in self._trees or name in self._names
        )

    def _own(self, name: str) -> str:
        """Return a part's name as the package has it, in whatever case it is asked."""
        if name in self._package:
            return self._package.getinfo(name).filename
        return name

    def read(self, name: str) -> bytes:
        """Return the bytes of a part as they stand now."""
        name = self._own(name)
        if name in self._trees:
            return _as_bytes(self._trees[name])
        return self._added[name] if name in self._added else self._package.read(name)

    def tree(self, name: str) -> etree._Element:
        """Return the root of an XML part, to be changed in place."""
        name = self._own(name)
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.read(name), PARSER)
        return self._trees[name]

    def write(self, name: str, content: bytes) -> None:
        """Add or replace a part."""
        name = self._own(name)
        self._trees.pop(name, None)
        self._removed.discard(name)
        self._added[name] = content

    def remove(self, name: str) -> None:
        """Take a part away, with its relations and its type."""
        self._removed |= {self._own(name), self._own(relations_part(name))}
        types = self.tree(CONTENT_TYPES)
        for declared in list(types):
            if self._own(declared.get("PartName", "").lstrip("/")) == self._own(name):
                types.remove(declared)

    def free_name(self, pattern: str) -> str:
        """Return the first name of a pattern with {} that no part has."""
        number = 1
        taken = {name.lower() for name in (*self._names, *self._added)}
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def declare(self, name: str, content_type: str) -> None:
        """Say of which type a new part is."""
        types = self.tree(CONTENT_TYPES)
        space = etree.QName(types).namespace
        etree.SubElement(
            types,
            f"{{{space}}}Override",
            {"PartName": f"/{name}", "ContentType": content_type},
        )

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Say of which type the parts with a suffix are, unless that is said."""
        types = self.tree(CONTENT_TYPES)
        space = etree.QName(types).namespace
        if not any(one.get("Extension", "").lower() == suffix for one in types):
            default = etree.Element(
                f"{{{space}}}Default",
                {"Extension": suffix, "ContentType": content_type},
            )
            types.insert(0, default)

    def relations(self, part: str) -> list[Relation]:
        """Return the relations of a part to other parts of the package."""
        name = relations_part(part)
        if name not in self:
            return []
        return [
            Relation(
                one.get("Id", ""),
                one.get("Type", "").rpartition("/")[2],
                part_name(posixpath.dirname(part), one.get("Target", "")),
            )
            for one in etree.fromstring(self.read(name), PARSER)
            if one.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation and return its id."""
        name = relations_part(part)
        if name not in self:
            self.write(name, EMPTY_RELATIONS)
        root = self.tree(name)
        taken = {one.get("Id") for one in root}
        number = 1
        while f"rIdFos{number}" in taken:
            number += 1
        etree.SubElement(
            root,
            f"{{{etree.QName(root).namespace}}}Relationship",
            {
                "Id": f"rIdFos{number}",
                "Type": f"{self.relation_space}/{kind}",
                "Target": f"/{target}",
            },
        )
        return f"rIdFos{number}"

    def unrelate(self, part: str, relation_id: str) -> None:
        """Take a relation away."""
        root = self.tree(relations_part(part))
        for one in list(root):
            if one.get("Id") == relation_id:
                root.remove(one)

    @property
    def relation_space(self) -> str:
        """The namespace of relations: the usual one, or that of strict workbooks."""
        name = relations_part(self.workbook)
        types = [
            one.get("Type", "") for one in etree.fromstring(self.read(name), PARSER)
        ]
        sheets = [kind for kind in types if kind.endswith("/worksheet")]
        return sheets[0].rpartition("/")[0] if sheets else PLAIN_RELATIONS

    def content(self) -> bytes:
        """Return the package: its parts in their order, the new ones at the end."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for info in self._package.infolist():
                if info.filename not in self._removed:
                    package.writestr(info, self.read(info.filename))
            for name in [*self._added, *self._trees]:
                is_new = name not in self._names and name not in package.namelist()
                if is_new and name not in self._removed:
                    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                    info.compress_type = zipfile.ZIP_DEFLATED
                    package.writestr(info, self.read(name))
        return buffer.getvalue()


def _as_bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
