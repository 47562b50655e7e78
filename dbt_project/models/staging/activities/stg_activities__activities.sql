with

activities as (

    select * from {{ source('activities', 'activities') }}

),

renamed as (

    select

        ---------- keys
        md5(concat_ws('|', _submission_id, coalesce(_sheet, ''), _row)) as statement_id,
        -- A list without keys of its own tells activities apart by name, day and host.
        coalesce(
            nullif(trim(activity_id), ''),
            md5(
                concat_ws(
                    '|',
                    lower(trim(title)),
                    coalesce(cast(start_date_value as varchar), ''),
                    coalesce(host_iso3, '')
                )
            )
        ) as activity_id,
        _submission_id as submission_id,
        region_ids,
        member_ids,
        host_iso3,
        host_member_id,

        ---------- labels
        case when _lang = 'fr' then null else title end as title_en,
        coalesce(title_fr, case when _lang = 'fr' then title end) as title_fr,
        city,
        trim(type) as type_as_typed,
        trim(mode) as mode_as_typed,
        partner,
        donor,
        role,
        source,
        source_url,
        lower(trim(confidence)) as confidence,
        case when _lang = 'fr' then null else note end as note_en,
        coalesce(note_fr, case when _lang = 'fr' then note end) as note_fr,

        ---------- as typed, and where it stood
        region as region_as_typed,
        host as host_as_typed,
        members as members_as_typed,
        participants as participants_as_typed,
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- measures
        participants_value as participant_count,
        case
            when participants_value is null then 'unknown'
            else coalesce(lower(trim(participants_qualifier)), 'unknown')
        end as participants_qualifier,
        administration_count_value as administration_count,
        member_count_value as stated_member_count,

        ---------- booleans
        _is_sample as is_sample,

        ---------- dates
        start_date_value as start_date,
        end_date_value as end_date,
        _received_on as known_date

    from activities

)

select * from renamed
