"""The words of the upload page."""

from __future__ import annotations

from dashboard.intake_words import WITHDRAWN
from warehouse.text import Text

LEAD = Text(
    en="Check files, rehearse what they would change, and load them: the same as the "
    "commands “fos check”, “fos rehearse” and “fos ingest”.",
    fr="Vérifier des fichiers, essayer ce qu'ils changeraient, puis les charger\u00a0: "
    "les mêmes commandes que «\u00a0fos check\u00a0», «\u00a0fos rehearse\u00a0» et "
    "«\u00a0fos ingest\u00a0».",
)
RESTRICTED = Text(
    en="For the steward alone: Members that may not be named are named on this page.",
    fr="Réservé au gestionnaire des données\u00a0: des Membres qui ne peuvent être "
    "nommés le sont sur cette page.",
)
FILES = Text(en="Files received", fr="Fichiers reçus")
RECEIVED_ON = Text(en="Received on", fr="Reçus le")
SENDER = Text(en="Sender", fr="Expéditeur")
BUTTONS = {
    "check": Text(en="Check", fr="Vérifier"),
    "rehearse": Text(en="Rehearse", fr="Essayer"),
    "ingest": Text(en="Load", fr="Charger"),
}
NO_FILES = Text(
    en="Choose one or more files first.",
    fr="Choisissez d'abord un ou plusieurs fichiers.",
)
WORKING = Text(en="The command is running…", fr="La commande est en cours…")
ANSWERS = {
    "check": Text(
        en="Checked: nothing was loaded", fr="Vérifié\u00a0: rien n'est chargé"
    ),
    "rehearse": Text(en="What would change", fr="Ce qui changerait"),
    "ingest": Text(en="Loaded into the ledger", fr="Chargé dans le registre"),
}
NEXT = Text(
    en="The figures change with the next release: “fos build” makes it.",
    fr="Les chiffres changeront avec la prochaine version\u00a0: «\u00a0fos "
    "build\u00a0» l'établit.",
)
NOTHING_CHANGES = Text(
    en="Nothing would change: no figure, no Member, no value, no entry of the "
    "register.",
    fr="Rien ne changerait\u00a0: aucun chiffre, aucun Membre, aucune valeur, aucune "
    "entrée du registre.",
)
ERRATA = Text(
    en="Download the files marked for their senders (zip)",
    fr="Télécharger les fichiers annotés pour leurs expéditeurs (zip)",
)
FILE = Text(en="File", fr="Fichier")
STATUS = Text(en="Outcome", fr="Issue")
STATUSES = {
    "accepted": Text(en="accepted", fr="accepté"),
    "partial": Text(en="loads in part", fr="partiel"),
    "held": Text(en="held", fr="retenu"),
    "unreadable": Text(en="unreadable", fr="illisible"),
    "duplicate": Text(en="known already", fr="déjà connu"),
}
FILE_HEADERS = (
    FILE,
    STATUS,
    Text(en="Number", fr="Numéro"),
    Text(en="Rows read", fr="Lignes lues"),
    Text(en="Accepted", fr="Acceptées"),
    Text(en="Held", fr="Retenues"),
)
PROBLEMS = Text(en="Problems, cell by cell", fr="Problèmes, cellule par cellule")
NO_PROBLEMS = Text(en="No problem was found.", fr="Aucun problème n'a été trouvé.")
PLACE = (
    FILE,
    Text(en="Sheet", fr="Feuille"),
    Text(en="Cell", fr="Cellule"),
    Text(en="As typed", fr="Tel que saisi"),
)
PROBLEM_HEADERS = (
    *PLACE,
    Text(en="Severity", fr="Gravité"),
    Text(en="What to do", fr="Que faire"),
)
BEFORE, AFTER = Text(en="Before", fr="Avant"), Text(en="After", fr="Après")
CHANGE = Text(en="Change", fr="Changement")
FIGURES = Text(en="Figures of the latest state", fr="Chiffres du dernier état")
FIGURE_HEADERS = (
    Text(en="Region", fr="Région"),
    Text(en="Figure", fr="Chiffre"),
    Text(en="Measure", fr="Mesure"),
    BEFORE,
    AFTER,
)
NEW_MEMBERS = Text(
    en="Members newly reporting", fr="Membres répondant pour la première fois"
)
MEMBER_HEADERS = (
    Text(en="Member", fr="Membre"),
    Text(en="Source", fr="Source"),
    Text(en="Answers", fr="Réponses"),
    FILE,
)
VALUES = Text(en="Values, by the cell behind them", fr="Valeurs, avec leur cellule")
VALUE_HEADERS = (
    CHANGE,
    Text(en="Member", fr="Membre"),
    Text(en="Standard or KPI", fr="Norme ou indicateur"),
    Text(en="Period", fr="Période"),
    BEFORE,
    AFTER,
    *PLACE,
)
REGISTER = Text(en="Register of proposals", fr="Registre des propositions")
REGISTER_HEADERS = (CHANGE, Text(en="Entry", fr="Entrée"), BEFORE, AFTER, *PLACE)
NONE = Text(en="None.", fr="Aucun changement.")
CHANGES = {
    "new": Text(en="new", fr="nouveau"),
    "revised": Text(en="revised", fr="révisé"),
    "withdrawn": WITHDRAWN,
    "gone": Text(en="no longer there", fr="disparu"),
}
ANSWER_STATUSES = {
    "not_applicable": Text(en="not applicable", fr="sans objet"),
    "not_available": Text(en="not available", fr="non disponible"),
    "not_reported": Text(en="not reported", fr="non communiqué"),
    "not_yet_due": Text(en="not yet due", fr="pas encore dû"),
    "withdrawn": WITHDRAWN,
}
MARTS = {
    "rpt_implementation_by_region": Text(en="Implementation", fr="Mise en œuvre"),
    "rpt_kpi_by_region": Text(en="KPI", fr="Indicateur"),
    "rpt_activities_by_region": Text(
        en="Capacity building", fr="Renforcement des capacités"
    ),
}
MEASURES = {
    "reporting_member_count": Text(en="Members reporting", fr="Membres répondants"),
    "implemented_member_count": Text(
        en="Members with full implementation", fr="Membres à la mise en œuvre complète"
    ),
    "implemented_share": Text(en="share implemented", fr="part mise en œuvre"),
    "mean_level": Text(en="mean level", fr="niveau moyen"),
    "value": Text(en="value", fr="valeur"),
    "median": Text(en="median", fr="médiane"),
    "activity_count": Text(en="activities", fr="activités"),
    "participant_count": Text(en="participants", fr="participants"),
    "member_reached_count": Text(en="Members reached", fr="Membres touchés"),
}
