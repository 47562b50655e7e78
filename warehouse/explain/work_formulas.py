"""The formulas of reports on activities, files and the register, in words."""

from __future__ import annotations

from warehouse.text import Text

Formulas = dict[str, Text]
ACTIVITIES = Text(
    en="activities begun from 1 July 2022 to the cut-off: {activity_count}",
    fr="activités commencées du 1er juillet 2022 à la date d'arrêté\u00a0: "
    "{activity_count}",
)
WORK_FORMULAS: dict[str, Formulas] = {
    "rpt_activities_by_region": {
        "activity_count": ACTIVITIES,
        "member_reached_share": Text(
            en="{member_reached_count} (Members that a source names) ÷ {member_count} "
            "(Members on that day) = {member_reached_share}",
            fr="{member_reached_count} (Membres nommés par une source) ÷ "
            "{member_count} (Membres à cette date) = {member_reached_share}",
        ),
        "participant_count": Text(
            en="participants, the sum of what sources state: {participant_count}; "
            "activities without a number: {participants_unknown_activity_count}",
            fr="participants, somme de ce qu'indiquent les sources\u00a0: "
            "{participant_count}\u202f; activités sans nombre\u00a0: "
            "{participants_unknown_activity_count}",
        ),
        "total_activity_count": Text(
            en="activities from the start to the cut-off: {total_activity_count}",
            fr="activités depuis le début jusqu'à la date d'arrêté\u00a0: "
            "{total_activity_count}",
        ),
    },
    "rpt_activities_by_quarter": {
        "activity_count": Text(
            en="activities of one type begun in one quarter: {activity_count}; donors "
            "named: {donor_count}",
            fr="activités d'un même type commencées dans un même trimestre\u00a0: "
            "{activity_count}\u202f; donateurs nommés\u00a0: {donor_count}",
        ),
    },
    "rpt_activities_by_month": {
        "activity_count": Text(
            en="activities begun in one month: {activity_count}",
            fr="activités commencées dans un même mois\u00a0: {activity_count}",
        ),
    },
    "rpt_activities_by_member": {
        "activity_count": Text(
            en="activities begun from 1 July 2022 to the cut-off whose source names "
            "the Member as taking part: {activity_count}",
            fr="activités commencées du 1er juillet 2022 à la date d'arrêté dont la "
            "source nomme le Membre comme participant\u00a0: {activity_count}",
        ),
        "total_activity_count": Text(
            en="activities from the start to the cut-off whose source names the "
            "Member as taking part: {total_activity_count}",
            fr="activités depuis le début jusqu'à la date d'arrêté dont la source "
            "nomme le Membre comme participant\u00a0: {total_activity_count}",
        ),
    },
    "rpt_data_quality": {
        "row_count": Text(
            en="rows read: {row_count} = {accepted_row_count} (loaded) + "
            "{held_row_count} (held)",
            fr="lignes lues\u00a0: {row_count} = {accepted_row_count} (chargées) + "
            "{held_row_count} (retenues)",
        ),
        "problem_count": Text(
            en="problems: {problem_count} = {error_count} (errors) + {warning_count} "
            "(warnings)",
            fr="problèmes\u00a0: {problem_count} = {error_count} (erreurs) + "
            "{warning_count} (avertissements)",
        ),
        "answering_member_count": Text(
            en="Members that it has answers of: {answering_member_count}",
            fr="Membres dont il contient les réponses\u00a0: {answering_member_count}",
        ),
    },
    "rpt_problems_by_code": {
        "problem_count": Text(
            en="problems of this kind: {problem_count}; files with them: "
            "{submission_count}; in files that still count: {open_problem_count}",
            fr="problèmes de ce type\u00a0: {problem_count}\u202f; fichiers "
            "concernés\u00a0: {submission_count}\u202f; dans des fichiers qui "
            "comptent encore\u00a0: {open_problem_count}",
        ),
    },
    "rpt_proposals_by_session": {
        "closing_count": Text(
            en="{opening_count} (open before) + {received_count} (received, with "
            "{reopened_count} reopened) \u2212 {decided_count} (decided) = "
            "{closing_count}",
            fr="{opening_count} (en cours auparavant) + {received_count} (reçus, dont "
            "rouverts\u00a0: {reopened_count}) \u2212 {decided_count} (tranchés) = "
            "{closing_count}",
        ),
        "standing_count": Text(
            en="items that stand there: {standing_count}; of them decided: "
            "{total_decided_count}",
            fr="éléments à cet état\u00a0: {standing_count}, dont tranchés\u00a0: "
            "{total_decided_count}",
        ),
    },
    "rpt_submitters_by_region": {
        "submitter_count": Text(
            en="Members of the region that the paper names as submitting, the "
            "European Union with Europe: {submitter_count}",
            fr="Membres de la région que le document nomme comme auteurs, l'Union "
            "européenne avec l'Europe\u00a0: {submitter_count}",
        ),
    },
    "rpt_proposal_dispositions": {
        "item_count": Text(
            en="items that it stands for: {item_count}; last step: "
            "{last_event_label_words}; outcome: {outcome_label_words}",
            fr="éléments représentés\u00a0: {item_count}\u202f; dernière étape\u00a0: "
            "{last_event_label_words}\u202f; résultat\u00a0: {outcome_label_words}",
        ),
    },
}
