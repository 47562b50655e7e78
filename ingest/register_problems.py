"""What can be wrong with a document, and with a register that is read from one.

Each code with its severity and its sentence in both languages; `problem_kinds.py`
sets them with those of all other files.
"""

from __future__ import annotations

ERROR = "error"
WARNING = "warning"

REGISTER_PROBLEMS = {
    "tracked_changes": (
        WARNING,
        "The cell {detail} has tracked changes or text that is struck out: what was "
        "inserted was read, what was deleted or struck out was not; accept or reject "
        "the changes and send the file again if that is not what is meant.",
        "La cellule {detail} porte des modifications suivies ou du texte barré : les "
        "ajouts ont été lus, le texte supprimé ou barré non ; accepter ou refuser les "
        "modifications et renvoyer le fichier si ce n'est pas voulu.",
    ),
    "nested_table": (
        WARNING,
        "The cell {detail} holds a table of its own, which was read apart.",
        "La cellule {detail} contient elle-même un tableau, qui a été lu à part.",
    ),
    "automatic_number": (
        WARNING,
        "The cell {detail} shows a number that Word counts by itself and the file does "
        "not hold; type the number.",
        "La cellule {detail} montre un numéro que Word compte lui-même et que le "
        "fichier ne contient pas ; saisir le numéro.",
    ),
    "date_without_year": (
        ERROR,
        "“{value}” has no year; which year is it? Write the day with its year, as in "
        "3 April 2025.",
        "« {value} » n'indique pas d'année ; de quelle année s'agit-il ? Écrire le "
        "jour avec son année, comme 3 avril 2025.",
    ),
    "unclear_outcome": (
        ERROR,
        "“{value}” was not surely understood as an outcome: {detail}.",
        "« {value} » n'a pas été compris avec certitude comme un résultat : {detail}.",
    ),
    "illegal_move": (
        ERROR,
        "“{value}” cannot happen to item {detail}.",
        "« {value} » ne peut arriver à l'élément {detail}.",
    ),
    "merged_in_a_circle": (
        ERROR,
        "Items are merged in a circle ({detail}), so none of them remains; correct "
        "one of the numbers.",
        "Des éléments sont fusionnés en cercle ({detail}), aucun ne subsiste donc ; "
        "corriger l'un des numéros.",
    ),
    "twins_differ": (
        WARNING,
        "“{value}” does not say the same as the other language: {detail}; compare the "
        "two and correct one.",
        "« {value} » ne dit pas la même chose que l'autre langue : {detail} ; comparer "
        "les deux et corriger l'un d'eux.",
    ),
    "twin_without_row": (
        WARNING,
        "Item {value} has no row in the other language: {detail}.",
        "L'élément {value} n'a pas de ligne dans l'autre langue : {detail}.",
    ),
}
