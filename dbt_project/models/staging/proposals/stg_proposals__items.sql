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
        lower(trim(origin)) as origin,
        lower(trim(outcome)) as outcome,
        lower(trim(outcome_stage)) as outcome_stage,
        theme,
        document,
        paragraph,
        note as note_en,
        note_fr,

        ---------- evidence
        lower(trim(evidence)) as evidence,
        lower(trim(origin_evidence)) as origin_evidence,
        lower(trim(outcome_evidence)) as outcome_evidence,

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
