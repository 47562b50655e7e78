-- en: Where does each of the 43 items of the review stand?
-- fr: Où en est chacun des 43 éléments de la révision ?
-- param origin: origin: proposal_2024, comment_2024, input_2024, china_2024, deferred_2023 or theme; leave out for all, the unknown included | provenance : proposal_2024, comment_2024, input_2024, china_2024, deferred_2023 ou theme ; laisser vide pour toutes, inconnue comprise
-- param outcome: outcome: retained, merged, not_retained, deferred, withdrawn or adopted; leave out for all, none stated included | résultat : retained, merged, not_retained, deferred, withdrawn ou adopted ; laisser vide pour tous, y compris non indiqué
select
    proposal_no,
    title_en,
    title_fr,
    submitter_name_en,
    submitter_name_fr,
    origin_label_en,
    origin_label_fr,
    received_date,
    outcome_label_en,
    outcome_label_fr,
    outcome_stage,
    merged_into_no,
    session_id,
    evidence,
    origin_evidence,
    outcome_evidence,
    document,
    paragraph,
    is_sample

from marts.dim_proposals

where
    ($origin is null or origin = $origin)
    and ($outcome is null or outcome = $outcome)

order by proposal_no
