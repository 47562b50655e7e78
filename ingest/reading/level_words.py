"""Words for levels of implementation, in English and French.

Beside the questionnaire's own they are those of the UN Global Survey on Digital and
Sustainable Trade Facilitation and of self-assessments under the Trade Facilitation
Agreement. A pilot is read as partial: by the Survey's definitions it has what
partial implementation has, for a small part of those it is meant for. It is in use,
and so more than planned, and not for all, and so less than full.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.folding import fold

NONE, PLANNED, PARTIAL, FULL = range(4)
OWN = {
    NONE: ("none", "aucun", "aucune"),
    PLANNED: ("planned", "prévu", "prévue"),
    PARTIAL: ("partial", "partiel", "partielle"),
    FULL: ("full", "complet", "complète"),
}
DONE_EN = ("implemented", "applied", "met", "compliant", "aligned", "in place")
DONE_FR = (
    *("mis en œuvre", "mise en œuvre", "mises en œuvre", "appliqué", "appliquée"),
    *("respecté", "respectée", "conforme", "en place", "mis en place", "mise en place"),
)
HOW_FAR = (
    (FULL, ("fully", "completely", "totally"), DONE_EN),
    (PARTIAL, ("partially", "partly"), DONE_EN),
    (NONE, ("not", "not yet"), DONE_EN),
    (
        FULL,
        ("entièrement", "totalement", "pleinement", "complètement", "intégralement"),
        DONE_FR,
    ),
    (PARTIAL, ("partiellement", "en partie"), DONE_FR),
    (NONE, ("non", "pas", "pas encore", "non encore"), DONE_FR),
)
FURTHER = {
    NONE: (
        *("no implementation", "yet to be implemented", "non-compliant"),
        *("no compliance", "non-compliance", "aucune mise en œuvre"),
        *("aucune application", "non-conformité"),
    ),
    PLANNED: (
        *("planning stage", "planning phase", "in planning", "at planning stage"),
        *("in the planning stage", "at the planning stage", "under planning"),
        *("planifié", "planifiée", "planification", "phase de planification"),
        *("stade de planification", "stade de la planification"),
        *("au stade de la planification", "en phase de planification"),
        *("en cours de planification", "en planification"),
    ),
    PARTIAL: (
        *("partial implementation", "partial compliance", "mise en œuvre partielle"),
        *("application partielle", "conformité partielle"),
    ),
    FULL: (
        *("full implementation", "full compliance", "mise en œuvre complète"),
        *("mise en œuvre intégrale", "mise en œuvre totale", "application intégrale"),
        *("pleine mise en œuvre", "pleine conformité", "conformité totale"),
    ),
}
PILOTS = (
    *("pilot", "pilot stage", "pilot phase", "pilot basis", "on a pilot basis"),
    *("on pilot basis", "in pilot stage", "at pilot stage", "in the pilot stage"),
    *("at the pilot stage", "implemented on a pilot basis", "piloted", "piloting"),
    *("pilote", "phase pilote", "stade pilote", "au stade pilote", "en phase pilote"),
    *("à titre pilote", "sur une base pilote", "projet pilote", "à titre d'essai"),
    *("mis en œuvre à titre pilote", "mise en œuvre à titre pilote"),
    *("au stade de projet pilote", "stade du projet pilote", "à titre expérimental"),
)
PILOT_RULE, WORD_RULE = "level_pilot", "level_word"


def _words() -> Iterator[tuple[str, int, str]]:
    for level, words in (*OWN.items(), *FURTHER.items()):
        yield from ((word, level, WORD_RULE) for word in words)
    for level, adverbs, done in HOW_FAR:
        for adverb in adverbs:
            yield from ((f"{adverb} {word}", level, WORD_RULE) for word in done)
    yield from ((word, PARTIAL, PILOT_RULE) for word in PILOTS)


# The level of each word, folded, and the rule that reads it.
LEVEL_WORDS = {fold(word): (level, rule) for word, level, rule in _words()}
