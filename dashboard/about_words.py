"""How the figures are made and read, in words for delegates."""

from __future__ import annotations

from warehouse.text import Text

LEAD = Text(
    en="Every figure here can be made again by anyone with the same files: how it is "
    "made, how to read it, and what it does not say.",
    fr="Chaque chiffre présenté ici peut être refait par toute personne disposant des "
    "mêmes fichiers\u00a0: comment il est établi, comment le lire, et ce qu'il ne dit "
    "pas.",
)
MADE = Text(en="From file to figure", fr="Du fichier au chiffre")
STEPS = (
    Text(
        en="Files are kept as they are received: nothing is typed over. Each cell is "
        "read by a named rule, and its text stays beside its reading.",
        fr="Les fichiers sont conservés tels qu'ils sont reçus\u00a0: rien n'est "
        "réécrit. Chaque cellule est lue selon une règle désignée, et son texte reste "
        "à côté de sa lecture.",
    ),
    Text(
        en="A row that cannot be read is held with its reason and counts in no figure. "
        "Rows read = rows loaded + rows held, for every file.",
        fr="Une ligne illisible est retenue avec son motif et n'entre dans aucun "
        "chiffre. Lignes lues = lignes chargées + lignes retenues, pour chaque "
        "fichier.",
    ),
    Text(
        en="A corrected file replaces the earlier one without erasing it: what was "
        "shown at a past session can still be shown.",
        fr="Un fichier corrigé remplace le précédent sans l'effacer\u00a0: ce qui "
        "était présenté à une session passée peut l'être encore.",
    ),
    Text(
        en="Figures are made all at once, checked, and published as one release that "
        "never changes afterwards. If a check fails, the earlier release stays.",
        fr="Les chiffres sont établis tous ensemble, contrôlés, puis publiés en une "
        "version qui ne change plus. Si un contrôle échoue, la version précédente "
        "demeure.",
    ),
    Text(
        en="Pages, tables, files and SQL read the same release, so that the same "
        "figure stands everywhere.",
        fr="Les pages, les tableaux, les fichiers et SQL lisent la même version, afin "
        "que le même chiffre figure partout.",
    ),
)
READING = Text(en="How to read them", fr="Comment les lire")
RULES = (
    (
        Text(en="The session is the clock", fr="La session sert d'horloge"),
        Text(
            en="A figure counts what had been received by the cut-off date of the "
            "chosen session: its first day. Where only the month is known, that is "
            "the first of the month. What arrives later changes later sessions alone. "
            "The period that an answer describes is another matter, and is shown with "
            "it.",
            fr="Un chiffre porte sur ce qui avait été reçu à la date d'arrêté de la "
            "session choisie\u00a0: son premier jour. Lorsque seul le mois est connu, "
            "il s'agit du premier du mois. Ce qui arrive ensuite ne modifie que les "
            "sessions ultérieures. La période décrite par une réponse est autre chose, "
            "et figure avec elle.",
        ),
    ),
    (
        Text(en="Of how many", fr="Sur combien"),
        Text(
            en="A share stands with the number of Members that answered and the number "
            "of Members of the region on that date: 184 Members in the world on "
            "1 July 2022, 187 since 17 September 2025. The European Union, whose "
            "rights are akin to a Member's, is in none of these counts.",
            fr="Une part figure avec le nombre de Membres ayant répondu et le nombre "
            "de Membres de la région à cette date\u00a0: 184\u00a0Membres dans le "
            "monde au 1er\u00a0juillet 2022, 187 depuis le 17\u00a0septembre 2025. "
            "L'Union européenne, dont les droits sont analogues à ceux d'un Membre, "
            "n'entre dans aucun de ces nombres.",
        ),
    ),
    (
        Text(en="The range", fr="La fourchette"),
        Text(
            en="Members that did not answer are not taken to be like the others. The "
            "range gives the share of all Members if no silent one had reached the "
            "level, and if all of them had. A wide range says that little is known.",
            fr="Les Membres qui n'ont pas répondu ne sont pas supposés semblables aux "
            "autres. La fourchette donne la part de l'ensemble des Membres si aucun "
            "Membre silencieux n'avait atteint le niveau, et si tous l'avaient "
            "atteint. Une fourchette large dit que l'on sait peu de chose.",
        ),
    ),
    (
        Text(en="Too few answers", fr="Trop peu de réponses"),
        Text(
            en="Below {minimum} answers, no share, mean or median is shown; the number "
            "of answers always is. Nothing out of nothing is neither 0% nor 100%.",
            fr="En deçà de {minimum}\u00a0réponses, aucune part, moyenne ni médiane "
            "n'est présentée\u202f; le nombre de réponses l'est toujours. Rien sur "
            "rien ne fait ni 0\u202f% ni 100\u202f%.",
        ),
    ),
    (
        Text(en="Levels", fr="Niveaux"),
        Text(
            en="0 none, 1 planned, 2 partial, 3 full; implemented means level 3. A "
            "Member's level is its answer on the latest period, as last received by "
            "the cut-off. An answer more than 24 months old at the cut-off still "
            "counts and is said to be old.",
            fr="0 aucun, 1 prévu, 2 partiel, 3 complet\u202f; mis en œuvre signifie "
            "niveau 3. Le niveau d'un Membre est sa réponse sur la période la plus "
            "récente, telle que reçue en dernier à la date d'arrêté. Une réponse de "
            "plus de 24 mois à cette date compte encore et est signalée comme "
            "ancienne.",
        ),
    ),
    (
        Text(en="KPIs", fr="Indicateurs"),
        Text(
            en="Each KPI says how Members' answers become one figure. Not applicable, "
            "not available, not reported and not yet due are told apart, and none of "
            "them is a zero. The WCO's list of KPIs is not public: most are "
            "reconstructed and say so.",
            fr="Chaque indicateur dit comment les réponses des Membres deviennent un "
            "chiffre. Sans objet, non disponible, non communiqué et pas encore "
            "exigible sont distingués, et aucun n'est un zéro. La liste des "
            "indicateurs de l'OMD n'est pas publique\u00a0: la plupart sont "
            "reconstitués et l'indiquent.",
        ),
    ),
    (
        Text(en="Evidence", fr="Preuve"),
        Text(
            en="What the pages say of the review is stated in the paper, derived by "
            "arithmetic on stated numbers, or inferred, each with its paragraph. What "
            "the paper does not say stays unknown.",
            fr="Ce que les pages disent de la révision est indiqué dans le document, "
            "calculé à partir des nombres indiqués, ou déduit, chaque fois avec son "
            "paragraphe. Ce que le document ne dit pas reste inconnu.",
        ),
    ),
    (
        Text(en="Sample data", fr="Données d'exemple"),
        Text(
            en="Members' own answers are not public. Answers invented to try these "
            "pages are flagged, and every figure made from one bears a line that says "
            "so and that no setting removes.",
            fr="Les réponses des Membres ne sont pas publiques. Les réponses inventées "
            "pour essayer ces pages sont signalées, et chaque chiffre qui en est issu "
            "porte une mention qui l'indique et qu'aucun réglage ne retire.",
        ),
    ),
    (
        Text(en="Confidentiality", fr="Confidentialité"),
        Text(
            en="A Member's answers are its own. They count in the figures of its "
            "region and of the world; the Member is named with them only where it "
            "agreed, in the questionnaire, to be named. Elsewhere it reads “a Member”.",
            fr="Les réponses d'un Membre lui appartiennent. Elles comptent dans les "
            "chiffres de sa région et du monde\u202f; le Membre n'est nommé avec elles "
            "que s'il l'a accepté dans le questionnaire. Sinon, il est écrit "
            "«\u00a0un Membre\u00a0».",
        ),
    ),
)
RELEASE = Text(en="This release", fr="Cette version")
SOURCES = Text(en="Sources", fr="Sources")
SOURCES_WORDS = Text(
    en="Publishers and documents as recorded, with the number of rows that rest on "
    "each and the confidence in them.",
    fr="Éditeurs et documents tels que relevés, avec le nombre de lignes qui reposent "
    "sur chacun et la confiance à leur accorder.",
)
LIMITS = Text(en="Limits and rights", fr="Limites et droits")
LIMITS_LIST = (
    Text(
        en="This is no publication of the WCO. It holds facts from the PTC working "
        "document and from public notices, in words of its own; those documents remain "
        "their publishers'.",
        fr="Ceci n'est pas une publication de l'OMD. On y trouve des faits tirés du "
        "document de travail du CTP et d'avis publics, formulés en d'autres "
        "termes\u202f; ces documents restent la propriété de leurs éditeurs.",
    ),
    Text(
        en="Public indices bear the licence of their publisher: {licences}.",
        fr="Les indices publics portent la licence de leur éditeur\u00a0: {licences}.",
    ),
    Text(
        en="Annex I of the paper, with the text of the 43 items, the WCO's list of "
        "KPIs and documents PC0733 and PC0741 were not at hand.",
        fr="L'Annexe I du document, qui contient le texte des 43 éléments, la liste "
        "des indicateurs de l'OMD et les documents PC0733 et PC0741 n'étaient pas "
        "disponibles.",
    ),
    Text(
        en="Answers are Members' own assessments. They are not checked on the spot, "
        "and a difference between two regions may lie in who answered.",
        fr="Les réponses sont des autoévaluations des Membres. Elles ne sont pas "
        "vérifiées sur place, et un écart entre deux régions peut tenir à qui a "
        "répondu.",
    ),
    Text(
        en="Names, codes and the arrangement of Members imply no opinion on the status "
        "of any country, territory or authority, or on any boundary.",
        fr="Les noms, les codes et l'ordre des Membres n'impliquent aucune prise de "
        "position sur le statut d'un pays, d'un territoire ou d'une autorité, ni sur "
        "aucune frontière.",
    ),
)
NO_INDEX = Text(en="none in this release", fr="aucun dans cette version")
GLOSSARY = Text(en="Glossary", fr="Glossaire")
