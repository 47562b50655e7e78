"""The formulas of the reports' figures, in words; `{columns}` are filled in."""

from __future__ import annotations

from warehouse.explain.work_formulas import ACTIVITIES, WORK_FORMULAS, Formulas
from warehouse.text import Text

NOT_SHOWN = Text(
    en="not shown: fewer than {minimum_answer_count} answers, or it would give a "
    "Member's own answer away",
    fr="non présenté\u00a0: moins de {minimum_answer_count} réponses, ou la réponse "
    "d'un Membre serait révélée",
)
NOTHING = Text(en="nothing to compare with", fr="rien à comparer")
SHARE = Text(
    en="{implemented_member_count} (Members at full implementation) ÷ "
    "{reporting_member_count} (Members that answered) = {implemented_share}",
    fr="{implemented_member_count} (Membres à mise en œuvre complète) ÷ "
    "{reporting_member_count} (Membres ayant répondu) = {implemented_share}",
)
LOW = Text(
    en="{implemented_member_count} ÷ {member_count} (Members on that day), every "
    "silent one taken to stand at none = {low_share}",
    fr="{implemented_member_count} ÷ {member_count} (Membres à cette date), chaque "
    "Membre silencieux étant réputé sans mise en œuvre = {low_share}",
)
HIGH = Text(
    en="({implemented_member_count} + {silent_member_count} silent) ÷ {member_count} "
    "(Members on that day), every silent one taken to stand at full = {high_share}",
    fr="({implemented_member_count} + {silent_member_count} silencieux) ÷ "
    "{member_count} (Membres à cette date), chaque Membre silencieux étant réputé à "
    "mise en œuvre complète = {high_share}",
)
MEAN = Text(
    en="mean of the mean levels (0 to 3) of the Members that answered "
    "({reporting_member_count}) = {mean_level}",
    fr="moyenne des niveaux moyens (0 à 3) des Membres ayant répondu "
    "({reporting_member_count}) = {mean_level}",
)
ANSWERED = Text(
    en="answered: {reporting_member_count} of {member_count} Members",
    fr="ont répondu\u00a0: {reporting_member_count} Membres sur {member_count}",
)
MEAN_CHANGE = Text(
    en="{mean_level} less the mean level at the previous session = {mean_level_change}",
    fr="{mean_level} moins le niveau moyen à la session précédente = "
    "{mean_level_change}",
)
BRIDGE = Text(
    en="{previous_figure} at the previous session; Members that reported both times "
    "{real_change}, new reporters {new_reporter_change}, Members that stopped "
    "{stopped_change}, revisions {revision_change}, membership {membership_change}, "
    "several of these together {other_change}; now {current_figure}",
    fr="{previous_figure} à la session précédente\u202f; Membres ayant répondu les "
    "deux fois {real_change}, nouveaux répondants {new_reporter_change}, Membres ayant "
    "cessé de répondre {stopped_change}, révisions {revision_change}, adhésions "
    "{membership_change}, plusieurs de ces causes ensemble {other_change}\u202f; à "
    "présent {current_figure}",
)
COUNTED = Text(
    en="Members counted: {counted_member_count} now, "
    "{previous_counted_member_count} at the previous session",
    fr="Membres comptés\u00a0: {counted_member_count} à présent, "
    "{previous_counted_member_count} à la session précédente",
)
OWN = Text(
    en="mean of its levels (0 to 3) on the standards that it answered "
    "({answered_standard_count}) = {mean_level}",
    fr="moyenne de ses niveaux (0 à 3) sur les normes auxquelles il a répondu "
    "({answered_standard_count}) = {mean_level}",
)
OF_REGION = Text(
    en="mean over the Members of its region that answered "
    "({region_reporting_member_count}) = {region_mean_level}",
    fr="moyenne sur les Membres de sa région ayant répondu "
    "({region_reporting_member_count}) = {region_mean_level}",
)
OF_WORLD = Text(
    en="mean over the Members of the world that answered "
    "({world_reporting_member_count}) = {world_mean_level}",
    fr="moyenne sur les Membres du monde ayant répondu "
    "({world_reporting_member_count}) = {world_mean_level}",
)

FORMULAS: dict[str, Formulas] = {
    "rpt_implementation_by_region": {
        "implemented_share": SHARE,
        "low_share": LOW,
        "high_share": HIGH,
        "mean_level": MEAN,
        "reporting_member_count": ANSWERED,
        "implemented_share_change": Text(
            en="{implemented_share} less the share at the previous session = "
            "{implemented_share_change}",
            fr="{implemented_share} moins la part à la session précédente = "
            "{implemented_share_change}",
        ),
        "mean_level_change": MEAN_CHANGE,
        "stale_member_count": Text(
            en="of those that answered, on a period that ended more than 24 months "
            "before the cut-off: {stale_member_count}",
            fr="parmi ceux qui ont répondu, sur une période terminée plus de 24 mois "
            "avant la date d'arrêté\u00a0: {stale_member_count}",
        ),
    },
    "rpt_implementation_bridge": {
        "figure_change": BRIDGE,
        "counted_member_count": COUNTED,
    },
    "rpt_kpi_bridge": {"figure_change": BRIDGE, "counted_member_count": COUNTED},
    "rpt_kpi_by_region": {
        "reporting_member_count": ANSWERED,
        "value_change": Text(
            en="{value} less the figure of the same period at the previous session = "
            "{value_change}",
            fr="{value} moins le chiffre de la même période à la session précédente = "
            "{value_change}",
        ),
    },
    "rpt_areas_for_update": {
        "mean_level": MEAN,
        "implemented_share": SHARE,
        "low_share": LOW,
        "high_share": HIGH,
        "mean_level_change": MEAN_CHANGE,
        "world_mean_level": Text(
            en="mean level of the world on this principle = {world_mean_level}",
            fr="niveau moyen du monde sur ce principe = {world_mean_level}",
        ),
        "behind_kpi_count": Text(
            en="KPIs in which the region stands behind the world: "
            "{behind_kpi_count} of {kpi_count}",
            fr="indicateurs pour lesquels la région est en retrait par rapport au "
            "monde\u00a0: {behind_kpi_count} sur {kpi_count}",
        ),
        "activity_count": ACTIVITIES,
        "experience_count": Text(
            en="presentations of experience given: {experience_count}",
            fr="exposés d'expérience présentés\u00a0: {experience_count}",
        ),
    },
    "rpt_member_levels_by_principle": {
        "mean_level": OWN,
        "mean_level_change": MEAN_CHANGE,
        "region_mean_level": OF_REGION,
        "world_mean_level": OF_WORLD,
    },
    "rpt_member_scorecard": {
        "mean_level": OWN,
        "mean_level_change": MEAN_CHANGE,
        "region_mean_level": OF_REGION,
        "world_mean_level": OF_WORLD,
        "activity_count": Text(
            en="activities that name it: {activity_count} begun from 1 July 2022 on, "
            "{total_activity_count} in all",
            fr="activités qui le nomment\u00a0: {activity_count} commencées depuis le "
            "1er juillet 2022, {total_activity_count} au total",
        ),
        "kpi_answer_count": Text(
            en="KPI answers: {kpi_answer_count}; files with its answers: "
            "{submission_count}",
            fr="réponses sur des indicateurs\u00a0: {kpi_answer_count}\u202f; "
            "fichiers contenant ses réponses\u00a0: {submission_count}",
        ),
        "problem_count": Text(
            en="in its files: problems {problem_count}, rows held {held_row_count}",
            fr="problèmes dans ses fichiers\u00a0: {problem_count}\u202f; lignes "
            "retenues\u00a0: {held_row_count}",
        ),
    },
    "rpt_levels_by_support": {
        "low_member_share": Text(
            en="{low_member_count} (Members below a mean level of {low_mean_level}) ÷ "
            "{reporting_member_count} (Members of the group that answered) = "
            "{low_member_share}",
            fr="{low_member_count} (Membres sous un niveau moyen de {low_mean_level}) "
            "÷ {reporting_member_count} (Membres du groupe ayant répondu) = "
            "{low_member_share}",
        ),
        "mean_level_change": Text(
            en="{mean_level_after} now less {mean_level_before} two years before, over "
            "the Members that answered both times ({compared_member_count}) = "
            "{mean_level_change}",
            fr="{mean_level_after} à présent moins {mean_level_before} deux ans plus "
            "tôt, sur les Membres ayant répondu les deux fois "
            "({compared_member_count}) = {mean_level_change}",
        ),
        "member_count": Text(
            en="Members in the group: {member_count}; of them answered: "
            "{reporting_member_count}",
            fr="Membres dans le groupe\u00a0: {member_count}\u202f; dont ont "
            "répondu\u00a0: {reporting_member_count}",
        ),
    },
    **WORK_FORMULAS,
}
