"""The words of the frame of light pages."""

from __future__ import annotations

from dashboard.words import Counted
from warehouse.text import Text

LIGHT = Text(en="Light version", fr="Version légère")
TO_FULL = Text(
    en="Full page (charts that answer the pointer; needs JavaScript)",
    fr="Page complète (graphiques interactifs\u202f; exige JavaScript)",
)
PAGES = Text(en="Pages", fr="Pages")
CONTENTS = Text(en="On this page", fr="Sur cette page")
SHOW = Text(en="Show", fr="Afficher")
SKIP = Text(en="Skip to the content", fr="Aller au contenu")
PART = Text(en="Part {part} of {count}", fr="Partie {part} sur {count}")
GOES_ON = Text(en="{section} (continued)", fr="{section} (suite)")
EARLIER = Text(en="Previous part", fr="Partie précédente")
LATER = Text(en="Next part", fr="Partie suivante")
NO_PART = Text(
    en="The address asks for a part of this page that does not exist (“{value}”): the "
    "first is shown.",
    fr="L'adresse demande une partie de cette page qui n'existe pas "
    "(«\u00a0{value}\u00a0»)\u00a0: la première est présentée.",
)
AS_DATA = Text(en="This figure as data", fr="Cette figure en données")
NO_PAGE_TITLE = Text(en="No such page", fr="Page introuvable")
NO_PAGE = Text(
    en="There is no page at this address. These are the pages there are.",
    fr="Il n'y a pas de page à cette adresse. Voici les pages qui existent.",
)
FAILED_TITLE = Text(
    en="The page could not be shown", fr="La page n'a pas pu être présentée"
)
NOT_YET_TITLE = Text(en="No figures yet", fr="Pas encore de chiffres")
ASK_ON_FULL = Text(
    en="Queries are asked on the full page or with the command “fos sql”: this light "
    "version runs none. Each prepared question below opens there, filled in.",
    fr="Les requêtes se posent sur la page complète ou avec la commande "
    "«\u00a0fos sql\u00a0»\u00a0: cette version légère n'en exécute aucune. Chaque "
    "question préparée ci-dessous s'y ouvre, déjà remplie.",
)
ONLY_ON_FULL = Text(
    en="What this page does needs a script: it is offered on the full page alone.",
    fr="Ce que fait cette page exige un script\u00a0: elle n'est proposée que dans sa "
    "version complète.",
)
BRIEF_ON_FULL = Text(
    en="The full page offers this Member's brief, one page as PDF.",
    fr="La page complète propose la fiche de ce Membre, une page en PDF.",
)
QUESTIONS = Text(en="Prepared questions", fr="Questions préparées")
ALL_ROWS = Text(en="All its rows as data", fr="Toutes ses lignes en données")
ROW_COUNT = Counted(
    Text(en="{count} row", fr="{count}\u00a0ligne"),
    Text(en="{count} rows", fr="{count}\u00a0lignes"),
)
