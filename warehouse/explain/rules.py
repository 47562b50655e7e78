"""What each reading rule does, in words: how a text as typed became a value."""

from __future__ import annotations

from warehouse.text import Text

RULES: dict[str, Text] = {
    "whole": Text(en="a whole number", fr="un nombre entier"),
    "decimal_comma": Text(
        en="a number with a decimal comma", fr="un nombre à virgule décimale"
    ),
    "decimal_point": Text(
        en="a number with a decimal point", fr="un nombre à point décimal"
    ),
    "duration": Text(
        en="hours and minutes of a cell that holds a duration, in hours",
        fr="les heures et minutes d'une cellule qui contient une durée, en heures",
    ),
    "percent_whole": Text(
        en="a whole number with a percent sign, divided by 100",
        fr="un nombre entier avec le signe de pourcentage, divisé par 100",
    ),
    "percent_decimal_comma": Text(
        en="a number with a decimal comma and a percent sign, divided by 100",
        fr="un nombre à virgule décimale avec le signe de pourcentage, divisé par 100",
    ),
    "percent_decimal_point": Text(
        en="a number with a decimal point and a percent sign, divided by 100",
        fr="un nombre à point décimal avec le signe de pourcentage, divisé par 100",
    ),
    "bare_percent_whole": Text(
        en="a whole number without a sign, for a KPI in per cent: divided by 100",
        fr="un nombre entier sans signe, pour un indicateur en pourcentage\u00a0: "
        "divisé par 100",
    ),
    "bare_percent_decimal_comma": Text(
        en="a number with a decimal comma and no sign, for a KPI in per cent: divided "
        "by 100",
        fr="un nombre à virgule décimale sans signe, pour un indicateur en "
        "pourcentage\u00a0: divisé par 100",
    ),
    "bare_percent_decimal_point": Text(
        en="a number with a decimal point and no sign, for a KPI in per cent: divided "
        "by 100",
        fr="un nombre à point décimal sans signe, pour un indicateur en "
        "pourcentage\u00a0: divisé par 100",
    ),
    "yes": Text(en="a word for yes, read as 1", fr="un mot pour oui, lu comme 1"),
    "no": Text(en="a word for no, read as 0", fr="un mot pour non, lu comme 0"),
    "share_by_ratio": Text(
        en="a share from 0 to 1, as numerator and denominator show",
        fr="une part de 0 à 1, comme le montrent numérateur et dénominateur",
    ),
    "percent_by_ratio": Text(
        en="a percentage, as numerator and denominator show: divided by 100",
        fr="un pourcentage, comme le montrent numérateur et dénominateur\u00a0: "
        "divisé par 100",
    ),
    "ratio": Text(
        en="no value typed: numerator divided by denominator",
        fr="aucune valeur saisie\u00a0: numérateur divisé par dénominateur",
    ),
    "numerator": Text(
        en="no value typed: the numerator is the value",
        fr="aucune valeur saisie\u00a0: le numérateur est la valeur",
    ),
    "nothing_of_nothing": Text(
        en="0 of 0: not applicable, and no share",
        fr="0 sur 0\u00a0: sans objet, et aucune part",
    ),
    "status_column": Text(
        en="no value: the status column says why",
        fr="aucune valeur\u00a0: la colonne du statut dit pourquoi",
    ),
    "status_word": Text(
        en="a word in place of a value that says why there is none",
        fr="un mot à la place d'une valeur, qui dit pourquoi il n'y en a pas",
    ),
    "empty": Text(en="nothing was typed", fr="rien n'a été saisi"),
    "level_number": Text(
        en="a level from 0 to 3 as a number", fr="un niveau de 0 à 3 en chiffre"
    ),
    "level_word": Text(
        en="a level in words: none, planned, partial, full",
        fr="un niveau en toutes lettres\u00a0: aucun, prévu, partiel, complet",
    ),
    "level_label": Text(
        en="a level as number and word", fr="un niveau en chiffre et en lettres"
    ),
    "recorded_correction": Text(
        en="a correction that the Secretariat recorded",
        fr="une correction consignée par le Secrétariat",
    ),
}
OTHER = Text(en="a rule without a description", fr="une règle qui n'est pas décrite")


def rule_words(rule: str | None) -> Text:
    """Return what a reading rule does; no rule means that there was nothing to read."""
    return RULES.get(rule or "empty", OTHER)
