-- en: What has changed in each region since the previous session?
-- fr: Qu'est-ce qui a changé dans chaque région depuis la session précédente ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param region_id: region: AMS, AP, ESA, EUR, MENA, WCA or WORLD; leave out for all | région : AMS, AP, ESA, EUR, MENA, WCA ou WORLD ; laisser vide pour toutes
select
    as_of_session_id,
    previous_session_id,
    region_id,
    region_name_en,
    region_name_fr,
    implemented_share,
    implemented_share_change,
    mean_level,
    mean_level_change,
    reporting_member_count,
    member_count,
    stale_member_count,
    is_sample

from marts.rpt_implementation_by_region

where
    standard_id = 'ALL'
    and ($session_id is null or as_of_session_id = $session_id)
    and ($region_id is null or region_id = $region_id)

order by
    session_sort desc,
    region_id asc
