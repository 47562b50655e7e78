-- Numbered items and groups together, each with the step it rests on and what a session
-- has to decide of it next.
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

),

-- Intersessional rounds and drafters recommend; the PTC decides on items, the Council
-- on texts that were recommended to it.
with_dues as (

    select
        *,
        case
            when item_count = 0 then null
            when last_event = 'recommended' then 'adoption_recommended'
            when outcome is null then 'outcome_missing'
            when outcome = 'deferred' then 'deferred'
            when outcome_stage = 'recommended' then 'outcome_recommended'
        end as decision_due

    from with_steps

)

select
    *,
    coalesce(
        decision_due is not null
        and (
            body = 'LATEST'
            or (body = 'COUNCIL') = (decision_due = 'adoption_recommended')
        ),
        false
    ) as is_decision_due

from with_dues
