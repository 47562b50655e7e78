"""What can be wrong with the place of a cell: under no header, merged, not shown.

Each code with its severity and its sentence in both languages; `problem_kinds.py`
sets them with those of all other files.
"""

from __future__ import annotations

from ingest.register_problems import ERROR, WARNING

LAYOUT_PROBLEMS = {
    "too_many_cells": (
        ERROR,
        "“{value}” stands under no header, so it is not sure which value belongs "
        "where; {detail}.",
        "« {value} » ne figure sous aucun en-tête, il n'est donc pas sûr à quoi se "
        "rapporte chaque valeur ; {detail}.",
    ),
    "column_without_header": (
        WARNING,
        "The column {detail} has no header and was not read; give it one if it holds "
        "data to load.",
        "La colonne {detail} n'a pas d'en-tête et n'a pas été lue ; lui en donner un "
        "si elle contient des données à charger.",
    ),
    "merged_cells": (
        WARNING,
        "The merged cells {detail} were read as standing in each of their rows; "
        "unmerge them if that is not what is meant.",
        "Les cellules fusionnées {detail} ont été lues comme figurant dans chacune de "
        "leurs lignes ; les défusionner si ce n'est pas voulu.",
    ),
    "merged_number": (
        ERROR,
        "The number stands in a cell merged over several rows: it may be that of each "
        "row or of all together, and was read in the first row alone; unmerge the "
        "cells and give each row its own.",
        "Le nombre figure dans une cellule fusionnée sur plusieurs lignes : ce peut "
        "être celui de chaque ligne ou de toutes ensemble, et il n'a été lu que dans "
        "la première ; défusionner les cellules et donner à chaque ligne le sien.",
    ),
}
