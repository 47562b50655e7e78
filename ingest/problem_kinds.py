"""The catalogue of problems: what each code means, in both languages.

`{value}` is the text as typed, `{detail}` what is particular to the case. An error
holds its row (or its whole file); a warning lets the row load.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.layout_problems import LAYOUT_PROBLEMS
from ingest.register_problems import ERROR, REGISTER_PROBLEMS, WARNING
from warehouse.text import Text


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One code: how severe it is, and what it says."""

    severity: str
    text: Text


# French keeps its spaces: narrow before ; ? !, full before : and %, and inside « ».
FRENCH_SPACES = (
    (" ;", "\u202f;"),
    (" ?", "\u202f?"),
    (" !", "\u202f!"),
    (" :", "\u00a0:"),
    (" %", "\u00a0%"),
    ("« ", "«\u00a0"),
    (" »", "\u00a0»"),
)


def typeset(en: str, fr: str) -> Text:
    """Return a text whose French has its no-break spaces."""
    for plain, spaced in FRENCH_SPACES:
        fr = fr.replace(plain, spaced)
    return Text(en, fr)


def _error(en: str, fr: str) -> ProblemKind:
    return ProblemKind(ERROR, typeset(en, fr))


def _warning(en: str, fr: str) -> ProblemKind:
    return ProblemKind(WARNING, typeset(en, fr))


FILE_KINDS = {
    "unreadable_file": _error(
        "The file cannot be read: {detail}.",
        "Le fichier est illisible : {detail}.",
    ),
    "reading_stopped": _error(
        "Reading the file was stopped: {detail}. This is no verdict on the file: send "
        "it again, and it is read again.",
        "La lecture du fichier a été arrêtée : {detail}. Ce n'est pas un jugement sur "
        "le fichier : le renvoyer, il sera relu.",
    ),
    "active_content_refused": _error(
        "The file carries active content and is not read: {detail}.",
        "Le fichier porte un contenu actif et n'est pas lu : {detail}.",
    ),
    "links_not_followed": _warning(
        "The file has links to other files ({detail}); they were not followed and its "
        "values were read as stored. If one of them is out of date, update it and send "
        "the file again; the links go with Data > Edit Links > Break Link in Excel, "
        "Edit > Links in LibreOffice or Word.",
        "Le fichier a des liaisons vers d'autres fichiers ({detail}) ; elles n'ont pas "
        "été suivies et ses valeurs ont été lues telles qu'enregistrées. Si l'une "
        "d'elles n'est plus à jour, l'actualiser et renvoyer le fichier ; les liaisons "
        "se retirent par Données > Modifier les liens > Rompre la liaison dans Excel, "
        "Édition > Liens dans LibreOffice ou Word.",
    ),
    "unknown_shape": _error(
        "No table of a known shape was found in the first 30 rows of any sheet; "
        "{detail}.",
        "Aucun tableau de forme connue n'a été trouvé dans les 30 premières lignes "
        "d'une feuille ; {detail}.",
    ),
    "bad_mapping": _error(
        "The mapping file beside it cannot be followed: {detail}.",
        "Le fichier de correspondance qui l'accompagne ne peut être suivi : {detail}.",
    ),
    "encoding_repaired": _warning(
        "Some letters were stored with another table of characters and were read as "
        "{detail}; check the accents, and save as UTF-8.",
        "Des lettres étaient enregistrées dans un autre jeu de caractères et ont été "
        "lues comme {detail} ; vérifier les accents et enregistrer en UTF-8.",
    ),
    "hidden_content": _warning(
        "Hidden content: {detail}.",
        "Contenu masqué : {detail}.",
    ),
    "sheet_ignored": _warning(
        "The sheet “{detail}” has no table of a known shape and was not read.",
        "La feuille « {detail} » ne contient aucun tableau de forme connue et n'a "
        "pas été lue.",
    ),
    "questionnaire_recognised": _warning(
        "The hidden names of this questionnaire are lost, as other programs drop them: "
        "it was read as the answers of {detail}, as the sheet shows; check that this "
        "is right.",
        "Les noms masqués de ce questionnaire sont perdus, d'autres programmes les "
        "ôtent : il a été lu comme les réponses de {detail}, d'après ce que montre la "
        "feuille ; vérifier que c'est exact.",
    ),
    "rows_passed_over": _warning(
        "{detail} rows do not have what the mapping file asks for under “only”; they "
        "are not of this source and were passed over.",
        "{detail} lignes n'ont pas ce que le fichier de correspondance demande sous "
        "« only » ; elles ne relèvent pas de cette source et ont été laissées de côté.",
    ),
    "group_without_region": _warning(
        "“{value}” is a group without a region, as the mapping file says ({detail}): "
        "no Member and no region is taken from it; activities without a region count "
        "in the world alone.",
        "« {value} » est un groupe sans région, selon le fichier de correspondance "
        "({detail}) : il ne donne ni Membre ni région ; une activité sans région ne "
        "compte que pour le monde.",
    ),
    "numbered_rows_empty": _warning(
        "Rows that hold nothing but their own number are empty and are not read "
        "({detail}).",
        "Des lignes qui ne portent que leur propre numéro sont vides et ne sont pas "
        "lues ({detail}).",
    ),
    "no_rows": _warning(
        "The table has headers but no rows.",
        "Le tableau a des en-têtes mais aucune ligne.",
    ),
    "missing_column": _error(
        "The column “{detail}” is missing, so all rows are held; add it and send "
        "the file again.",
        "La colonne « {detail} » manque, toutes les lignes sont donc retenues ; "
        "l'ajouter et renvoyer le fichier.",
    ),
    "duplicate_header": _error(
        "Two columns both stand for “{detail}”, so all rows are held; keep one.",
        "Deux colonnes désignent toutes deux « {detail} », toutes les lignes sont "
        "donc retenues ; n'en garder qu'une.",
    ),
}

CELL_KINDS = {
    "missing_value": _error(
        "The cell is empty; give the {detail}.",
        "La cellule est vide ; indiquer : {detail}.",
    ),
    "formula_without_value": _error(
        "The formula has no stored value; open the file in a spreadsheet program, "
        "save it and send it again, or type the value.",
        "La formule n'a pas de valeur enregistrée ; ouvrir le fichier dans un "
        "tableur, l'enregistrer et le renvoyer, ou saisir la valeur.",
    ),
    "bad_number": _error(
        "“{value}” is not a number that can be read{detail}; write it as 1234.5 or "
        "1234,5.",
        "« {value} » n'est pas un nombre lisible{detail} ; l'écrire 1234,5 ou 1234.5.",
    ),
    "error_value": _error(
        "“{value}” is the error of a formula and no answer; mend the formula, type "
        "what is meant, or leave the cell empty.",
        "« {value} » est une erreur de formule et non une réponse ; corriger la "
        "formule, saisir ce qui est voulu ou laisser la cellule vide.",
    ),
    "error_in_note": _warning(
        "“{value}” is the error of a formula; the row loads, but its note says "
        "nothing: mend the formula or type the note.",
        "« {value} » est une erreur de formule ; la ligne est chargée, mais son "
        "observation ne dit rien : corriger la formule ou saisir l'observation.",
    ),
    "number_not_as_shown": _error(
        "The cell shows “{value}” and holds {detail}, which is not the same; type what "
        "is meant in full, with all its digits and no words, in a cell of the format "
        "General.",
        "La cellule affiche « {value} » et contient {detail}, ce qui n'est pas la même "
        "chose ; saisir ce qui est voulu en entier, avec tous ses chiffres et sans "
        "mots, dans une cellule au format Standard.",
    ),
    "number_not_shown": _error(
        "The cell shows nothing and holds {detail}; give it the format General, or "
        "clear it.",
        "La cellule n'affiche rien et contient {detail} ; lui donner le format "
        "Standard, ou la vider.",
    ),
    "ambiguous_number": _error(
        "“{value}” may be a thousand or a decimal; write it without a separator of "
        "thousands ({detail}).",
        "« {value} » peut être un millier ou une décimale ; l'écrire sans séparateur "
        "de milliers ({detail}).",
    ),
    "out_of_range": _error(
        "“{value}” is out of range: {detail}.",
        "« {value} » est hors des limites : {detail}.",
    ),
    "value_contradicts_ratio": _error(
        "“{value}” does not agree with numerator / denominator ({detail}); correct "
        "one of the three.",
        "« {value} » ne concorde pas avec numérateur / dénominateur ({detail}) ; "
        "corriger l'un des trois.",
    ),
    "value_without_ratio": _warning(
        "“{value}” came without numerator and denominator: it counts in the median and "
        "not in the total of its region; send both where they are known.",
        "« {value} » est venu sans numérateur ni dénominateur : il compte dans la "
        "médiane et non dans le total de sa région ; les envoyer s'ils sont connus.",
    ),
    "ambiguous_percent": _error(
        "“{value}” may be a share or a percentage; write it with the sign %, or "
        "give numerator and denominator.",
        "« {value} » peut être une part ou un pourcentage ; l'écrire avec le signe %, "
        "ou indiquer numérateur et dénominateur.",
    ),
    "bad_date": _error(
        "“{value}” is not a date that can be read{detail}; write it as 2025-04-03.",
        "« {value} » n'est pas une date lisible{detail} ; l'écrire 2025-04-03.",
    ),
    "ambiguous_date": _error(
        "“{value}” may be more than one date ({detail}); write it as 2025-04-03.",
        "« {value} » peut désigner plusieurs dates ({detail}) ; l'écrire 2025-04-03.",
    ),
    "future_date": _error(
        "“{value}” lies after {detail}, the day the file was received; correct it.",
        "« {value} » est postérieur au {detail}, jour de réception du fichier ; "
        "corriger.",
    ),
    "bad_period": _error(
        "“{value}” is not a period; write it as 2024, 2024-H1, 2024-Q3, 2024-05 or "
        "2023/24.",
        "« {value} » n'est pas une période ; l'écrire 2024, 2024-H1, 2024-Q3, "
        "2024-05 ou 2023/24.",
    ),
    "bad_level": _error(
        "“{value}” is not a level; write 0, 1, 2 or 3 (none, planned, partial, full).",
        "« {value} » n'est pas un niveau ; écrire 0, 1, 2 ou 3 (aucun, prévu, "
        "partiel, complet).",
    ),
    "bad_boolean": _warning(
        "“{value}” is neither yes nor no and was read as no.",
        "« {value} » n'est ni oui ni non et a été lu comme non.",
    ),
    "unknown_status": _error(
        "“{value}” is not a known word here; write one of: {detail}.",
        "« {value} » n'est pas un mot connu ici ; écrire l'un de : {detail}.",
    ),
    "unknown_member": _error(
        "“{value}” is not a Member that is known by this name; {detail}.",
        "« {value} » n'est pas un Membre connu sous ce nom ; {detail}.",
    ),
    "ambiguous_member": _error(
        "“{value}” may be more than one Member or country ({detail}); write the ISO "
        "code.",
        "« {value} » peut désigner plusieurs Membres ou pays ({detail}) ; écrire le "
        "code ISO.",
    ),
    "not_a_member": _error(
        "{detail} is not a Member of the WCO; remove the row, or correct the name.",
        "{detail} n'est pas Membre de l'OMD ; retirer la ligne ou corriger le nom.",
    ),
    "not_a_country": _error(
        "“{value}” is a group and not one Member; give one row to each Member.",
        "« {value} » est un groupe et non un Membre ; donner une ligne à chaque "
        "Membre.",
    ),
    "unknown_kpi": _error(
        "“{value}” is not a known KPI; {detail}.",
        "« {value} » n'est pas un indicateur connu ; {detail}.",
    ),
    "unknown_standard": _error(
        "“{value}” is not a standard of the 2022 edition; {detail}.",
        "« {value} » n'est pas une norme de l'édition 2022 ; {detail}.",
    ),
    "unknown_region": _error(
        "“{value}” is not a WCO region; {detail}.",
        "« {value} » n'est pas une région de l'OMD ; {detail}.",
    ),
    "unknown_session": _error(
        "“{value}” is not a session of the list; {detail}.",
        "« {value} » n'est pas une session de la liste ; {detail}.",
    ),
}

ROW_KINDS = {
    "duplicate_row": _error(
        "The row says again what row {detail} says; it is held, the first one loads.",
        "La ligne répète la ligne {detail} ; elle est retenue, la première est "
        "chargée.",
    ),
    "alike_row": _warning(
        "“{value}” has the name, start and place of row {detail} and differs from it "
        "elsewhere: both load, as two activities; if they are one, keep one row.",
        "« {value} » a le nom, le début et le lieu de la ligne {detail} et en diffère "
        "ailleurs : les deux sont chargées, comme deux activités ; s'il n'y en a "
        "qu'une, ne garder qu'une ligne.",
    ),
    "conflicting_row": _error(
        "“{value}” differs from what another row says of the same thing (row "
        "{detail}); both are held: keep the right one.",
        "« {value} » diffère de ce qu'une autre ligne dit de la même chose (ligne "
        "{detail}) ; les deux sont retenues : garder la bonne.",
    ),
    "cells_contradict": _error(
        "“{value}” does not go with what the column “{detail}” says in this row; "
        "correct one of the two.",
        "« {value} » ne va pas avec ce que dit la colonne « {detail} » de cette "
        "ligne ; corriger l'une des deux.",
    ),
    "orphan_merge": _error(
        "Item {value} is not in this file, so nothing can be merged with it; correct "
        "the number or add the item.",
        "L'élément {value} n'est pas dans ce fichier, rien ne peut donc y être "
        "fusionné ; corriger le numéro ou ajouter l'élément.",
    ),
}

REGISTER_KINDS = {
    code: ProblemKind(severity, typeset(en, fr))
    for code, (severity, en, fr) in REGISTER_PROBLEMS.items()
}

LAYOUT_KINDS = {
    code: ProblemKind(severity, typeset(en, fr))
    for code, (severity, en, fr) in LAYOUT_PROBLEMS.items()
}

HISTORY_KINDS = {
    "vanished_row": _warning(
        "An earlier file ({detail}) answers on {value}; no row that loads from this "
        "file does. That answer stays; to take it back, send the row with the word "
        "“withdrawn” as its value.",
        "Un fichier antérieur ({detail}) répond sur {value} ; aucune ligne chargée de "
        "ce fichier ne le fait. Cette réponse reste ; pour la reprendre, envoyer la "
        "ligne avec le mot « retiré » comme valeur.",
    ),
    "blank_left_as_before": _warning(
        "Empty cells on {value} ({detail}) leave the answers of earlier files as they "
        "were; to take an answer back, write “withdrawn” in its cell.",
        "Cellules vides pour {value} ({detail}) : les réponses des fichiers antérieurs "
        "restent ; pour en reprendre une, écrire « retiré » dans sa cellule.",
    ),
    "answers_silenced": _warning(
        "Empty cells on {value} take the place of answers on earlier periods: {detail} "
        "of them would count no more. If that is not meant, fill the cells in or leave "
        "their rows out.",
        "Cellules vides pour {value} : elles prennent la place de réponses sur des "
        "périodes antérieures ; réponses qui ne compteraient plus : {detail}. Si ce "
        "n'est pas voulu, remplir les cellules ou omettre leurs lignes.",
    ),
    "same_day_files": _warning(
        "Another file of the same day ({detail}) answers otherwise on {value}; the one "
        "loaded last counts. If that is not meant, withdraw one of the two.",
        "Un autre fichier du même jour ({detail}) répond autrement sur {value} ; le "
        "fichier chargé en dernier compte. Si ce n'est pas voulu, retirer l'un des "
        "deux.",
    ),
}

KINDS = (
    FILE_KINDS | CELL_KINDS | ROW_KINDS | REGISTER_KINDS | HISTORY_KINDS | LAYOUT_KINDS
)
