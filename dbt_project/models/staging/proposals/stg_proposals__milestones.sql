with

milestones as (

    select * from {{ source('proposals', 'proposal_milestones') }}

),

renamed as (

    select

        ---------- keys
        md5(
            concat_ws(
                '|',
                coalesce(cast(milestone_date_value as varchar), ''),
                coalesce(upper(trim(body)), ''),
                what
            )
        ) as milestone_id,
        _submission_id as submission_id,
        session_id,

        ---------- labels
        upper(trim(body)) as body,
        coalesce(kind_value, 'step') as milestone_kind,
        what as what_en,
        what_fr,
        document,
        paragraph,
        note as note_en,
        note_fr,
        evidence_value as evidence,
        lower(trim(date_precision)) as date_precision,

        ---------- where it stood
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- dates
        milestone_date_value as milestone_date,
        _received_on as known_date

    from milestones

)

select * from renamed
