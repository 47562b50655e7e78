"""What the figures of reports are called."""

from __future__ import annotations

from warehouse.text import Text

NAMES: dict[str, Text] = {
    "implemented_share": Text(
        en="Share at full implementation", fr="Part à mise en œuvre complète"
    ),
    "low_share": Text(en="Range, from", fr="Fourchette, de"),
    "high_share": Text(en="Range, to", fr="Fourchette, à"),
    "mean_level": Text(en="Mean level", fr="Niveau moyen"),
    "reporting_member_count": Text(en="Answers", fr="Réponses"),
    "implemented_share_change": Text(
        en="Change of the share", fr="Évolution de la part"
    ),
    "mean_level_change": Text(
        en="Change of the mean level", fr="Évolution du niveau moyen"
    ),
    "stale_member_count": Text(en="Old answers", fr="Réponses anciennes"),
    "figure_change": Text(en="Why it moved", fr="Pourquoi le chiffre a changé"),
    "counted_member_count": Text(en="Members counted", fr="Membres comptés"),
    "value": Text(en="Value", fr="Valeur"),
    "value_change": Text(en="Change", fr="Évolution"),
    "world_mean_level": Text(en="Mean level, world", fr="Niveau moyen, monde"),
    "region_mean_level": Text(en="Mean level, region", fr="Niveau moyen, région"),
    "behind_kpi_count": Text(en="KPIs behind", fr="Indicateurs en retrait"),
    "activity_count": Text(en="Activities", fr="Activités"),
    "total_activity_count": Text(
        en="Activities since the start", fr="Activités depuis le début"
    ),
    "experience_count": Text(en="Experience heard", fr="Expériences présentées"),
    "kpi_answer_count": Text(en="KPI answers", fr="Réponses sur les indicateurs"),
    "problem_count": Text(en="Problems", fr="Problèmes"),
    "low_member_share": Text(en="Share at a low level", fr="Part à un niveau faible"),
    "member_count": Text(en="Members", fr="Membres"),
    "member_reached_share": Text(en="Members reached", fr="Membres touchés"),
    "participant_count": Text(en="Participants", fr="Participants"),
    "row_count": Text(en="Rows", fr="Lignes"),
    "answering_member_count": Text(en="Members in the file", fr="Membres du fichier"),
    "submitter_count": Text(en="Members that submitted", fr="Membres auteurs"),
    "closing_count": Text(en="Stock and flow", fr="Stock et flux"),
    "standing_count": Text(en="Items there", fr="Éléments à cet état"),
    "item_count": Text(en="Items", fr="Éléments"),
}
