"""The closed lists of the register: each key with its synonyms in both languages."""

from __future__ import annotations

OUTCOME_WORDS = {
    "retained": ("kept", "retenue", "retenu"),
    "merged": ("fusionnée", "fusionné"),
    "not_retained": ("not retained", "non retenue", "non retenu"),
    "deferred": ("put off", "reportée", "reporté"),
    "withdrawn": ("retirée", "retiré"),
    "adopted": ("adoptée", "adopté"),
}
STAGE_WORDS = {
    "recommended": ("recommandée", "recommandé"),
    "decided": ("décidée", "décidé"),
}
EVENT_WORDS = {
    **OUTCOME_WORDS,
    "received": ("reçue", "reçu"),
    "submitted": ("soumise", "soumis"),
    "discussed": ("examinée", "examiné"),
    "reported": ("rapportée", "rapporté", "signalée"),
    "drafted": ("rédigée", "rédigé"),
    "recommended": ("recommandée", "recommandé"),
    "reopened": ("rouverte", "rouvert"),
}
ORIGIN_WORDS = {
    "proposal_2024": ("proposition_2024",),
    "comment_2024": ("commentaire_2024",),
    "input_2024": ("contribution_2024",),
    "china_2024": ("chine_2024",),
    "deferred_2023": ("reportée_2023",),
    "theme": ("thème",),
}
EVIDENCE_WORDS = {
    "stated": ("énoncé", "indiqué"),
    "derived": ("dérivé", "calculé"),
    "inferred": ("inféré", "déduit"),
}
KIND_WORDS = {
    "step": ("étape",),
    "request": ("demande",),
}
STATUS_WORDS = {
    "given": ("présentée", "présenté", "effectué"),
    "announced": ("annoncée", "annoncé", "prévu"),
    "missing": ("manquante", "manquant"),
}
