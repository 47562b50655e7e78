"""Codes of the register in words: evidence, status, bodies, documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.words import (
    COLON,
    DASH,
    DATE_INFERRED,
    UNKNOWN,
    capital,
    day,
    typeset,
)
from warehouse.text import Lang, Text

EVIDENCE = {
    "stated": Text(en="stated", fr="indiqué"),
    "derived": Text(en="derived", fr="calculé"),
    "inferred": Text(en="inferred", fr="déduit"),
}
STATUS = {
    "given": Text(en="given", fr="présentée"),
    "announced": Text(en="announced", fr="annoncée"),
    "missing": Text(en="missing", fr="manquante"),
}
STAGE = {
    "recommended": Text(en="recommended", fr="recommandé"),
    "decided": Text(en="decided", fr="décidé"),
}
BODY = {
    "PTC": Text(en="Permanent Technical Committee", fr="Comité technique permanent"),
    "COUNCIL": Text(en="Council", fr="Conseil"),
    "POLICY_COMMISSION": Text(
        en="Policy Commission", fr="Commission de politique générale"
    ),
    "INTERSESSIONAL": Text(en="Intersessional meetings", fr="Réunions intersessions"),
    "SECRETARIAT": Text(en="Secretariat", fr="Secrétariat"),
    "WCO_UPU_CONTACT_COMMITTEE": Text(
        en="WCO-UPU Contact Committee", fr="Comité de contact OMD-UPU"
    ),
}
DOCUMENT = {
    "ptc_working_paper": Text(
        en="PTC working document", fr="document de travail du CTP"
    )
}
KIND = {
    "member": Text(en="Member", fr="Membre"),
    "stakeholder": Text(en="stakeholder", fr="partie prenante"),
    "observer": Text(en="observer", fr="observateur"),
}
CITED = Text(en="{document}, para. {paragraph}", fr="{document}, par. {paragraph}")


def word(words: Mapping[str, Text], code: object, lang: Lang) -> str:
    """Return a code in words; one that has none yet is shown as it is."""
    if code is None:
        return UNKNOWN(lang)
    return words[str(code)](lang) if str(code) in words else str(code)


def cited(row: Mapping[str, Any], lang: Lang) -> str:
    """Return the document and paragraph that a row rests on."""
    document = word(DOCUMENT, row["document"], lang)
    if row["paragraph"] is None:
        return document
    paragraph = str(row["paragraph"]).replace(";", ", ")
    return CITED.say(lang, document=document, paragraph=paragraph)


def rests_on(row: Mapping[str, Any], lang: Lang) -> str:
    """Return how a row is known, and from which paragraph."""
    evidence = capital(word(EVIDENCE, row["evidence"], lang))
    return COLON.say(lang, label=evidence, value=cited(row, lang))


def named(row: Mapping[str, Any], column: str, lang: Lang) -> str:
    """Return a text of a row that has two languages; unknown where it has none."""
    text = row[f"{column}_{lang}"]
    return UNKNOWN(lang) if text is None else typeset(str(text), lang)


def noted(row: Mapping[str, Any], lang: Lang) -> str:
    """Return the note of a row, or a dash."""
    text = row[f"note_{lang}"]
    return DASH(lang) if text is None else typeset(str(text), lang)


def event_day(row: Mapping[str, Any], lang: Lang) -> str:
    """Return the day of a step in words, and that it is inferred where it is."""
    text = dated(row, "event_date", lang)
    if row["event_date"] is None or row["event_date_evidence"] != "inferred":
        return text
    return DATE_INFERRED.say(lang, date=text)


def dated(row: Mapping[str, Any], column: str, lang: Lang) -> str:
    """Return a date of a row in words; unknown where the source does not give it."""
    value = row[column]
    return UNKNOWN(lang) if value is None else day(value, lang)
