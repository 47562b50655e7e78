-- en: In which activities did a Member take part, as far as notices name it?
-- fr: À quelles activités un Membre a-t-il pris part, pour autant que les avis le nomment ?
-- param member_id: Member by its three-letter code, such as AUS; leave out for all | Membre par son code à trois lettres, par exemple AUS ; laisser vide pour tous
-- param region_id: region: AMS, AP, ESA, EUR, MENA or WCA; leave out for all | région : AMS, AP, ESA, EUR, MENA ou WCA ; laisser vide pour toutes
select
    bridge_activity_members.member_id,
    dim_members.name_en as member_name_en,
    dim_members.name_fr as member_name_fr,
    dim_members.region_id,
    fct_activities.activity_id,
    fct_activities.title_en,
    fct_activities.title_fr,
    fct_activities.start_date,
    fct_activities.end_date,
    fct_activities.start_date_precision,
    fct_activities.end_date_precision,
    fct_activities.type,
    fct_activities.mode,
    fct_activities.participants_qualifier,
    fct_activities.participant_count,
    fct_activities.source,
    fct_activities.source_url,
    fct_activities.confidence,
    fct_activities.is_sample

from marts.bridge_activity_members

inner join marts.fct_activities
    on bridge_activity_members.activity_id = fct_activities.activity_id

inner join marts.dim_members
    on bridge_activity_members.member_id = dim_members.member_id

where
    ($member_id is null or bridge_activity_members.member_id = $member_id)
    and ($region_id is null or dim_members.region_id = $region_id)

order by
    bridge_activity_members.member_id,
    fct_activities.start_date,
    fct_activities.activity_id
