"""What errata say beside the problem: why it matters, how it is read meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.problem_kinds import ERROR, FILE_KINDS, typeset
from warehouse.text import Lang, Text

ONE_READING = typeset(
    "Only what can be read in one way goes into the figures; nothing is guessed.",
    "N'entre dans les chiffres que ce qui se lit d'une seule façon ; rien n'est "
    "deviné.",
)
TWO_READINGS = typeset(
    "Two readings are possible, and a wrong guess would move the figures of the "
    "region.",
    "Deux lectures sont possibles, et un mauvais choix fausserait les chiffres de la "
    "région.",
)
COUNTED_ONCE = typeset(
    "Each Member counts once for each question and period.",
    "Chaque Membre compte une fois par question et par période.",
)
LISTED = typeset(
    "Answers are matched with the lists of the Framework; what is on none of them "
    "cannot be counted.",
    "Les réponses sont rapprochées des listes du Cadre ; ce qui n'y figure pas ne peut "
    "être compté.",
)
MEMBERS = typeset(
    "Answers are counted Member by Member, against the list of the WCO's Members.",
    "Les réponses sont comptées Membre par Membre, selon la liste des Membres de "
    "l'OMD.",
)
AGREE = typeset(
    "The figures of a row must be possible, and agree with each other.",
    "Les chiffres d'une ligne doivent être possibles et concorder entre eux.",
)
INCOMPLETE = typeset(
    "Without it one cannot tell of whom, or of what, the row speaks.",
    "Sans elle, on ne sait de qui, ou de quoi, parle la ligne.",
)
FORMULA = typeset(
    "The file holds the formula but no result, and formulas are never calculated here.",
    "Le fichier contient la formule sans son résultat, et les formules ne sont jamais "
    "calculées ici.",
)
WHOLE = typeset(
    "The rows of a table can only be read when its headers tell what stands where.",
    "Les lignes d'un tableau ne se lisent que si ses en-têtes disent où est quoi.",
)
UNREAD = typeset(
    "What is not read is not counted, without a word to anybody.",
    "Ce qui n'est pas lu n'est pas compté, sans que personne le remarque.",
)
WEIGHT = typeset(
    "The total of a region adds up numerators and denominators.",
    "Le total d'une région additionne numérateurs et dénominateurs.",
)
CONSENT = typeset(
    "Members are named only where they say so.",
    "Les Membres ne sont nommés que s'ils y consentent.",
)
WHY: Mapping[str, Text] = {
    **dict.fromkeys(("ambiguous_percent", "ambiguous_number"), TWO_READINGS),
    **dict.fromkeys(("number_not_as_shown", "number_not_shown"), TWO_READINGS),
    **dict.fromkeys(("ambiguous_date", "ambiguous_member"), TWO_READINGS),
    **dict.fromkeys(("duplicate_row", "conflicting_row"), COUNTED_ONCE),
    **dict.fromkeys(("unknown_member", "not_a_member", "not_a_country"), MEMBERS),
    **dict.fromkeys(("unknown_kpi", "unknown_standard"), LISTED),
    **dict.fromkeys(("unknown_region", "unknown_session", "orphan_merge"), LISTED),
    **dict.fromkeys(("out_of_range", "value_contradicts_ratio"), AGREE),
    **dict.fromkeys(("cells_contradict", "future_date"), AGREE),
    "missing_value": INCOMPLETE,
    "formula_without_value": FORMULA,
    **dict.fromkeys(("missing_column", "duplicate_header", "unknown_shape"), WHOLE),
    **dict.fromkeys(("hidden_content", "sheet_ignored", "no_rows"), UNREAD),
    "column_without_header": UNREAD,
    **dict.fromkeys(("merged_cells", "merged_number"), TWO_READINGS),
    "too_many_cells": TWO_READINGS,
    "value_without_ratio": WEIGHT,
    "bad_boolean": CONSENT,
}
ROW_HELD = typeset(
    "Held: the row counts nowhere until it is mended.",
    "Retenue : la ligne ne compte nulle part tant qu'elle n'est pas corrigée.",
)
TABLE_HELD = typeset(
    "Held: no row of this table counts until it is mended.",
    "Retenu : aucune ligne de ce tableau ne compte tant qu'il n'est pas corrigé.",
)
FILE_HELD = typeset(
    "Nothing of the file is read until it is mended.",
    "Rien du fichier n'est lu tant qu'il n'est pas corrigé.",
)
LOADED = typeset(
    "Loaded as it was read; please see that this is what you meant.",
    "Chargé tel qu'il a été lu ; vérifier que c'est bien ce que vous vouliez dire.",
)
MEANWHILE: Mapping[str, Text] = {
    "duplicate_row": typeset(
        "The first of the equal rows counts; this one is held.",
        "La première des lignes égales compte ; celle-ci est retenue.",
    ),
    "conflicting_row": typeset(
        "Both rows are held; neither counts.",
        "Les deux lignes sont retenues ; aucune ne compte.",
    ),
    **dict.fromkeys(("missing_column", "duplicate_header"), TABLE_HELD),
    "hidden_content": typeset(
        "What stands behind is loaded or left out as said here.",
        "Ce qui s'y trouve est chargé ou laissé de côté comme il est dit ici.",
    ),
    "sheet_ignored": typeset(
        "This sheet is not read; the others are.",
        "Cette feuille n'est pas lue ; les autres le sont.",
    ),
    "column_without_header": typeset(
        "What stands there is kept and counts nowhere.",
        "Ce qui y figure est conservé et ne compte nulle part.",
    ),
    "no_rows": typeset("Nothing was read here.", "Rien n'a été lu ici."),
    "bad_boolean": typeset("Read as “no”.", "Lu comme « non »."),
    "value_without_ratio": typeset(
        "The value is loaded; it counts in the median alone.",
        "La valeur est chargée ; elle ne compte que dans la médiane.",
    ),
}
KIND = {
    "error": Text("Error", "Erreur"),
    "warning": Text("To check", "À vérifier"),
}
COMMENT = typeset(
    "{kind} ({code})\n{what}\nWhy: {why}\nMeanwhile: {meanwhile}",
    "{kind} ({code})\n{what}\nPourquoi : {why}\nEn attendant : {meanwhile}",
)
SHEET_NAME = Text(en="To correct", fr="À corriger")
ROWS_SHEET = Text(en="Rows as received", fr="Lignes reçues")


def why(code: str) -> Text:
    """Return why a problem matters."""
    return WHY.get(code, ONE_READING)


def meanwhile(code: str, severity: str) -> Text:
    """Return how what is wrong is read until it is mended."""
    if code in MEANWHILE:
        return MEANWHILE[code]
    if severity != ERROR:
        return LOADED
    return FILE_HELD if code in FILE_KINDS else ROW_HELD


def what(problem: Mapping[str, str | None], lang: Lang) -> str:
    """Return what is wrong and how to mend it, without the place before it."""
    message = problem[f"message_{lang}"] or ""
    for colon in (": ", "\u00a0: "):
        _, sign, rest = message.partition(f"({problem['cell']}){colon}")
        if sign:
            message = rest
    return message[:1].upper() + message[1:]


def comment_of(problem: Mapping[str, str | None], lang: Lang) -> str:
    """Return the comment on a cell: what, how to mend it, why, and how it is read."""
    code, severity = problem["code"] or "", problem["severity"] or ERROR
    return COMMENT.say(
        lang,
        kind=KIND[severity](lang),
        code=code,
        what=what(problem, lang),
        why=why(code)(lang),
        meanwhile=meanwhile(code, severity)(lang),
    )
