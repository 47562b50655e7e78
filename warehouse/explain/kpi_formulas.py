"""The formulas of KPIs: by aggregation rule, or by KPI where it is computed."""

from __future__ import annotations

from warehouse.explain.work_formulas import Formulas
from warehouse.text import Text

RATIO = Text(
    en="{numerator} (sum of numerators) ÷ {denominator} (sum of denominators) over "
    "the Members that gave both ({ratio_member_count}), in {unit_words} = {value}",
    fr="{numerator} (somme des numérateurs) ÷ {denominator} (somme des dénominateurs) "
    "sur les Membres ayant donné les deux ({ratio_member_count}), en {unit_words} = "
    "{value}",
)
# By aggregation rule, and by KPI where the figure is computed.
KPI_RULES: dict[str, Formulas] = {
    "ratio_of_sums": {"value": RATIO},
    "mean": {
        "value": Text(
            en="mean of the values of the Members that answered "
            "({reporting_member_count}), in {unit_words} = {value}",
            fr="moyenne des valeurs des Membres ayant répondu "
            "({reporting_member_count}), en {unit_words} = {value}",
        )
    },
    "median": {
        "value": Text(
            en="median of the values of the Members that answered "
            "({reporting_member_count}), in {unit_words}; with answers that may not be "
            "named, the mean of the five in the middle, rounded = {value}",
            fr="médiane des valeurs des Membres ayant répondu "
            "({reporting_member_count}), en {unit_words}\u202f; avec des réponses qui "
            "ne peuvent pas être nommées, moyenne arrondie des cinq du milieu = "
            "{value}",
        )
    },
    "sum": {
        "value": Text(
            en="sum of the values of the Members that answered "
            "({reporting_member_count}), in {unit_words} = {value}",
            fr="somme des valeurs des Membres ayant répondu "
            "({reporting_member_count}), en {unit_words} = {value}",
        )
    },
    "share_yes": {
        "value": Text(
            en="{numerator} (Members that said yes) ÷ {denominator} (that answered) = "
            "{value}",
            fr="{numerator} (Membres ayant dit oui) ÷ {denominator} (ayant répondu) = "
            "{value}",
        ),
        "low_share": Text(
            en="{numerator} ÷ {member_count} (Members), if every silent one said no = "
            "{low_share}",
            fr="{numerator} ÷ {member_count} (Membres), si chaque Membre silencieux "
            "disait non = {low_share}",
        ),
        "high_share": Text(
            en="({numerator} + {silent_member_count} silent) ÷ {member_count} "
            "(Members), if every silent one said yes = {high_share}",
            fr="({numerator} + {silent_member_count} silencieux) ÷ {member_count} "
            "(Membres), si chaque Membre silencieux disait oui = {high_share}",
        ),
    },
    "EC-42": {
        "value": Text(
            en="activities begun from 1 July 2022 to the cut-off: {value}",
            fr="activités commencées du 1er juillet 2022 à la date d'arrêté\u00a0: "
            "{value}",
        )
    },
    "EC-43": {
        "value": Text(
            en="{numerator} (Members that a source names) ÷ "
            "{denominator} (Members) = {value}",
            fr="{numerator} (Membres nommés par une source) ÷ "
            "{denominator} (Membres) = {value}",
        )
    },
    "EC-48": {
        "value": Text(
            en="{numerator} (Members that answered anything) ÷ "
            "{denominator} (Members) = {value}",
            fr="{numerator} (Membres ayant répondu à quoi que ce soit) ÷ "
            "{denominator} (Membres) = {value}",
        )
    },
    "EC-51": {
        "value": Text(
            en="mean of the mean levels (0 to 3) of the Members that answered "
            "({reporting_member_count}) = {value}",
            fr="moyenne des niveaux moyens (0 à 3) des Membres ayant répondu "
            "({reporting_member_count}) = {value}",
        )
    },
}
