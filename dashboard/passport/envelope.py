"""The passports of one file with its seal, as one text that any format carries."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.passport.passport import Passport, passport_from

PREFIX = "fos1:"
LARGEST = 50_000_000  # bytes of JSON: a whole pack has less than a tenth of it


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a stamped file carries.

    Attributes:
        passports: one for each figure, in the order of the file.
        seal: the hash of each part that people see, as it was when it was stamped.
        tags: the whole keys of tagged numbers whose tag had no room for them.
    """

    passports: tuple[Passport, ...]
    seal: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)


def pack(envelope: Envelope) -> str:
    """Return an envelope as a text of plain letters, digits and signs."""
    document = {
        "passports": [passport.as_json() for passport in envelope.passports],
        "seal": dict(envelope.seal),
        "tags": dict(envelope.tags),
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return PREFIX + base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def unpack(text: str) -> Envelope:
    """Return the envelope of a text.

    Raises:
        ValueError: the text is cut short, altered, or of a later version.
    """
    if not text.startswith(PREFIX):
        raise ValueError("not a passport that this version reads")
    try:
        compressed = base64.b64decode(text[len(PREFIX) :], validate=True)
        stream = zlib.decompressobj()
        plain = stream.decompress(compressed, LARGEST)
        if not stream.eof:
            raise ValueError("the passport is cut short or too large")
        document = json.loads(plain)
        passports = tuple(passport_from(one) for one in document["passports"])
        seal, tags = _texts(document["seal"]), _texts(document["tags"])
    except (binascii.Error, zlib.error, KeyError, TypeError) as error:
        raise ValueError("the passport cannot be read") from error
    return Envelope(passports, seal, tags)


def _texts(document: object) -> dict[str, str]:
    if not isinstance(document, dict):
        raise TypeError("not an object")
    return {str(name): str(value) for name, value in document.items()}
