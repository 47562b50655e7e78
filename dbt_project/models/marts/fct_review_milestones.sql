with

milestones as (

    select * from {{ ref('int_proposal_milestones_latest') }}

),

final as (

    select

        ---------- keys
        milestone_id,
        session_id,
        body,
        submission_id,

        ---------- labels
        milestone_kind,
        what_en,
        what_fr,
        note_en,
        note_fr,
        date_precision,
        evidence,
        document,
        paragraph,

        ---------- where it stood
        sheet,
        row_number,
        cell,

        ---------- dates
        milestone_date,
        milestone_date as date,
        known_date

    from milestones

)

select * from final
