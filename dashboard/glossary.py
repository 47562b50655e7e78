"""The house's terms in both languages, as the WCO's own papers use them."""

from __future__ import annotations

from warehouse.text import Text

TERMS = (
    Text(
        en="World Customs Organization (WCO)",
        fr="Organisation mondiale des douanes (OMD)",
    ),
    Text(en="Council", fr="Conseil"),
    Text(en="Policy Commission (PC)", fr="Commission de politique générale (CPG)"),
    Text(
        en="Permanent Technical Committee (PTC)", fr="Comité technique permanent (CTP)"
    ),
    Text(en="Secretariat", fr="Secrétariat"),
    Text(en="Member; observer", fr="Membre\u202f; observateur"),
    Text(en="Customs administration", fr="administration des douanes"),
    Text(en="stakeholder", fr="partie prenante"),
    Text(en="cross-border e-commerce", fr="commerce électronique transfrontalier"),
    Text(en="Framework of Standards", fr="Cadre de normes"),
    Text(en="E-Commerce Package", fr="Dossier sur le commerce électronique"),
    Text(en="Technical Specifications", fr="Spécifications techniques"),
    Text(en="Compendium of Case Studies", fr="Recueil des études de cas"),
    Text(en="business models", fr="modèles opérationnels"),
    Text(en="roles and responsibilities", fr="rôles et responsabilités"),
    Text(en="reference datasets", fr="ensemble de données de référence"),
    Text(
        en="revenue collection approaches",
        fr="approches en matière de recouvrement des recettes",
    ),
    Text(
        en="update/maintenance mechanism",
        fr="mécanisme de mise à jour/de modification",
    ),
    Text(
        en="periodic review; annual review",
        fr="révision périodique\u202f; réexamen annuel",
    ),
    Text(en="intersessional meeting", fr="réunion intersessions"),
    Text(en="proposal; comment", fr="proposition\u202f; commentaire (observation)"),
    Text(en="further consideration", fr="examen approfondi"),
    Text(
        en="key performance indicator (KPI)", fr="indicateur clé de performance (KPI)"
    ),
    Text(en="monitoring and evaluation", fr="suivi et évaluation"),
    Text(en="capacity building", fr="renforcement des capacités"),
    Text(en="awareness raising", fr="sensibilisation"),
    Text(en="action plan", fr="plan d'action"),
    Text(en="progress report", fr="rapport de situation"),
    Text(en="experience sharing", fr="partage des expériences"),
    Text(en="advance electronic data", fr="données électroniques préalables"),
    Text(en="risk management", fr="gestion des risques"),
    Text(en="data quality", fr="qualité des données"),
    Text(en="non-intrusive inspection (NII)", fr="inspection non intrusive (INI)"),
    Text(en="immediate release", fr="mainlevée immédiate"),
    Text(en="clearance; release", fr="dédouanement\u202f; mainlevée"),
    Text(
        en="Authorized Economic Operator (AEO)",
        fr="opérateur économique agréé (OEA)",
    ),
    Text(en="revenue collection", fr="recouvrement (perception) des recettes"),
    Text(en="low-value consignment", fr="envoi de faible valeur"),
    Text(en="designated (postal) operator", fr="opérateur (postal) désigné"),
    Text(
        en="marketplace; fulfilment centre",
        fr="place de marché\u202f; centre de traitement des commandes",
    ),
    Text(en="return", fr="retour"),
    Text(
        en="Regional Office for Capacity Building (ROCB)",
        fr="Bureau régional de renforcement des capacités (BRRC)",
    ),
    Text(
        en="Customs Cooperation Fund (CCF)", fr="Fonds de coopération douanière (FCD)"
    ),
    Text(
        en="West and Central Africa (WCA)",
        fr="Afrique occidentale et centrale (AOC)",
    ),
    Text(
        en="take note; endorse; invite",
        fr="prendre note\u202f; entériner\u202f; inviter",
    ),
)
