with

events as (

    select * from {{ source('proposals', 'proposal_events') }}

),

renamed as (

    select

        ---------- keys (those by which ingest tells a correction from another step)
        md5(
            concat_ws(
                '|',
                coalesce(cast(proposal_no_value as varchar), ''),
                event_value,
                coalesce(cast(event_date_value as varchar), ''),
                coalesce(session_id, ''),
                coalesce(origin_value, ''),
                coalesce(submitter_id, submitter, ''),
                coalesce(document, ''),
                coalesce(paragraph, '')
            )
        ) as event_id,
        _submission_id as submission_id,
        proposal_no_value as proposal_no,
        merged_into_value as merged_into_no,
        submitter_id,
        session_id,

        ---------- labels
        event_value as event,
        origin_value as origin,
        outcome_value as outcome,
        outcome_stage_value as outcome_stage,
        document,
        paragraph,
        note as note_en,
        note_fr,

        ---------- evidence
        evidence_value as evidence,
        origin_evidence_value as origin_evidence,
        event_date_evidence_value as event_date_evidence,

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
