-- en: From which cell of which file does each answer come, where its Member may be named?
-- fr: De quelle cellule de quel fichier vient chaque réponse, quand son Membre peut être nommé ?
-- param member_id: Member by its three-letter code, such as AUS; leave out for all | Membre par son code à trois lettres, par exemple AUS ; laisser vide pour tous
-- param standard_id: standard, such as risk_management; leave out for all | norme, par exemple risk_management ; laisser vide pour toutes
select
    fct_implementation_levels.member_id,
    dim_members.name_en as member_name_en,
    dim_members.name_fr as member_name_fr,
    fct_implementation_levels.standard_id,
    fct_implementation_levels.period_start_date,
    fct_implementation_levels.period_end_date,
    fct_implementation_levels.level,
    fct_implementation_levels.answer_status,
    fct_implementation_levels.value_as_typed,
    fct_implementation_levels.reading_rule,
    fct_implementation_levels.submission_id,
    fct_implementation_levels.file_name,
    fct_implementation_levels.sha256,
    fct_implementation_levels.sheet,
    fct_implementation_levels.cell,
    fct_implementation_levels.received_on,
    fct_implementation_levels.is_current,
    fct_implementation_levels.is_sample

from marts.fct_implementation_levels

inner join marts.dim_members
    on fct_implementation_levels.member_id = dim_members.member_id

where
    ($member_id is null or fct_implementation_levels.member_id = $member_id)
    and (
        $standard_id is null
        or fct_implementation_levels.standard_id = $standard_id
    )

order by
    fct_implementation_levels.member_id,
    fct_implementation_levels.standard_id,
    fct_implementation_levels.period_end_date,
    fct_implementation_levels.received_on
