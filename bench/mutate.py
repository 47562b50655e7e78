"""Break a sound file: its bytes, its text, or the parts and the XML of a package."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable

TOKENS = (
    *("", " ", "\0", "\ufeff", "\u202e", "\u00a0", "😀", '"', "'", ";", ",", "\t"),
    *("\r", "\n", "\r\n", "=1+1", "-1", "-0", "0", "1e999", "1e-999", "NaN", "inf"),
    *("99999999999999999999", "2147483648", "0001-01-01", "9999-12-31", "24:61"),
    *("2024-13-45", "XFD1048576", "A0", "ZZZZZZ1", "R1C1", "&", "<", "&#0;", "&x;"),
    *("<!DOCTYPE x>", "]]>", "<![CDATA[", "é" * 40, "x" * 40_000, "1" * 400),
    *("true", "n/a", "s.o.", "World", "France", "EC-02", "2024", "100 %", "[[", "/"),
)
VALUE = re.compile(rb'"[^"<>]{0,40}"')
ELEMENT = re.compile(rb"<[^<>]{1,200}>")
TEXT = re.compile(rb">[^<>]{1,80}<")


def mutated(content: bytes, chance: random.Random) -> tuple[bytes, str]:
    """Return the content of a file, broken in some way, and the name of that way."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [flip, cut, splice]
    if content.startswith(b"PK"):
        ways += [part_xml, part_xml, part_xml, part_bytes, swap, rename, double, drop]
    elif not content.startswith(b"PAR1"):
        ways += [tokens, tokens, tokens, lines, recode]
    way = chance.choice(ways)
    return way(content, chance), way.__name__


def flip(content: bytes, chance: random.Random) -> bytes:
    """Flip a few bits."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    """Leave off the end, the beginning, or a piece between."""
    first, last = sorted(chance.randint(0, len(content)) for _ in range(2))
    return chance.choice([content[:last], content[first:], content[first:last]])


def splice(content: bytes, chance: random.Random) -> bytes:
    """Copy a piece to another place, over what is there or between."""
    start, place = (chance.randint(0, len(content)) for _ in range(2))
    piece = content[start : start + chance.randint(1, 400)]
    return content[:place] + piece + content[place + chance.choice([0, len(piece)]) :]


def tokens(content: bytes, chance: random.Random) -> bytes:
    """Put odd texts into a text, or in the place of some of its fields."""
    for _ in range(chance.randint(1, 8)):
        token = chance.choice(TOKENS).encode()
        if chance.random() < 0.5:
            place = chance.randint(0, len(content))
            content = content[:place] + token + content[place:]
            continue
        fields = re.split(rb"([,;\t\n])", content)
        fields[chance.randrange(0, len(fields), 2)] = token
        content = b"".join(fields)
    return content


def lines(content: bytes, chance: random.Random) -> bytes:
    """Shuffle, double, drop or empty some lines."""
    listed = content.split(b"\n")
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(listed))
        match chance.randrange(4):
            case 0:
                chance.shuffle(listed)
            case 1:
                listed.insert(place, listed[chance.randrange(len(listed))])
            case 2:
                listed[place] = b""
            case 3 if len(listed) > 1:
                del listed[place]
    return b"\n".join(listed)


def recode(content: bytes, chance: random.Random) -> bytes:
    """Store a text, or a part of it, in another encoding."""
    encoding = chance.choice(["utf-16", "utf-16-le", "utf-32", "cp1252", "cp437"])
    place = chance.choice([0, 0, chance.randint(0, len(content))])
    text = content[place:].decode("utf-8", errors="replace")
    return content[:place] + text.encode(encoding, errors="replace")


def part_xml(content: bytes, chance: random.Random) -> bytes:
    """Change values, texts and elements of one XML part, the package being whole."""

    def change(xml: bytes) -> bytes:
        for _ in range(chance.randint(1, 5)):
            pattern = chance.choice([VALUE, VALUE, TEXT, ELEMENT])
            found = list(pattern.finditer(xml))
            if not found:
                continue
            one = chance.choice(found)
            xml = xml[: one.start()] + _other(one[0], chance) + xml[one.end() :]
        return xml

    return _with_part(content, chance, change, ending=(".xml", ".rels"))


def _other(piece: bytes, chance: random.Random) -> bytes:
    token = chance.choice(TOKENS).encode()
    if piece.startswith(b'"'):
        return b'"' + token + b'"'
    if piece.startswith(b">"):
        return b">" + token + b"<"
    return chance.choice([b"", piece * 2, piece + token])


def part_bytes(content: bytes, chance: random.Random) -> bytes:
    """Break the bytes of one part, its checksum being right again."""
    return _with_part(content, chance, lambda part: chance.choice(BYTES)(part, chance))


BYTES = (flip, cut, splice)


def swap(content: bytes, chance: random.Random) -> bytes:
    """Exchange the contents of two parts."""
    parts = _parts(content)
    one, other = (chance.randrange(len(parts)) for _ in range(2))
    (name, first), (other_name, second) = parts[one], parts[other]
    parts[one], parts[other] = (name, second), (other_name, first)
    return _package(parts)


def rename(content: bytes, chance: random.Random) -> bytes:
    """Give one part another name."""
    parts = _parts(content)
    place = chance.randrange(len(parts))
    names = ["xl/vbaProject.bin", "../x.xml", "XL/WORKBOOK.XML", "a" * 300, "é/x"]
    parts[place] = (chance.choice(names), parts[place][1])
    return _package(parts)


def double(content: bytes, chance: random.Random) -> bytes:
    """Add a part of a name that is there already, with the content of any."""
    parts = _parts(content)
    return _package([*parts, (chance.choice(parts)[0], chance.choice(parts)[1])])


def drop(content: bytes, chance: random.Random) -> bytes:
    """Leave out one part."""
    parts = _parts(content)
    del parts[chance.randrange(len(parts))]
    return _package(parts)


def _with_part(
    content: bytes,
    chance: random.Random,
    change: Callable[[bytes], bytes],
    ending: tuple[str, ...] = ("",),
) -> bytes:
    parts = _parts(content)
    place = chance.choice(
        [place for place, (name, _) in enumerate(parts) if name.endswith(ending)]
    )
    parts[place] = (parts[place][0], change(parts[place][1]))
    return _package(parts)


def _parts(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _package(parts: list[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w") as package:
        warnings.simplefilter("ignore", UserWarning)
        for name, part in parts:
            package.writestr(name, part)
    return content.getvalue()
