with

activities as (

    select
        *,
        -- Rows of one file that say the same of what, when and where are activities of
        -- their own: the first of each source is the first activity, and so on.
        row_number() over (
            partition by
                _submission_id,
                nullif(trim(activity_id), ''),
                lower(trim(title)),
                start_date_value,
                host_iso3,
                coalesce(source, '')
            order by _sheet, _row
        ) as repetition_no

    from {{ source('activities', 'activities') }}

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
                    coalesce(host_iso3, ''),
                    case when repetition_no > 1 then repetition_no end
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
        -- Ledgers of earlier versions knew days alone.
        case
            when start_date_value is not null
                then coalesce(start_date_precision, 'day')
        end as start_date_precision,
        case
            when end_date_value is not null then coalesce(end_date_precision, 'day')
        end as end_date_precision,
        _received_on as known_date

    from activities

),

with_latest_start as (

    select
        *,
        least(
            case start_date_precision
                when 'year'
                    then
                        cast(
                            date_trunc('year', start_date)
                            + interval 1 year
                            - interval 1 day as date
                        )
                when 'month' then last_day(start_date)
                else start_date
            end,
            end_date
        ) as latest_start_date

    from renamed

)

select * from with_latest_start
