"""Tags of numbers in a Word document: which figure of which mart each one is.

A key reads `fos:MART/column=value;column=value/MEASURE`, for instance
`fos:rpt_implementation_by_region/as_of_session_id=PTC-249;region_id=WCA;standard_id=ALL/implemented_share`.
It is the tag of a content control around the number. Word keeps 64 signs of a tag, so
a longer key is written as `fos:C-XXXXXXXX` and travels in the passport of the file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

PREFIX = "fos:"
LONGEST = 64
SHORT = re.compile(r"fos:C-[A-Z2-7]{8}")
KEY = re.compile(r"fos:([a-z0-9_]+)/(.*)/([a-z0-9_]+)")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class FigureKey:
    """One number of a mart: the row's keys, and the column it stands in."""

    mart: str
    keys: tuple[tuple[str, str], ...]
    column: str

    def __str__(self) -> str:
        keys = ";".join(f"{name}={value}" for name, value in self.keys)
        return f"{PREFIX}{self.mart}/{keys}/{self.column}"

    @property
    def tag(self) -> str:
        """The key as Word has room for it."""
        text = str(self)
        if len(text) <= LONGEST:
            return text
        code = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:8]
        return f"{PREFIX}C-{code}"


def read_key(text: str) -> FigureKey | None:
    """Return the key that a text spells, or None."""
    match = KEY.fullmatch(text)
    if not match:
        return None
    pairs = [part.partition("=") for part in match[2].split(";") if part]
    if not all(name and sign for name, sign, _ in pairs):
        return None
    keys = tuple((name, value) for name, _, value in pairs)
    return FigureKey(match[1], keys, match[3])


@dataclass(slots=True)
class Tags:
    """The tagged numbers of one document while it is written.

    Attributes:
        keys: the whole keys of the tags that had no room for them; give them to
            `dashboard.passport.stamp`.
    """

    keys: dict[str, str] = field(default_factory=dict)

    def wrap(
        self, run: etree._Element, mart: str, keys: Mapping[str, object], column: str
    ) -> etree._Element:
        """Put a run that holds one number into a content control with its tag.

        Args:
            run: the `w:r` element, in its paragraph; of python-docx `run._r`.
            mart: the mart that the number stands in.
            keys: the columns that tell its row apart, with their values.
            column: the column of the number.

        Returns:
            The content control, where the run stood.
        """
        told = tuple((name, str(value)) for name, value in keys.items())
        key = FigureKey(mart, told, column)
        if key.tag != str(key):
            self.keys[key.tag] = str(key)
        control = etree.Element(f"{{{W}}}sdt")
        properties = etree.SubElement(control, f"{{{W}}}sdtPr")
        for name, value in (("alias", column[:LONGEST]), ("tag", key.tag)):
            etree.SubElement(properties, f"{{{W}}}{name}", {f"{{{W}}}val": value})
        content = etree.SubElement(control, f"{{{W}}}sdtContent")
        run.addprevious(control)
        content.append(run)
        return control
