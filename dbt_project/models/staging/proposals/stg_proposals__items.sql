with

items as (

    select * from {{ source('proposals', 'proposal_items') }}

),

renamed as (

    select

        ---------- keys
        _submission_id as submission_id,
        proposal_no_value as proposal_no,
        merged_into_value as merged_into_no,
        submitter_id,
        session_id,

        ---------- labels
        case when _lang = 'en' then title end as title_en,
        case when _lang = 'fr' then title end as title_fr,
        origin_value as origin,
        outcome_value as outcome,
        outcome_stage_value as outcome_stage,
        theme,
        document,
        paragraph,
        note as note_en,
        note_fr,

        ---------- evidence
        evidence_value as evidence,
        origin_evidence_value as origin_evidence,
        outcome_evidence_value as outcome_evidence,

        ---------- where it stood
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- booleans
        _is_sample as is_sample,

        ---------- dates
        received_date_value as received_date,
        _received_on as known_date

    from items

)

select * from renamed
