"""The words of the brief of a Member."""

from __future__ import annotations

from dashboard.words import Counted
from warehouse.text import Text

TITLE = Text(
    en="{member}: brief for delegates. {as_of}",
    fr="{member}\u00a0: fiche à l'intention des délégués. {as_of}",
)
KIND = Text(en="Brief for delegates", fr="Fiche à l'intention des délégués")
SUMMARY = Text(en="In short", fr="En bref")
LEVELS = Text(
    en="Implementation, beside region and world",
    fr="Mise en œuvre, à côté de la région et du monde",
)
LEVELS_UNIT = Text(
    en="Mean level by principle, from 0 (none) to 3 (full); in brackets, Members that "
    "answered out of all.",
    fr="Niveau moyen par principe, de 0 (aucun) à 3 (complet)\u202f; entre "
    "parenthèses, les Membres ayant répondu sur le total.",
)
KPIS = Text(en="Answers on KPIs", fr="Réponses sur les indicateurs")
KPIS_UNIT = Text(
    en="Latest answer of each that may be named; beside it the median of region and "
    "world, or the share of yes.",
    fr="Dernière réponse de chacun qui peut être nommée\u202f; à côté, la médiane de "
    "la région et du monde, ou la part de oui.",
)
NO_KPI = Text(
    en="No answer with which the Member may be named.",
    fr="Aucune réponse avec laquelle le Membre peut être nommé.",
)
CHANGES = Text(en="Since the last session", fr="Depuis la dernière session")
PROPOSALS = Text(en="Items of the review", fr="Éléments de la révision")
ASKED = Text(
    en="What the paper asks of this session",
    fr="Ce que le document demande à cette session",
)
SPOKE = Text(
    en="Submitters from the region {region}: {names}.",
    fr="Auteurs de propositions de la région {region}\u00a0: {names}.",
)
NOBODY_SPOKE = Text(
    en="No submitter from the region {region} is named.",
    fr="Aucun auteur de proposition de la région {region} n'est nommé.",
)
ACTIVITIES = Text(en="Capacity building received", fr="Renforcement des capacités reçu")
ACTIVITY = Text(en="{date}: {title}", fr="{date}\u00a0: {title}")
FILES = Text(en="Its files and their quality", fr="Ses fichiers et leur qualité")
FILE = Text(
    en="{about}, received {date}. Rows read: {read}; held: {held}; problems: "
    "{problems}.",
    fr="{about}, reçu le {date}. Lignes lues\u00a0: {read}\u202f; retenues\u00a0: "
    "{held}\u202f; problèmes\u00a0: {problems}.",
)
NO_FILE = Text(
    en="No file with which the Member may be named had been received by this session.",
    fr="Aucun fichier avec lequel le Membre peut être nommé n'avait été reçu à cette "
    "session.",
)
MORE_ROWS = Counted(
    Text(
        en="And {count} more on the page of the Member.",
        fr="Et {count} de plus sur la page du Membre.",
    ),
    Text(
        en="And {count} more on the page of the Member.",
        fr="Et {count} de plus sur la page du Membre.",
    ),
)
NAMED_ALONE = Text(
    en="A Member's own figures appear only where it agreed to be named with them.",
    fr="Les chiffres propres à un Membre ne figurent que s'il a accepté d'être nommé.",
)
MORE = Text(en="The whole page of the Member", fr="La page complète du Membre")
OFFER = Text(en="Brief on one page (PDF)", fr="Fiche d'une page (PDF)")
