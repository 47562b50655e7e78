"""What is said of a KPI wherever its figures stand: unit, rule, direction, origin."""

from __future__ import annotations

from typing import Any

from dashboard.compose import filled, joined, labelled
from dashboard.words import DASH
from warehouse.text import Text

UNIT = Text(en="Unit: {unit}.", fr="Unité\u00a0: {unit}.")
SENTENCE = Text(en="{words}.", fr="{words}.")
NAME = Text(en="{kpi_id} · {name}", fr="{kpi_id} · {name}")
# Nobody answers an index: its publisher has a value of some Members.
TOLD = {
    "administration": Text(en="that answered", fr="ayant répondu"),
    "publisher": Text(en="with a value", fr="ayant une valeur"),
    "secretariat": Text(en="counted", fr="comptés"),
}
TELLERS = {
    "administration": Text(en="answers", fr="réponses"),
    "publisher": Text(en="Members with a value", fr="Membres ayant une valeur"),
}
RULES = {
    "ratio_of_sums": Text(
        en="Sum of the Members' numerators over the sum of their denominators.",
        fr="Somme des numérateurs des Membres rapportée à la somme de leurs "
        "dénominateurs.",
    ),
    "mean": Text(
        en="Mean of the Members {told}, each of them counting once.",
        fr="Moyenne des Membres {told}, chacun comptant une fois.",
    ),
    "median": Text(
        en="Middle value of the Members {told}; where any may not be named, from ten "
        "answers on, the mean of the five in the middle, rounded.",
        fr="Valeur médiane des Membres {told}\u202f; si l'un ne peut pas être nommé, à "
        "partir de dix réponses, moyenne arrondie des cinq du milieu.",
    ),
    "sum": Text(
        en="Sum over the Members {told}: a region with more of them has a larger one.",
        fr="Somme sur les Membres {told}\u00a0: elle augmente avec leur nombre.",
    ),
    "share_yes": Text(
        en="Share of yes among the Members {told}.",
        fr="Part de oui parmi les Membres {told}.",
    ),
    "computed": Text(
        en="Made from other figures of this release: Members are not asked for it "
        "apart.",
        fr="Tiré d'autres chiffres de cette version\u00a0: il n'est pas demandé "
        "séparément aux Membres.",
    ),
}
DIRECTIONS = {
    "higher_is_better": Text(
        en="A higher value is better.", fr="Une valeur plus élevée est meilleure."
    ),
    "lower_is_better": Text(
        en="A lower value is better.", fr="Une valeur plus basse est meilleure."
    ),
    "context_only": Text(
        en="For context only: neither a high nor a low value is better.",
        fr="À titre de contexte seulement\u00a0: une valeur n'est meilleure ni haute "
        "ni basse.",
    ),
}
ORIGINS = {
    "wco_published": Text(
        en="The Framework's own KPI: the WCO has published its name, its definition is "
        "worded here. Publisher: {publisher}.",
        fr="Indicateur propre au Cadre\u00a0: l'OMD en a publié l'intitulé, sa "
        "définition est formulée ici. Éditeur\u00a0: {publisher}.",
    ),
    "wco_general": Text(
        en="Published by the WCO for its general performance measurement, not for the "
        "Framework; its definition is worded here. Publisher: {publisher}.",
        fr="Publié par l'OMD pour la mesure générale de la performance, et non pour le "
        "Cadre\u202f; sa définition est formulée ici. Éditeur\u00a0: {publisher}.",
    ),
    "reconstructed": Text(
        en="Reconstructed KPI, not the WCO's own wording: the WCO's list of KPIs is "
        "not public.",
        fr="Indicateur reconstitué, dont la formulation n'est pas celle de "
        "l'OMD\u00a0: la liste des indicateurs de l'OMD n'est pas publique.",
    ),
    "external": Text(
        en="Public index, not a KPI of the WCO. Publisher: {publisher}.",
        fr="Indice public, qui n'est pas un indicateur de l'OMD. Éditeur\u00a0: "
        "{publisher}.",
    ),
}
# Publishers whose names differ in French; others stand as they are.
PUBLISHERS = {
    "WCO (PMM)": Text(
        en="WCO, Performance Measurement Mechanism (PMM)",
        fr="OMD, mécanisme de mesure de la performance (PMM)",
    ),
    "World Bank": Text(en="World Bank", fr="Banque mondiale"),
}
SHORT_RULES = {
    "ratio_of_sums": Text(en="ratio of sums", fr="rapport des sommes"),
    "mean": Text(en="mean", fr="moyenne"),
    "median": Text(en="median", fr="médiane"),
    "sum": Text(en="sum", fr="somme"),
    "share_yes": Text(en="share of yes", fr="part de oui"),
    "computed": Text(en="from other figures", fr="tiré d'autres chiffres"),
}
SHORT_DIRECTIONS = {
    "higher_is_better": Text(en="higher is better", fr="plus haut vaut mieux"),
    "lower_is_better": Text(en="lower is better", fr="plus bas vaut mieux"),
    "context_only": Text(en="context only", fr="contexte seulement"),
}
SHORT_ORIGIN = Text(en="{origin} ({publisher})", fr="{origin} ({publisher})")
CONFIDENCE = {
    "high": Text(en="high", fr="élevée"),
    "medium": Text(en="medium", fr="moyenne"),
    "low": Text(en="low", fr="faible"),
}
HOW_SURE = Text(
    en="Confidence in its definition: {confidence}.",
    fr="Confiance dans sa définition\u00a0: {confidence}.",
)
SOURCES = {
    "administration": Text(
        en="answers on KPIs received by the cut-off date",
        fr="réponses sur les indicateurs reçues à la date d'arrêté",
    ),
    "secretariat": Text(
        en="figures of this release, counted at the cut-off date",
        fr="chiffres de cette version, comptés à la date d'arrêté",
    ),
    "publisher": Text(
        en="{publisher}, as loaded by the cut-off date",
        fr="{publisher}, tel que chargé à la date d'arrêté",
    ),
}
YES_BAND = Text(
    en="The range shows the share of all Members if every silent Member had "
    "answered no, and if all of them had answered yes.",
    fr="La fourchette donne la part de l'ensemble des Membres si chaque "
    "Membre silencieux avait répondu non, et si tous avaient répondu oui.",
)
BOTH_NEEDED = Text(
    en="Only answers with numerator and denominator count in the ratio; the median is "
    "over all answers.",
    fr="Seules les réponses avec numérateur et dénominateur comptent dans le "
    "rapport\u202f; la médiane porte sur toutes les réponses.",
)
MINIMUM = Text(
    en="Below the minimum number of {tellers}, no value is shown.",
    fr="En deçà du nombre minimal de {tellers}, aucune valeur n'est présentée.",
)
RULE_NOTES = {"share_yes": YES_BAND, "ratio_of_sums": BOTH_NEEDED}


def full_name(kpi: dict[str, Any]) -> Text:
    """Return the key and the name of a KPI."""
    return filled(NAME, kpi_id=kpi["kpi_id"], name=labelled(kpi, "name"))


def rule(kpi: dict[str, Any]) -> Text:
    """Return how Members' answers become one figure, with what to know of it."""
    words = filled(RULES[kpi["aggregation_rule"]], told=told(kpi))
    # That of a share of yes says again what the rule says.
    if kpi["aggregation_note_en"] is None or kpi["aggregation_rule"] == "share_yes":
        return words
    return joined(words, filled(SENTENCE, words=labelled(kpi, "aggregation_note")))


def told(kpi: dict[str, Any]) -> Text:
    """Return which Members a figure is over: those that answered, or have a value."""
    return TOLD[kpi["reporting_level"]]


def tellers(kpi: dict[str, Any]) -> Text:
    """Return what is counted against the minimum: answers, or values of an index."""
    return TELLERS[kpi["reporting_level"]]


def direction(kpi: dict[str, Any]) -> Text:
    """Return which way is better, or that neither is."""
    return DIRECTIONS[kpi["direction"]]


def publisher(kpi: dict[str, Any]) -> Text | str:
    """Return who published a KPI's name or index, in both languages where known."""
    name = kpi["publisher"] or "–"
    return PUBLISHERS.get(name, name)


def origin(kpi: dict[str, Any]) -> Text:
    """Return whose KPI it is, and how sure its definition."""
    words = filled(ORIGINS[kpi["origin"]], publisher=publisher(kpi))
    confidence = CONFIDENCE.get(kpi["confidence"] or "")
    sure = filled(HOW_SURE, confidence=confidence) if confidence else None
    return joined(words, sure)


def unit(kpi: dict[str, Any], *, has_rule: bool = True) -> Text:
    """Return the unit with the direction, and with the rule where it was applied."""
    words = filled(UNIT, unit=labelled(kpi, "unit"))
    return joined(words, rule(kpi) if has_rule else None, direction(kpi))


def source(kpi: dict[str, Any]) -> Text:
    """Return where the figures come from."""
    return filled(SOURCES[kpi["reporting_level"]], publisher=publisher(kpi))


def short_rule(kpi: dict[str, Any]) -> Text:
    """Return the rule in two or three words."""
    return SHORT_RULES[kpi["aggregation_rule"]]


def short_direction(kpi: dict[str, Any]) -> Text:
    """Return which way is better in two or three words."""
    return SHORT_DIRECTIONS[kpi["direction"]]


def short_origin(kpi: dict[str, Any]) -> Text:
    """Return whose KPI it is in a few words, with its publisher where it has one."""
    origin = labelled(kpi, "origin_name")
    if not kpi["publisher"]:
        return origin
    return filled(SHORT_ORIGIN, origin=origin, publisher=publisher(kpi))


def confidence(kpi: dict[str, Any]) -> Text:
    """Return the confidence in its definition in a word."""
    return CONFIDENCE.get(kpi["confidence"] or "", DASH)
