"""An outcome told in prose, read by declared phrases; what is not sure is not read.

Every phrase that says something is listed here in both languages, and so is every
word that says nothing of its own. A text is understood where nothing else is left of
it: one word that is not listed ("not", "perhaps", « sauf ») holds the row.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.codes import Codes
from ingest.folding import LIGATURES, clean
from ingest.problem_kinds import typeset
from ingest.reading import Reading, refuse
from ingest.reading.number import read_count
from ingest.reading.words import DASHES, read_word
from ingest.sources.proposals.words import OUTCOME_WORDS

RECOMMENDED, DECIDED = "recommended", "decided"
# The themes and proposals of Annex I (working paper, paragraph 9).
LAST_ITEM_NO = 43
ITEM_RANGE = typeset(
    f"items are numbered 1 to {LAST_ITEM_NO}",
    f"les éléments sont numérotés de 1 à {LAST_ITEM_NO}",
)
RAISED = re.compile("[⁰¹²³⁴-⁹*†‡]+")
ITEM_LABEL = re.compile(
    r"(?:proposition|proposal|item|élément)\s+(?=(?:n\s*[°ºo]|no\.?|#|№)?\s*[0-9])",
    re.IGNORECASE,
)
ITEM = r"(?:(?:la |the )?(?:proposition|proposal|item|element) )?(?:n ?o ?\.? ?|# ?)?"
# One of the numbers that sessions.csv gives, "249/250" or "249e/250e".
ORDINAL = r"(?:er|e|eme|st|nd|rd|th)?"
NUMBERS = rf"([0-9]{{2,3}}){ORDINAL}(?: ?/ ?([0-9]{{2,3}}){ORDINAL})?"
BODY = (
    r"(ptc|ctp|permanent technical committee|comite technique permanent|council|conseil"
    r"|policy commission|cpg|commission de politique generale)"
)
SESSIONS = (
    re.compile(rf"\b{BODY}[ -]?{NUMBERS}(?: sessions?)?\b"),
    re.compile(
        rf"\b{NUMBERS} sessions?(?: (?:of the |of |du |de la )?{BODY}\b)?"
        r"(?! (?:of|du|de))"
    ),
)
BODIES = {
    **dict.fromkeys(
        ("ptc", "ctp", "permanent technical committee", "comite technique permanent"),
        "PTC",
    ),
    **dict.fromkeys(("council", "conseil"), "COUNCIL"),
    **dict.fromkeys(
        ("policy commission", "cpg", "commission de politique generale"), "POLICY"
    ),
}
SESSION = "@session"
# Where an item was put off to; that session did not decide it.
PUT_OFF_TO = (
    r"(?: (?:to|until|a|au|jusqu'a)"
    rf"(?: the| la| une| un| a)?(?: {SESSION}| next session| next review| later date"
    r"| later session| prochaine session| session suivante| date ulterieure"
    r"| session ulterieure| prochain reexamen| prochaine revision))?"
)
MERGED_INTO = rf"(?: (?:with|into|in|avec|dans|a) {ITEM}([0-9]{{1,4}})\b)?"
PHRASES = (
    (
        "not_retained",
        r"(?:ne sera pas|n'est pas|n'a pas ete|non|pas|not) (?:retenue?|retained|kept)"
        r"|rejected|rejetee?",
    ),
    ("merged", rf"(?:fusionnee?|fusionner|fusion|merged|merge){MERGED_INTO}"),
    ("retained", r"retenue?|retenir|retained|retention|retain|kept"),
    ("deferred", rf"(?:reportee?|reporter|deferred|postponed|put off){PUT_OFF_TO}"),
    ("withdrawn", r"retiree?|withdrawn"),
    ("adopted", r"adoptee?|adopted"),
)
STAGES = (
    (RECOMMENDED, r"recommandee?|recommande de|recommended"),
    (DECIDED, r"decidee?|decided"),
)
# What says nothing of its own, whole phrases first.
NEUTRAL = re.compile(
    r"\b(?:for (?:further|in-depth|detailed) (?:consideration|examination|discussion)"
    r"|pour (?:un )?examen approfondi|par (?:son auteur|le ctp|le conseil)"
    r"|by (?:its submitter|the ptc|the council)"
    r"|(?:to )?be|to|is|was|has been|will be|it|the|this|for|that|and|at|in|by|during"
    r"|ptc|ctp|proposal|item|proposition|est|a ete|sera|etre|a|il|elle|la|le|de"
    r"|que|cette|et|pour|soit|lors|au|aux|des|du|par)\b"
)


def read_item_number(text: str) -> Reading:
    """Read an item's number, whatever note mark stands after it."""
    reading = read_count(ITEM_LABEL.sub("", RAISED.sub("", clean(text)).rstrip(".) ")))
    if reading.values and not 1 <= reading.values[0] <= LAST_ITEM_NO:
        return refuse("out_of_range", ITEM_RANGE)
    return reading


def read_outcome(text: str, codes: Codes) -> Reading:
    """Read what became of an item: outcome, stage, item merged into, session.

    A word of the closed list is read as such; anything longer is prose. The rule names
    what was found in it: "prose:retained+recommended+session".
    """
    line = clean(text)
    if DASHES.fullmatch(line):
        return Reading((None, None, None, None), "none_stated")
    word = read_word(line, OUTCOME_WORDS)
    if word.values:
        return Reading((word.values[0], None, None, None), "word")
    rest, session_ids = _take_sessions(_plain(line), codes)
    outcomes, merged_into, rest = _take_outcomes(rest)
    if not outcomes:
        return word
    stages, rest = _take_stages(rest)
    if session_ids is None:
        return _unclear("which session is meant", "quelle session est visée")
    if left := _left(rest):
        return _unclear(f"the words “{left}”", f"les mots « {left} »")
    # An item that is retained and merged lives on in the one it is merged with.
    if outcomes == {"retained", "merged"} and merged_into:
        outcomes = {"merged"}
    return _one_of_each(outcomes, stages, merged_into, session_ids)


def _one_of_each(
    outcomes: set[str], stages: set[str], merged_into: set[int], session_ids: set[str]
) -> Reading:
    """Return the reading of what was found, unless two things of one kind were."""
    found = (outcomes, stages, merged_into, session_ids)
    if any(len(several) > 1 for several in found):
        told = ", ".join(sorted(str(one) for several in found for one in several))
        return _unclear(f"it tells several things ({told})", f"plusieurs sens ({told})")
    parts = [*outcomes, *stages, *(["session"] if session_ids else [])]
    values = tuple(next(iter(several), None) for several in found)
    return Reading(values, f"prose:{'+'.join(parts)}")


def _unclear(en: str, fr: str) -> Reading:
    return refuse("unclear_outcome", typeset(en, fr))


def _plain(line: str) -> str:
    """Return the line in lower case without accents and note marks."""
    text = RAISED.sub("", line).translate(LIGATURES).replace("’", "'")
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("°", "o"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _take_sessions(line: str, codes: Codes) -> tuple[str, set[str] | None]:
    """Return the line with its sessions marked, and their ids; None if one is unknown.

    The session that an item is put off to is not the one that decided.
    """
    found: set[str] = set()
    for pattern in SESSIONS:
        while match := pattern.search(line):
            groups = [group for group in match.groups() if group]
            body = next((BODIES[one] for one in groups if one in BODIES), None)
            numbers = [one for one in groups if one.isdecimal()]
            session_id = _session(body, numbers, codes)
            if session_id is None:
                return line, None
            line = f"{line[: match.start()]}{SESSION}{line[match.end() :]}"
            target = re.compile(rf"(?:{PHRASES[3][1]})$")
            if not target.search(line[: match.start() + len(SESSION)]):
                found.add(session_id)
    return line, found


def _session(body: str | None, numbers: list[str], codes: Codes) -> str | None:
    """Return the session of a body; without body, the one that alone has the number."""
    ids = {
        reading.values[0]
        for one in ([body] if body else ["PTC", "COUNCIL", "POLICY"])
        for reading in [codes.sessions.read(f"{one}-{numbers[0]}", suggests=False)]
        if reading.values
    }
    if len(ids) != 1 or (len(numbers) > 1 and int(numbers[1]) != int(numbers[0]) + 1):
        return None
    return ids.pop()


def _take_outcomes(line: str) -> tuple[set[str], set[int], str]:
    outcomes: set[str] = set()
    merged_into: set[int] = set()
    for outcome, pattern in PHRASES:
        for match in re.finditer(rf"\b(?:{pattern})(?!\w)", line):
            outcomes.add(outcome)
            merged_into |= {int(number) for number in match.groups() if number}
        line = re.sub(rf"\b(?:{pattern})(?!\w)", " ", line)
    return outcomes, merged_into, line


def _take_stages(line: str) -> tuple[set[str], str]:
    stages = set()
    for stage, pattern in STAGES:
        line, count = re.subn(rf"\b(?:{pattern})(?!\w)", " ", line)
        if count:
            stages.add(stage)
    return stages, line


def _left(line: str) -> str:
    """Return the words that nothing accounts for."""
    rest = NEUTRAL.sub(" ", line.replace(SESSION, " "))
    return clean(re.sub(r"[^\w'-]|_", " ", rest))[:60]
