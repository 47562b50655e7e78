-- What had been said of each activity by each session, and whether it counted there:
-- the last word of each source, of which the most trusted one stands for the activity.
with

statements as (

    select * from {{ ref('int_activity_statements_described_by_session') }}

),

final as (

    select

        ---------- keys
        session_id as as_of_session_id,
        statement_id,
        activity_id,
        submission_id,
        region_ids,
        member_ids,
        host_iso3,
        host_member_id,

        ---------- labels
        case
            when not is_current then 'superseded'
            when not is_preferred then 'less_trusted'
            when latest_start_date > cut_off_date then 'not_begun'
            else 'counted'
        end as cell_role,
        title_en,
        title_fr,
        activity_type as type,
        activity_type_label_en as type_label_en,
        activity_type_label_fr as type_label_fr,
        mode,
        mode_label_en,
        mode_label_fr,
        host_name_en,
        host_name_fr,
        city,
        partner,
        donor,
        role,
        participants_qualifier,
        participants_qualifier_label_en,
        participants_qualifier_label_fr,
        source,
        source_url,
        confidence,
        note_en,
        note_fr,

        ---------- as typed, and where
        file_name,
        sha256,
        sheet,
        row_number,
        cell,
        type_as_typed,
        mode_as_typed,
        region_as_typed,
        host_as_typed,
        members_as_typed,
        participants_as_typed,

        ---------- measures
        cast(source_no as integer) as source_no,
        source_count,
        participant_count,
        administration_count,
        stated_member_count,
        named_member_count,

        ---------- booleans
        is_global,
        is_in_review,
        is_sample,

        ---------- dates
        start_date,
        end_date,
        start_date_precision,
        end_date_precision,
        latest_start_date,
        known_date

    from statements

)

select * from final
