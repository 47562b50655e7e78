with

milestones as (

    select
        milestones.*,
        latest.cut_off_date as last_cut_off_date

    from {{ ref('int_proposal_milestones_known_by_session') }} as milestones

    inner join {{ ref('int_sessions_in_order') }} as latest
        on latest.session_id = 'LATEST'

),

final as (

    select

        ---------- keys
        as_of_session_id,
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

        ---------- booleans
        milestone_date > cut_off_date as is_after_session,
        milestone_date > last_cut_off_date as is_to_come,
        milestone_date >= {{ review_start_date() }} as is_under_review,

        ---------- dates
        milestone_date,
        milestone_date as date,
        known_date

    from milestones

)

select * from final
