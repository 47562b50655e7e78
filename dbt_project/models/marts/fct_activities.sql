with

activities as (

    select * from {{ ref('int_activity_statements_in_force') }}
    where is_preferred

),

bridge as (

    select
        activity_id,
        count(*) as named_member_count

    from {{ ref('bridge_activity_members') }}

    group by activity_id

),

members as (

    select * from {{ ref('members') }}

),

non_members as (

    select * from {{ ref('non_members') }}

),

final as (

    select

        ---------- keys
        activities.activity_id,
        activities.submission_id,
        activities.region_ids,
        activities.host_iso3,
        activities.host_member_id,

        ---------- labels
        activities.title_en,
        activities.title_fr,
        activities.activity_type as type,
        activities.activity_type_label_en as type_label_en,
        activities.activity_type_label_fr as type_label_fr,
        activities.mode,
        activities.mode_label_en,
        activities.mode_label_fr,
        coalesce(members.name_en, non_members.name_en) as host_name_en,
        coalesce(members.name_fr, non_members.name_fr) as host_name_fr,
        activities.city,
        activities.partner,
        activities.donor,
        activities.role,
        activities.participants_qualifier,
        activities.participants_qualifier_label_en,
        activities.participants_qualifier_label_fr,
        activities.source,
        activities.source_url,
        activities.confidence,
        activities.note_en,
        activities.note_fr,

        ---------- as typed, and where
        activities.file_name,
        activities.sha256,
        activities.sheet,
        activities.row_number,
        activities.cell,
        activities.region_as_typed,
        activities.host_as_typed,
        activities.members_as_typed,
        activities.participants_as_typed,
        activities.type_as_typed,
        activities.mode_as_typed,

        ---------- measures
        activities.participant_count,
        activities.administration_count,
        activities.stated_member_count,
        coalesce(bridge.named_member_count, 0) as named_member_count,
        activities.source_count,

        ---------- booleans
        coalesce(activities.region_ids = 'GLOBAL', false) as is_global,
        coalesce(activities.start_date >= {{ review_start_date() }}, false)
            as is_in_review,
        activities.is_sample,

        ---------- dates
        activities.start_date,
        activities.end_date,
        activities.start_date_precision,
        activities.end_date_precision,
        activities.latest_start_date,
        activities.known_date

    from activities

    left join bridge
        on activities.activity_id = bridge.activity_id

    left join members
        on activities.host_member_id = members.member_id

    left join non_members
        on activities.host_iso3 = non_members.iso3

)

select * from final
