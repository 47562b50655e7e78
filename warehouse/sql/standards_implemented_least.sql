-- en: Which standards are implemented least?
-- fr: Quelles sont les normes les moins mises en œuvre ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param region_id: region: AMS, AP, ESA, EUR, MENA, WCA or WORLD; leave out for all | région : AMS, AP, ESA, EUR, MENA, WCA ou WORLD ; laisser vide pour toutes
select
    as_of_session_id,
    region_id,
    region_name_en,
    region_name_fr,
    rank() over (
        partition by as_of_session_id, region_id
        order by mean_level
    ) as lowest_mean_level_rank,
    standard_id,
    standard_no_2022,
    standard_name_en,
    standard_name_fr,
    mean_level,
    implemented_share,
    reporting_member_count,
    member_count,
    is_sample

from marts.rpt_implementation_by_region

where
    standard_id <> 'ALL'
    -- Too few answers make no rank.
    and is_publishable
    and ($session_id is null or as_of_session_id = $session_id)
    and ($region_id is null or region_id = $region_id)

order by
    session_sort desc,
    region_id asc,
    lowest_mean_level_rank asc,
    standard_no_2022 asc
