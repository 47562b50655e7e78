"""Errors of formulas (#N/A, #REF!, Err:502): a look-up that failed is no answer."""

from __future__ import annotations

import re

from ingest.folding import clean
from ingest.problem_kinds import typeset

# In every language of spreadsheets: #VALUE!, #NOM ?, #¡REF!, #ÜBERLAUF!, #DIV/0!; those
# without a mark at their end; those of LibreOffice; and cells too narrow for a number.
SHAPE = re.compile(
    r"#[¡¿]?[^\W\d_][^\s!?]{0,24} ?[!?]"
    r"|#[^\W\d_]/[^\W\d_]!?(?: .*)?"
    r"|#NV|#GETTING_DATA|#CHARGEMENT_DONN[EÉ]ES|#ERROR|#ERREUR"
    r"|err ?: ?5[0-9]{2}"
    r"|#{2,}",
    re.IGNORECASE,
)
NOT_A_NUMBER = typeset(
    " (the error of a formula: mend the formula, or leave the cell empty)",
    " (erreur de formule : corriger la formule ou laisser la cellule vide)",
)


def is_error_value(text: str) -> bool:
    """Return whether a text is what a spreadsheet shows for a formula that failed."""
    return bool(SHAPE.fullmatch(clean(text)))
