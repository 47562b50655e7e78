with

experiences as (

    select * from {{ source('proposals', 'proposal_experiences') }}

),

renamed as (

    select

        ---------- keys
        md5(
            concat_ws(
                '|',
                coalesce(session_id, ''),
                coalesce(region_id, ''),
                coalesce(presenter_id, presenter, '')
            )
        ) as experience_id,
        _submission_id as submission_id,
        session_id,
        region_id,
        presenter_id,

        ---------- labels
        status_value as status,
        document,
        paragraph,
        note as note_en,
        note_fr,
        evidence_value as evidence,

        ---------- where it stood
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- dates
        _received_on as known_date

    from experiences

)

select * from renamed
