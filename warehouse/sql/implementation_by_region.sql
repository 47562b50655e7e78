-- en: How far has each region implemented the Framework?
-- fr: Dans quelle mesure chaque région met-elle en œuvre le Cadre ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param region_id: region: AMS, AP, ESA, EUR, MENA, WCA or WORLD; leave out for all | région : AMS, AP, ESA, EUR, MENA, WCA ou WORLD ; laisser vide pour toutes
-- param standard_id: standard, such as risk_management, or ALL for the sixteen together; leave out for every row | norme, par exemple risk_management, ou ALL pour les seize ensemble ; laisser vide pour toutes les lignes
select
    as_of_session_id,
    region_id,
    region_name_en,
    region_name_fr,
    standard_id,
    standard_name_en,
    standard_name_fr,
    reporting_member_count,
    member_count,
    implemented_member_count,
    implemented_share,
    low_share,
    high_share,
    mean_level,
    is_publishable,
    is_sample

from marts.rpt_implementation_by_region

where
    ($session_id is null or as_of_session_id = $session_id)
    and ($region_id is null or region_id = $region_id)
    and ($standard_id is null or standard_id = $standard_id)

order by
    session_sort desc,
    region_id asc,
    standard_no_2022 asc nulls first
