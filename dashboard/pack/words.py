"""The annex's own words: its heads and the sentences that no page has."""

from __future__ import annotations

from dashboard.words import Counted
from warehouse.text import Text

WCO_ENGLISH = Text(en="World Customs Organization", fr="World Customs Organization")
WCO_FRENCH = Text(
    en="Organisation mondiale des douanes", fr="Organisation mondiale des douanes"
)
TITLE = Text(
    en="E-Commerce Framework of Standards: figures for {session}",
    fr="Cadre de normes sur le commerce électronique\u00a0: chiffres pour la session "
    "{session}",
)
SESSION_LINE = Text(en="{body}, {session}", fr="{body}, {session}")
SESSION_DATES = Text(en="{days}", fr="{days}")
SESSION_DATES_INFERRED = Text(
    en="{days} (date or numbers inferred from the sequence of sessions)",
    fr="{days} (date ou numéros déduits de la suite des sessions)",
)
ANNEX = Text(en="Annex to {code}", fr="Annexe au document {code}")
ANNEX_WITHOUT_CODE = Text(
    en="Annex; the document has no number yet",
    fr="Annexe\u202f; le document n'a pas encore de cote",
)
RUNNING = Text(
    en="{session}. E-Commerce FoS: figures",
    fr="{session}. Cadre sur le commerce électronique\u00a0: chiffres",
)
RELEASE = Text(en="Release {release_id}", fr="Version {release_id}")
PAGE = Text(en="Page {page} of {pages}", fr="Page {page} sur {pages}")
DRAFT = Text(en="DRAFT", fr="PROJET")
DRAFT_HEAD = Text(
    en="Draft: what the pre-flight check found",
    fr="Projet\u00a0: constats du contrôle préalable",
)

INTRODUCTION = Text(en="Introduction", fr="Introduction")
IMPLEMENTATION = Text(
    en="Implementation of the Framework of Standards",
    fr="Mise en œuvre du Cadre de normes",
)
KPIS = Text(en="Key performance indicators", fr="Indicateurs clés de performance")
REVIEW = Text(
    en="Second periodic review of the E-Commerce Package",
    fr="Deuxième révision périodique du Dossier sur le commerce électronique",
)
SUPPORT = Text(
    en="Capacity building and experience sharing",
    fr="Renforcement des capacités et partage des expériences",
)
AREAS = Text(
    en="Where the Package may need an update",
    fr="Points du Dossier pouvant appeler une mise à jour",
)
METHOD = Text(en="Sources and method", fr="Sources et méthode")
CONCLUSION = Text(en="Conclusion", fr="Conclusion")
APPENDIX = Text(
    en="Appendix I: what became of the items of the review",
    fr="Appendice I\u00a0: ce qu'il est advenu des éléments de la révision",
)

AREAS_APPENDIX = Text(
    en="Appendix II: reasons to look at principles, region by region",
    fr="Appendice II\u00a0: motifs d'examiner les principes, région par région",
)

ABOUT = Text(
    en="This annex gives the figures on the Cross-Border E-Commerce Framework of "
    "Standards as they stood for {session}: they count what had been received by "
    "{date}, and what came later does not change them.",
    fr="La présente annexe donne les chiffres relatifs au Cadre de normes sur le "
    "commerce électronique transfrontalier tels qu'ils étaient à la session "
    "{session}\u00a0: ils comptent ce qui avait été reçu au {date}, et ce qui est "
    "arrivé plus tard ne les modifie pas.",
)
HONEST = Text(
    en="Every figure says how many Members answered, out of how many. Counts are "
    "always shown; a share, mean or median is not shown below {minimum} answers. Where "
    "a range is given, it shows the share of all Members if no silent Member had "
    "reached the level, and if all of them had.",
    fr="Chaque chiffre indique combien de Membres ont répondu, et sur combien. Les "
    "nombres sont toujours présentés\u202f; une part, une moyenne ou une médiane ne "
    "l'est pas en deçà de {minimum}\u00a0réponses. La fourchette éventuelle donne la "
    "part de l'ensemble des Membres si aucun Membre silencieux n'avait atteint le "
    "niveau, et si tous l'avaient atteint.",
)
MEMBERSHIP = Text(
    en="On that date the WCO had {count} Members. The European Union, which has rights "
    "akin to those of a Member, is not counted.",
    fr="À cette date, l'OMD comptait {count}\u00a0Membres. L'Union européenne, dont "
    "les droits sont assimilables à ceux d'un Membre, n'est pas comptée.",
)
ALL_AREAS = Text(
    en="Appendix II lists the principles of each region with their reasons.",
    fr="L'appendice II énumère les principes de chaque région et leurs motifs.",
)
ALL_ITEMS = Text(
    en="Appendix I lists the items with what became of each.",
    fr="L'appendice I énumère les éléments et ce qu'il est advenu de chacun.",
)
SEE = Text(en="See figure\u00a0{number}.", fr="Voir la figure\u00a0{number}.")
SEE_TABLE = Text(en="See table\u00a0{number}.", fr="Voir le tableau\u00a0{number}.")
OFFICIAL = Text(
    en="The KPIs whose names the WCO has published, for the Framework or for its "
    "general performance measurement, are shown as figures, by region; the table below "
    "gives all KPIs with a figure for the world, and whose each is.",
    fr="Les indicateurs dont l'OMD a publié l'intitulé, pour le Cadre ou pour la "
    "mesure générale de la performance, sont présentés en figures, par "
    "région\u202f; le tableau ci-dessous donne tous les indicateurs ayant un chiffre "
    "mondial, et l'origine de chacun.",
)
ASKED = Text(
    en="The KPIs chosen for this annex are shown as figures, by region; the table "
    "below gives all KPIs with a figure for the world, and whose each is.",
    fr="Les indicateurs choisis pour la présente annexe sont présentés en figures, par "
    "région\u202f; le tableau ci-dessous donne tous les indicateurs ayant un chiffre "
    "mondial, et l'origine de chacun.",
)
NO_KPI = Text(
    en="No KPI has a figure for the world at this session.",
    fr="Aucun indicateur n'a de chiffre mondial à cette session.",
)
KPI_TABLE = Text(
    en="KPIs with a figure for the world, latest period",
    fr="Indicateurs ayant un chiffre mondial, période la plus récente",
)
CHANGE_TABLE = Text(
    en="Answers and mean levels by region, beside the previous session",
    fr="Réponses et niveaux moyens par région, à côté de la session précédente",
)
BRIDGE_TABLE = Text(
    en="Why the mean level of the world moved",
    fr="Pourquoi le niveau moyen mondial a évolué",
)
FLOW_TABLE = Text(
    en="Items of the review: stock and flow by session",
    fr="Éléments de la révision\u00a0: stocks et flux par session",
)
ITEM_TABLE = Text(
    en="What became of the items, as of the session",
    fr="Ce qu'il est advenu des éléments, à la session",
)
EXPERIENCE_TABLE = Text(
    en="Experience shared, by region", fr="Expériences partagées, par région"
)
SUPPORT_TABLE = Text(
    en="Capacity-building activities by region",
    fr="Activités de renforcement des capacités par région",
)
AREA_TABLE = Text(
    en="Principles of the regions with a reason to look at them",
    fr="Principes des régions pour lesquels il y a un motif d'examen",
)
FILE_TABLE = Text(
    en="Files received by the cut-off date", fr="Fichiers reçus à la date d'arrêté"
)
TOTAL = Text(en="Total", fr="Total")
RULES_HEAD = Text(
    en="How the figures are made:", fr="Comment les chiffres sont établis\u00a0:"
)
RULES = (
    Text(
        en="A Member's level at a session is its answer, among those received by the "
        "cut-off date and neither withdrawn nor superseded by then, on the latest "
        "period.",
        fr="Le niveau d'un Membre à une session est sa réponse portant sur la période "
        "la plus récente, parmi celles reçues à la date d'arrêté et alors ni retirées "
        "ni remplacées.",
    ),
    Text(
        en="“Implemented” means level 3 (full); the share is that of the Members that "
        "answered.",
        fr="«\u00a0Mis en œuvre\u00a0» s'entend du niveau 3 (complet)\u202f; la part "
        "est celle des Membres ayant répondu.",
    ),
    Text(
        en="Members' own answers that may not be named count in the regional figures "
        "and appear nowhere by name.",
        fr="Les réponses de Membres qui ne peuvent être nommés comptent dans les "
        "chiffres régionaux et n'apparaissent nulle part sous leur nom.",
    ),
    Text(
        en="A value that Members were not asked for, had not yet due or marked as not "
        "applicable is not a missing answer.",
        fr="Une valeur non demandée aux Membres, pas encore exigible ou signalée comme "
        "sans objet n'est pas une réponse manquante.",
    ),
)
SOURCES_HEAD = Text(
    en="The figures and tables come from these sources:",
    fr="Les figures et tableaux proviennent des sources suivantes\u00a0:",
)
OF_FIGURES = Counted(
    Text(en="figure {numbers}: {source}", fr="figure {numbers}\u00a0: {source}"),
    Text(en="figures {numbers}: {source}", fr="figures {numbers}\u00a0: {source}"),
)
INVITED = Text(en="{body} is invited to:", fr="{body} est invité à\u00a0:")
TAKE_NOTE = Text(
    en="take note of the figures in this annex.",
    fr="prendre note des chiffres figurant dans la présente annexe.",
)
READERS = {
    "PTC": Text(
        en="The Permanent Technical Committee", fr="Le Comité technique permanent"
    ),
    "COUNCIL": Text(en="The Council", fr="Le Conseil"),
    "LATEST": Text(en="The reader", fr="Le lecteur"),
}
EMPTY_TABLE = Text(
    en="There is nothing to show here for this session.",
    fr="Il n'y a rien à présenter ici pour cette session.",
)
