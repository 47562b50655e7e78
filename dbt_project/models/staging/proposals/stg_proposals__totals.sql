with

totals as (

    select * from {{ source('proposals', 'proposal_totals') }}

),

renamed as (

    select

        ---------- keys
        lower(trim(total_key)) as total_key,
        _submission_id as submission_id,

        ---------- labels
        what as what_en,
        what_fr,
        document,
        paragraph,
        note as note_en,
        note_fr,
        evidence_value as evidence,

        ---------- where it stood
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- measures
        stated_count_value as stated_count,

        ---------- dates
        _received_on as known_date

    from totals

)

select * from renamed
