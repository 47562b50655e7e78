"""Sources and notes that several charts share."""

from __future__ import annotations

from warehouse.text import Text

IMPLEMENTATION = Text(
    en="files on the level of implementation received by the cut-off date",
    fr="fichiers sur le niveau de mise en œuvre reçus à la date d'arrêté",
)
REGISTER = Text(
    en="PTC working document on the second periodic review of the E-Commerce Package, "
    "paragraphs 8 to 10",
    fr="document de travail du CTP sur la deuxième révision périodique du Dossier sur "
    "le commerce électronique, paragraphes 8 à 10",
)
BAND_NOTE = Text(
    en="The range shows the share of all Members if no silent Member had "
    "reached the level, and if all of them had. A share below the minimum number of "
    "answers is not shown.",
    fr="La fourchette donne la part de l'ensemble des Membres si aucun Membre "
    "silencieux n'avait atteint le niveau, et si tous l'avaient atteint. En deçà du "
    "nombre minimal de réponses, la part n'est pas présentée.",
)
LEVELS = Text(
    en="Levels: 0 none, 1 planned, 2 partial, 3 full; mean over the Members that "
    "answered.",
    fr="Niveaux\u00a0: 0 aucun, 1 prévu, 2 partiel, 3 complet\u202f; moyenne des "
    "Membres ayant répondu.",
)
NO_ANSWERS = Text(
    en="No answer on implementation had been received by this session.",
    fr="Aucune réponse sur la mise en œuvre n'avait été reçue à cette session.",
)
NO_ITEMS = Text(
    en="No item of the review had been received by this session.",
    fr="Aucun élément de la révision n'avait été reçu à cette session.",
)
ACTIVITIES = Text(
    en="public notices of capacity-building activities, as transcribed by the cut-off "
    "date",
    fr="avis publics sur les activités de renforcement des capacités, tels que "
    "transcrits à la date d'arrêté",
)
NO_ACTIVITIES = Text(
    en="No activity was known by this session.",
    fr="Aucune activité n'était connue à cette session.",
)
FILES = Text(
    en="register of the files received by the cut-off date",
    fr="registre des fichiers reçus à la date d'arrêté",
)
SUPPORT = Text(
    en="files on the level of implementation and public notices of activities received "
    "by the cut-off date",
    fr="fichiers sur le niveau de mise en œuvre et avis publics sur les activités "
    "reçus à la date d'arrêté",
)
CAUTION_ON_SUPPORT = Text(
    en="Members are not supported at random, and sources name few of those that took "
    "part: a difference between the groups does not show what the activities changed.",
    fr="Les Membres ne sont pas appuyés au hasard, et les sources nomment peu des "
    "participants\u00a0: un écart entre les groupes ne montre pas ce que les activités "
    "ont changé.",
)
