-- Numbered items and groups together, each with the step it rests on.
with

numbered as (

    select * from {{ ref('int_proposal_numbered_dispositions') }}

),

groups as (

    select * from {{ ref('int_proposal_group_dispositions') }}

),

steps as (

    select * from {{ ref('int_proposal_steps_by_session') }}

),

sessions as (

    select * from {{ ref('int_sessions_in_order') }}

),

together as (

    select * from numbered

    union all by name

    select * from groups

),

with_steps as (

    select
        together.* replace (coalesce(together.last_event, steps.event) as last_event),
        sessions.body,
        sessions.session_sort,
        steps.outcome_stage,
        steps.event_date,
        steps.event_date_evidence,
        steps.session_id,
        steps.evidence,
        steps.document,
        steps.paragraph,
        steps.submission_id,
        steps.sheet,
        steps.row_number,
        steps.cell,
        steps.note_en,
        steps.note_fr,
        steps.is_sample

    from together

    inner join sessions
        on together.as_of_session_id = sessions.session_id

    left join steps
        on
            together.as_of_session_id = steps.as_of_session_id
            and together.event_id = steps.event_id

)

select * from with_steps
