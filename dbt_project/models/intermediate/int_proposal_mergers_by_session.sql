-- Both ends of each merger that holds at a session: the item that was merged, and the
-- item that took it in.
with

states as (

    select * from {{ ref('int_proposal_states_by_session') }}

    where outcome = 'merged'

),

steps as (

    select * from {{ ref('int_proposal_steps_by_session') }}

),

joined as (

    select
        states.as_of_session_id,
        states.proposal_no,
        steps.merged_into_no

    from states

    inner join steps
        on
            states.as_of_session_id = steps.as_of_session_id
            and states.event_id = steps.event_id

    where steps.merged_into_no is not null and states.proposal_no is not null

)

select * from joined
