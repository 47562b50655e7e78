"""Official forms of names: "Armenia, Republic of", "Dem. Rep. of the Congo".

A name is the words that tell which country it is (its core) and words that tell what
kind of state. Their order does not count, nor abbreviations, articles and language. A
text is a country's if its words are those of one of the country's names; or if its
core is, and each word for the kind of state stands in some name of that country, and
of no other with that core: "Korea, Dem. Rep." cannot be the Republic of Korea.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from ingest.folding import fold

REPUBLIC, DEMOCRATIC, PEOPLE = "republic", "democratic", "people"
ISLAMIC, ISLANDS, SOCIALIST = "islamic", "islands", "socialist"
# Words for the kind of state, and how each is abbreviated, in both languages.
SPELT: Mapping[str, tuple[str, ...]] = {
    REPUBLIC: ("rep", "repub", "republique"),
    DEMOCRATIC: ("dem", "democr", "democratique"),
    PEOPLE: ("peoples", "pop", "populaire"),
    ISLAMIC: ("islamique",),
    "federal": ("fed", "federated", "federale", "federative", "federes", "federation"),
    "kingdom": ("royaume",),
    "state": ("states", "sts", "etat", "etats"),
    "arab": ("arabe",),
    SOCIALIST: ("soc", "socialiste"),
    "plurinational": ("plurinationale",),
    "bolivarian": ("bolivarienne",),
    "commonwealth": (),
    "principality": ("principaute",),
    "sultanate": ("sultanat",),
    "independent": ("independant",),
}
KINDS_OF_STATE = frozenset(SPELT)
# The same country however it is abbreviated; these words do tell which one it is.
OTHER_WORDS = {
    "saint": ("st", "ste", "sainte"),
    ISLANDS: ("is",),
    "and": ("et",),
}
INITIALS = {
    **dict.fromkeys(("dr", "rd"), (DEMOCRATIC, REPUBLIC)),
    **dict.fromkeys(("pr", "rp"), (PEOPLE, REPUBLIC)),
    **dict.fromkeys(("pdr", "dpr", "rdp", "rpd"), (PEOPLE, DEMOCRATIC, REPUBLIC)),
}
SPELLINGS = {
    spelling: word
    for word, spellings in (*SPELT.items(), *OTHER_WORDS.items())
    for spelling in spellings
}
# "Isl." abbreviates both: the Cook Isl., and Iran, Isl. Rep.
EITHER = {True: ISLAMIC, False: ISLANDS}
ARTICLES = frozenset({"the", "of", "la", "le", "les", "du", "de", "des"})
ELIDED = re.compile(r"\b[dl]'|'s\b", re.IGNORECASE)
# "Congo, Republic of, Democratic Republic of": two official forms are none.
TWO_STATES = "two states"
# No state may be taken for the namesake that was not: the Republic of Viet Nam.
NEVER_LEFT_OUT = frozenset({SOCIALIST})
# "D.P.R." and "d. p. r." are initials, as DPR is.
DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a name: which country, and what kind of state."""

    core: tuple[str, ...]
    kinds: frozenset[str]

    @property
    def is_of_a_country(self) -> bool:
        """Whether any word tells which country it is."""
        return any(self.core)


def core_as_typed(name: str) -> str:
    """Return the letters of the words that tell which country it is, in their order."""
    return "".join(word for word in _told(name) if word not in KINDS_OF_STATE)


def words_of(name: str) -> tuple[Words, Words]:
    """Return the words of a name, in any order, and with its core in one piece.

    The second is the same for "Viet Nam" and "Vietnam".
    """
    told = _told(name)
    stated = [word for word in told if word in KINDS_OF_STATE]
    core = [word for word in told if word not in KINDS_OF_STATE]
    kinds = frozenset(stated)
    if len(stated) > len(kinds):
        kinds |= {TWO_STATES}
    return Words(tuple(sorted(core)), kinds), Words(("".join(core),), kinds)


def _told(name: str) -> list[str]:
    """Return the words of a name that say something, each spelt in one way."""
    joined = DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[0]) + " ", name)
    words: list[str] = []
    joined = ELIDED.sub(" ", joined.replace("’", "'").replace("&", " and "))
    for raw in WORD.findall(joined):
        word = fold(raw)
        words += INITIALS.get(word) or (SPELLINGS.get(word, word),)
    is_state = not KINDS_OF_STATE.isdisjoint(words)
    spelt = [EITHER[is_state] if word == "isl" else word for word in words]
    return [word for word in spelt if word and word not in ARTICLES]


@dataclass(frozen=True, slots=True)
class OfficialNames:
    """The countries by the words of their names.

    `whole` has the entries by all words; `cores` by their core, each with the words
    for its kind of state that stand in any of its names.
    """

    whole: Mapping[Words, frozenset[str]] = field(default_factory=dict)
    cores: Mapping[tuple[str, ...], Mapping[str, frozenset[str]]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> OfficialNames:
        """Return the index of names, each with the country that it is of."""
        listed = [
            (words, entry)
            for name, entry in names
            for words in words_of(name)
            if words.is_of_a_country
        ]
        whole: dict[Words, set[str]] = {}
        kinds: dict[str, frozenset[str]] = {}
        cores: dict[tuple[str, ...], set[str]] = {}
        for words, entry in listed:
            whole.setdefault(words, set()).add(entry)
            cores.setdefault(words.core, set()).add(entry)
            kinds[entry] = kinds.get(entry, frozenset()) | words.kinds
        return cls(
            {words: frozenset(entries) for words, entries in whole.items()},
            {
                core: {entry: kinds[entry] for entry in sorted(entries)}
                for core, entries in cores.items()
            },
        )

    def read(self, name: str) -> frozenset[str]:
        """Return the countries that a name is an official form of: one, if it is."""
        forms = words_of(name)
        whole = (self.whole.get(words) for words in forms)
        of_its_kind = (self._of_its_kind(words) for words in forms)
        return next(filter(None, chain(whole, of_its_kind)), frozenset())

    def _of_its_kind(self, words: Words) -> frozenset[str]:
        """Return the countries with this core whose names allow the kind of state."""
        known = self.cores.get(words.core, {}) if words.kinds else {}
        return frozenset(
            entry
            for entry, kinds in known.items()
            if kinds & NEVER_LEFT_OUT <= words.kinds <= kinds
        )

    def sharing(self, name: str) -> list[str]:
        """Return the countries that have the words of a name that tell which one."""
        known = (self.cores.get(words.core, {}) for words in words_of(name))
        return [*dict.fromkeys(chain(*known))]
