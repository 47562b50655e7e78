"""Codes of what was received in words: severity, arrival, what became of a file."""

from __future__ import annotations

from warehouse.text import Text

SEVERITY = {
    "error": Text(en="error", fr="erreur"),
    "warning": Text(en="warning", fr="avertissement"),
}
PUNCTUALITY = {
    "on_time": Text(en="On time", fr="À temps"),
    "late": Text(en="Late", fr="En retard"),
}
LATE = Text(en="late", fr="en retard")
SUPERSEDED = Text(en="replaced by a later file", fr="remplacé par un fichier ultérieur")
WITHDRAWN = Text(en="withdrawn", fr="retiré")
A_MEMBER = Text(en="a Member", fr="un Membre")
SEVERAL = Text(en="several Members", fr="plusieurs Membres")
NO_MEMBER = Text(en="–", fr="–")
