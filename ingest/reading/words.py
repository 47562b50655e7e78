"""Words that stand for something: levels, answer statuses, yes and no."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.folding import clean, fold
from ingest.reading import Reading, refuse
from ingest.reading.error_value import is_error_value
from ingest.reading.level_words import LEVEL_WORDS
from warehouse.text import Text

REPORTED = "reported"
NOT_APPLICABLE = "not_applicable"
NOT_AVAILABLE = "not_available"
NOT_REPORTED = "not_reported"
NOT_YET_DUE = "not_yet_due"
# The sender takes back what an earlier file said of the same Member, item and period.
WITHDRAWN = "withdrawn"

# Folded: letters and digits alone, so that "n/a", "N.A." and "na" are one.
STATUS_WORDS = {
    fold(word): status
    for status, words in {
        REPORTED: ("reported", "communiqué", "déclaré"),
        NOT_APPLICABLE: (
            "n/a",
            "n.a.",
            "s.o.",
            "not applicable",
            "not_applicable",
            "sans objet",
            "non applicable",
            "does not apply",
            "ne s'applique pas",
        ),
        NOT_AVAILABLE: (
            "n.d.",
            "not available",
            "not_available",
            "non disponible",
            "no data",
            "pas de données",
            "don't know",
            "do not know",
            "unknown",
            "ne sait pas",
            "ne sais pas",
            "je ne sais pas",
            "nous ne savons pas",
            "inconnu",
        ),
        NOT_REPORTED: (
            "not reported",
            "not_reported",
            "no answer",
            "no response",
            "pas de réponse",
            "non communiqué",
            "non déclaré",
            "sans réponse",
        ),
        NOT_YET_DUE: (
            "not yet due",
            "not_yet_due",
            "pas encore dû",
            "pas encore échu",
            "non échu",
        ),
        WITHDRAWN: ("withdrawn", "retiré", "retirée"),
    }.items()
    for word in words
}
DASHES = re.compile(r"[-\u2010-\u2015\u2212.…]+")

LEVEL_NUMBER = re.compile(r"([0-3])(?:[.,]0+)?")
LEVEL_LABELLED = re.compile(
    r"(?P<number>[0-3])\s*[-–—:.=(]\s*(?P<word>[^\W\d_][^\d]*?)\)?"
    r"|(?P<word_first>[^\W\d_][^\d]*?)\s*[-–—:=(]\s*(?P<number_last>[0-3])\)?"
)

YES = frozenset({"yes", "y", "oui", "o", "true", "vrai", "1"})
NO = frozenset({"no", "n", "non", "false", "faux", "0"})


def read_status(text: str) -> str | None:
    """Return the answer status that a text stands for, if it stands for one."""
    line = clean(text)
    if DASHES.fullmatch(line):
        return NOT_AVAILABLE
    # Letters alone, "#N/A" would be "n/a": a failed look-up, and not "not applicable".
    if is_error_value(line):
        return None
    return STATUS_WORDS.get(fold(line))


def read_level(text: str) -> Reading:
    """Read one level of implementation: its number (0-3) and the answer's status."""
    line = clean(text)
    if match := LEVEL_NUMBER.fullmatch(line):
        return Reading((int(match[1]), REPORTED), "level_number")
    if found := LEVEL_WORDS.get(fold(line)):
        level, rule = found
        return Reading((level, REPORTED), rule)
    if match := LEVEL_LABELLED.fullmatch(line):
        number = int(match["number"] or match["number_last"])
        level, _ = LEVEL_WORDS.get(
            fold(match["word"] or match["word_first"]), (None,) * 2
        )
        if level == number:
            return Reading((level, REPORTED), "level_label")
    status = read_status(line)
    if status and status != REPORTED:
        return Reading((None, status), "status_word")
    return refuse("bad_level")


def read_boolean(text: str) -> Reading:
    """Read yes or no in either language; what is neither is no, with a warning."""
    word = fold(text)
    if word in YES:
        return Reading((True,), "yes")
    if word in NO:
        return Reading((False,), "no")
    return Reading((False,), None, refuse("bad_boolean").finding)


def read_word(text: str, words: Mapping[str, tuple[str, ...]]) -> Reading:
    """Read one word of a closed list: its key, whichever of its synonyms is written."""
    word = fold(text)
    for key, synonyms in words.items():
        if word == fold(key) or word in map(fold, synonyms):
            return Reading((key,), "word")
    listed = ", ".join(words)
    return refuse("unknown_status", Text(listed, listed))
