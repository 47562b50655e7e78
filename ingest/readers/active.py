"""What an office file may carry beside its cells, and why it is then not read.

Each kind is named with what helps: another name for the file does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NoReturn

from ingest.book import Unreadable
from ingest.problem_kinds import typeset
from warehouse.text import Text

MACROS = typeset(
    "macros; save it in a format without macros (.xlsx, .docx) and send it again",
    "macros ; l'enregistrer dans un format sans macros (.xlsx, .docx) et le renvoyer",
)
CONTROLS = typeset(
    "ActiveX controls; delete the controls, or copy the cells into a new file, and "
    "send that",
    "contrôles ActiveX ; supprimer les contrôles, ou copier les cellules dans un "
    "nouveau fichier, et l'envoyer",
)
OBJECTS = typeset(
    "embedded objects; delete them or paste them as pictures, save and send it again",
    "objets incorporés ; les supprimer ou les coller comme images, enregistrer et "
    "renvoyer",
)
CONNECTIONS = typeset(
    "data connections; in Excel delete each under Data > Queries & Connections, save "
    "and send it again",
    "connexions de données ; dans Excel, supprimer chacune sous Données > Requêtes et "
    "connexions, enregistrer et renvoyer",
)
PROGRAMS = typeset(
    "links to other programs (DDE); break them (Excel: Data > Edit Links > Break "
    "Link; LibreOffice: Edit > Links > Break Link), save and send it again",
    "liaisons à d'autres programmes (DDE) ; les rompre (Excel : Données > Modifier "
    "les liens > Rompre la liaison ; LibreOffice : Édition > Liens > Rompre la "
    "liaison), enregistrer et renvoyer",
)
FIELDS = typeset(
    "a DDE field; turn it into text (select it, Ctrl+Shift+F9), save and send it again",
    "un champ DDE ; le convertir en texte (le sélectionner, Ctrl+Maj+F9), enregistrer "
    "et renvoyer",
)
PIECES = typeset(
    "documents that Word takes in when it is opened; open it in Word, save it again "
    "and send that",
    "documents que Word reprend à l'ouverture ; l'ouvrir dans Word, l'enregistrer de "
    "nouveau et l'envoyer",
)
ENTITIES = typeset(
    "XML entities; open it in an office program, save it again and send that",
    "entités XML ; l'ouvrir dans un logiciel de bureautique, l'enregistrer de nouveau "
    "et l'envoyer",
)
ACTIVE_PARTS = {
    "vbaproject.bin": MACROS,
    "/activex/": CONTROLS,
    "/macrosheets/": MACROS,
    "/dialogsheets/": MACROS,
    "/embeddings/": OBJECTS,
    "/connections.xml": CONNECTIONS,
    "/basic/": MACROS,
    "/scripts/": MACROS,
}
# Folders, and the lists of macros that LibreOffice writes even where there are none.
INDEX = re.compile(r"(/|/(script|dialog)-l[bc]\.xml)$")


def active_parts(names: Iterable[str]) -> Iterator[Text]:
    """Yield what each active part of a package is, and what helps."""
    folded = [f"/{name.lower()}" for name in names]
    for sign, active in ACTIVE_PARTS.items():
        if any(sign in name and not INDEX.search(name) for name in folded):
            yield active


def refuse_active(active: Text) -> NoReturn:
    """Refuse a file for what it carries."""
    raise Unreadable(active.en, active.fr, code="active_content_refused")
