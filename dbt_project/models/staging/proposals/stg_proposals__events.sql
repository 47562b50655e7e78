with

events as (

    select * from {{ source('proposals', 'proposal_events') }}

),

renamed as (

    select

        ---------- keys
        md5(
            concat_ws(
                '|',
                coalesce(proposal_no, ''),
                lower(trim(event)),
                coalesce(event_date, ''),
                coalesce(session_id, ''),
                coalesce(origin, ''),
                coalesce(submitter_id, submitter, ''),
                coalesce(item_count, '')
            )
        ) as event_id,
        _submission_id as submission_id,
        proposal_no_value as proposal_no,
        merged_into_value as merged_into_no,
        submitter_id,
        session_id,

        ---------- labels
        lower(trim(event)) as event,
        lower(trim(origin)) as origin,
        lower(trim(outcome)) as outcome,
        lower(trim(outcome_stage)) as outcome_stage,
        document,
        paragraph,
        note as note_en,
        note_fr,

        ---------- evidence
        lower(trim(evidence)) as evidence,
        lower(trim(origin_evidence)) as origin_evidence,
        lower(trim(event_date_evidence)) as event_date_evidence,

        ---------- where it stood
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- measures
        item_count_value as item_count,

        ---------- booleans
        _is_sample as is_sample,

        ---------- dates
        event_date_value as event_date,
        _received_on as known_date

    from events

)

select * from renamed
