"""The words of the report page and of the files that it gives."""

from __future__ import annotations

from warehouse.text import Text

HOW = Text(
    en="Choose figures in the order in which the report shall have them; session and "
    "language are those at the top of the page. A link to this view opens the same "
    "report.",
    fr="Choisissez les figures dans l'ordre où le rapport doit les présenter\u202f; la "
    "session et la langue sont celles indiquées en haut de la page. Un lien vers cette "
    "vue ouvre le même rapport.",
)
FIGURES = Text(en="Figures, in their order", fr="Figures, dans l'ordre")
NO_FIGURE = Text(
    en="No figure is chosen: choose at least one.",
    fr="Aucune figure n'est choisie\u00a0: choisissez-en au moins une.",
)
NOT_OFFERED = Text(
    en="The address asks for a figure that is not offered (“{value}”): it is left out.",
    fr="L'adresse demande une figure qui n'est pas proposée "
    "(«\u00a0{value}\u00a0»)\u00a0: elle est omise.",
)
EARLIER = Text(en="Move up: figure {number}", fr="Monter\u00a0: figure {number}")
GET = Text(en="Download the report", fr="Télécharger le rapport")
AS_PAGE = Text(
    en="As a page to print or save as PDF (HTML)",
    fr="En page à imprimer ou à enregistrer en PDF (HTML)",
)
AS_DOCUMENT = Text(
    en="As a document with charts that can be edited (Word)",
    fr="En document aux graphiques modifiables (Word)",
)
AS_BOOK = Text(en="The data as a workbook (XLSX)", fr="Les données en classeur (XLSX)")
TITLE = Text(
    en="Cross-Border E-Commerce Framework of Standards: figures",
    fr="Cadre de normes pour le commerce électronique transfrontalier\u00a0: chiffres",
)
NUMBERED = Text(en="Figure {number}. {title}", fr="Figure {number}. {title}")
PRINT = Text(en="Print", fr="Imprimer")
