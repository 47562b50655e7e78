"""The columns of a mapped table, read as its mapping file says.

The text as typed stays; only what is read in it changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ingest.codes import Codes
from ingest.mapping import nodes
from ingest.mapping.says import Says, same_text
from ingest.members import MAPPING
from ingest.reading import Reading
from ingest.source import Column, Context, Rule
from warehouse.text import Lang

Reader = Callable[[Sequence[str], Context], list[Reading]]
# "Congo, Democratic Republic of the": so many parts may be one name, and no more.
MOST_PARTS = 5
UNKNOWN = frozenset({"unknown_member", "unknown_region"})
# What a value may be, where the cell alone does not tell: one of these must be there.
VALUE_FIELDS = ("_number", "_truth", "_value_status")


def adapted(
    column: Column, says: Says, shared: Mapping[str, str], codes: Codes, place: str
) -> Column:
    """Return a column that is read as the mapping file says, or refuse the mapping.

    `shared` are words for all columns: they hold where the column can read their code.
    """
    rule = column.rule
    if rule is None:
        _refuse_for_texts(says, place)
        return column
    if says.factor is not None:
        rule = _scaled(rule, says, place)
    if says.signs and rule.entry is None:
        raise nodes.refuse(
            f"{place}.list",
            "only a column of several Members or regions can be a list",
            "seule une colonne de plusieurs Membres ou régions peut être une liste",
        )
    words = {text: code for text, code in shared.items() if can_read(rule, code, codes)}
    for text, code in says.words:
        if not can_read(rule, code, codes):
            raise nodes.refuse(
                f"{place}.words",
                f"“{code}” cannot be read as “{column.label.en}”",
                f"« {code} » ne peut être lu comme « {column.label.fr} »",
            )
        words[text] = code
    if not words and not says.signs:
        return replace(column, rule=rule)
    return replace(column, rule=_worded(rule, words, says.signs))


def _refuse_for_texts(says: Says, place: str) -> None:
    """Refuse what makes no sense for a column whose text is kept as it is."""
    for key, is_told in (("factor", says.factor), ("list", says.signs)):
        if is_told:
            raise nodes.refuse(
                f"{place}.{key}",
                "this column is kept as text: it has neither numbers nor a list",
                "cette colonne est gardée en texte : elle n'a ni nombres ni liste",
            )


def _scaled(rule: Rule, says: Says, place: str) -> Rule:
    if rule.scaled is None or says.factor is None:
        raise nodes.refuse(
            f"{place}.factor",
            "a factor belongs to a value, numerator or denominator",
            "un facteur va avec une valeur, un numérateur ou un dénominateur",
        )
    return rule.scaled(says.factor)


def can_read(rule: Rule, code: str, codes: Codes) -> bool:
    """Return whether a rule reads something in a code."""
    [reading] = rule.read([code], Context(date.max, Lang.EN, codes))
    if reading.finding:
        return False
    told = dict(zip(dict(rule.gives), reading.values, strict=False))
    if told.keys().isdisjoint(VALUE_FIELDS):
        return bool(told)
    return any(told[name] is not None for name in VALUE_FIELDS)


def _worded(rule: Rule, words: Mapping[str, str], signs: Sequence[str]) -> Rule:
    """Return a rule that reads texts by the words and lists of a mapping file."""

    def wrapped(read: Reader) -> Reader:
        def read_worded(texts: Sequence[str], context: Context) -> list[Reading]:
            translate = translator(rule, words, signs, context.codes)
            readings = read([translate(text) for text in texts], context)
            return [
                replace(reading, rule=MAPPING)
                if reading.values and same_text(text) in words
                else reading
                for text, reading in zip(texts, readings, strict=True)
            ]

        return read_worded

    stored = rule.read_stored and wrapped(rule.read_stored)
    return replace(rule, read=wrapped(rule.read), read_stored=stored)


def translator(
    rule: Rule | None, words: Mapping[str, str], signs: Sequence[str], codes: Codes
) -> Callable[[str], str]:
    """Return the function from a text as typed to the text that is read."""
    if rule is None or rule.entry is None:
        return lambda text: words.get(same_text(text), text)
    read, known = rule.entry(codes), dict[str, bool]()

    def is_known(part: str) -> bool:
        if part not in known:
            finding = read(part, suggests=False).finding
            known[part] = same_text(part) in words or (
                finding is None or finding.code not in UNKNOWN
            )
        return known[part]

    def translate(text: str) -> str:
        if same_text(text) in words:
            return words[same_text(text)]
        parts = entries(text, signs, is_known)
        return ";".join(words.get(same_text(part), part) for part in parts)

    return translate


def entries(
    text: str, signs: Sequence[str], is_known: Callable[[str], bool]
) -> Iterator[str]:
    """Yield the names in a cell: at each place the longest that is known.

    What is not known goes up to the next sign.
    """
    for whole in text.split(";"):
        if not signs:
            yield whole
            continue
        # Pieces stand at even places, the signs between them at odd ones.
        pieces = re.split(f"({'|'.join(map(re.escape, signs))})", whole)
        at = 0
        while at < len(pieces):
            ends = range(min(len(pieces), at + 2 * MOST_PARTS - 1), at, -2)
            names = (("".join(pieces[at:end]).strip(), end) for end in ends)
            longest = next((one for one in names if one[0] and is_known(one[0])), None)
            name, end = longest or (pieces[at].strip(), at + 1)
            yield name
            at = end + 1
