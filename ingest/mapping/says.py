"""What a mapping file says of the texts of columns: words, factors, lists, names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ingest.codes import Codes
from ingest.folding import clean, fold
from ingest.mapping import nodes
from ingest.rules import several

KEYS = ("list", "words", "factor")
MOST_DIGITS = 30
NO_REGION = frozenset({"unknown", "inconnu", "inconnue", "none", "aucune"})


@dataclass(frozen=True, slots=True)
class Says:
    """What a mapping file says of a column's texts, beside where it stands.

    Args:
        words: the code that each text stands for.
        factor: what its numbers are to be multiplied by.
        signs: what separates the names in a cell, beside the semicolon.
    """

    words: tuple[tuple[str, str], ...] = ()
    factor: Decimal | None = None
    signs: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the column is read as any other."""
        return self == PLAIN


PLAIN = Says()


@dataclass(frozen=True, slots=True)
class Names:
    """What a mapping file calls countries (by code) and groups (by region, or None)."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str | None] = field(default_factory=dict)


def same_text(text: str) -> str:
    """Return what counts when a text is looked up: its letters, else its signs."""
    return fold(text) or clean(text)


def says_of(told: Mapping[str, object], place: str) -> Says:
    """Return what a node says of the texts of its column."""
    return Says(
        words=words_of(told["words"], f"{place}.words") if "words" in told else (),
        factor=_factor(told["factor"], f"{place}.factor") if "factor" in told else None,
        signs=_signs(told["list"], f"{place}.list") if "list" in told else (),
    )


def words_of(node: object, place: str) -> tuple[tuple[str, str], ...]:
    """Return the codes that words stand for; two ways to write one may not differ."""
    codes: dict[str, str] = {}
    for text, code in nodes.entries(node, place).items():
        told = nodes.text(code, f"{place}.{text}")
        if codes.setdefault(same_text(text), told) != told:
            raise _twice(text, place)
    return tuple(codes.items())


def names_of(root: Mapping[str, object], codes: Codes) -> Names:
    """Return what a mapping file calls countries and groups."""
    return Names(
        _aliases(root["aliases"], codes) if "aliases" in root else {},
        _groups(root["groups"], codes) if "groups" in root else {},
    )


def _aliases(node: object, codes: Codes) -> dict[str, str]:
    found = {}
    for text, code in nodes.entries(node, "aliases").items():
        place = f"aliases.{text}"
        entry = codes.members.code_of(nodes.text(code, place))
        if entry is None:
            raise nodes.refuse(
                "aliases",
                f"“{code}” is no ISO 3166 code of a country",
                f"« {code} » n'est le code ISO 3166 d'aucun pays",
                text,
            )
        known = codes.read_country(text, suggests=False).values
        if known and known[0] != entry:
            raise _known_otherwise("aliases", text, known[0])
        found[text] = entry
    _check_once(found, "aliases")
    return found


def _groups(node: object, codes: Codes) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for text, region in nodes.entries(node, "groups").items():
        told = nodes.text(region, f"groups.{text}")
        reading = several(codes.read_region_or_global)(told, suggests=False)
        if fold(told) not in NO_REGION and not reading.values:
            raise nodes.refuse(
                "groups",
                f"“{told}” is no WCO region; write one of AMS, AP, ESA, EUR, MENA, "
                "WCA, GLOBAL, or unknown",
                f"« {told} » n'est pas une région de l'OMD ; écrire AMS, AP, ESA, EUR, "
                "MENA, WCA, GLOBAL, ou unknown",
                text,
            )
        known = codes.read_country(text, suggests=False).values
        if known:
            raise _known_otherwise("groups", text, known[0])
        found[text] = reading.values[0] if reading.values else None
    _check_once(found, "groups")
    return found


def _known_otherwise(place: str, text: str, entry: str) -> nodes.BadMapping:
    return nodes.refuse(
        place,
        f"“{text}” is known already, as {entry}",
        f"« {text} » est déjà connu, pour {entry}",
        text,
    )


def _check_once(found: Mapping[str, object], place: str) -> None:
    """Refuse texts that say nothing, or the same text written in two ways."""
    seen: set[str] = set()
    for text in found:
        if not fold(text) or fold(text) in seen:
            raise _twice(text, place)
        seen.add(fold(text))


def _twice(text: str, place: str) -> nodes.BadMapping:
    return nodes.refuse(
        place,
        f"“{text}” stands twice, or has no letters",
        f"« {text} » figure deux fois, ou n'a pas de lettres",
        text,
    )


def _factor(node: object, place: str) -> Decimal:
    text = nodes.text(node, place).replace("_", "")
    try:
        factor = Decimal(text)
    except InvalidOperation:
        factor = Decimal(0)
    # A number of common sizes: what it multiplies has to fit in a number too.
    if not factor.is_finite() or factor <= 0 or abs(factor.adjusted()) > MOST_DIGITS:
        raise nodes.refuse(
            place,
            f"“{text}” is no number above 0; write it as 1000000 or 0.001",
            f"« {text} » n'est pas un nombre supérieur à 0 ; l'écrire 1000000 ou 0.001",
        )
    return factor


def _signs(node: object, place: str) -> tuple[str, ...]:
    # A line break or " and " separates too: nothing is stripped.
    signs: Collection[object] = node if isinstance(node, list) else [node]
    for sign in signs:
        if not isinstance(sign, str) or not sign or sign.isalnum():
            raise nodes.refuse(
                place,
                "the sign between the names belongs here, as ','",
                "il y faut le signe entre les noms, comme ','",
            )
    return tuple(map(str, signs))
