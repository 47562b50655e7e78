-- en: How much capacity building has each region received since 1 July 2022?
-- fr: De combien d'activités de renforcement des capacités chaque région a-t-elle bénéficié depuis le 1er juillet 2022 ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param region_id: region: AMS, AP, ESA, EUR, MENA, WCA or WORLD; leave out for all | région : AMS, AP, ESA, EUR, MENA, WCA ou WORLD ; laisser vide pour toutes
select
    as_of_session_id,
    region_id,
    region_name_en,
    region_name_fr,
    activity_count,
    participant_count,
    member_reached_count,
    stated_member_count,
    member_reached_share,
    total_activity_count,
    total_participant_count,
    total_member_reached_count,
    total_stated_member_count,
    total_member_reached_share,
    member_count,
    is_sample

from marts.rpt_activities_by_region

where
    ($session_id is null or as_of_session_id = $session_id)
    and ($region_id is null or region_id = $region_id)

order by
    session_sort desc,
    region_id asc
