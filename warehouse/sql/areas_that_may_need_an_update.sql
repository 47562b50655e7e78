-- en: Which areas of the Package may need an update?
-- fr: Quels domaines du Dossier pourraient exiger une mise à jour ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param region_id: region: AMS, AP, ESA, EUR, MENA, WCA or WORLD; leave out for all | région : AMS, AP, ESA, EUR, MENA, WCA ou WORLD ; laisser vide pour toutes
-- param principle_id: principle, such as advance_electronic_data; leave out for all | principe, par exemple advance_electronic_data ; laisser vide pour tous
select
    rpt_areas_for_update.as_of_session_id,
    rpt_areas_for_update.region_id,
    rpt_areas_for_update.region_name_en,
    rpt_areas_for_update.region_name_fr,
    rpt_areas_for_update.principle_id,
    dim_principles.name_en as principle_name_en,
    dim_principles.name_fr as principle_name_fr,
    rpt_areas_for_update.mean_level,
    rpt_areas_for_update.implemented_share,
    rpt_areas_for_update.proposal_count,
    rpt_areas_for_update.activity_count,
    rpt_areas_for_update.reporting_member_count,
    rpt_areas_for_update.member_count,
    rpt_areas_for_update.is_publishable,
    rpt_areas_for_update.is_sample

from marts.rpt_areas_for_update

inner join marts.dim_principles
    on rpt_areas_for_update.principle_id = dim_principles.principle_id

where
    (
        $session_id is null
        or rpt_areas_for_update.as_of_session_id = $session_id
    )
    and ($region_id is null or rpt_areas_for_update.region_id = $region_id)
    and (
        $principle_id is null
        or rpt_areas_for_update.principle_id = $principle_id
    )

order by
    rpt_areas_for_update.session_sort desc,
    rpt_areas_for_update.region_id asc,
    rpt_areas_for_update.mean_level asc nulls last,
    dim_principles.principle_no asc
