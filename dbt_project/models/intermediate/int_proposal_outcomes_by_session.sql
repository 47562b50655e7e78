-- Items decided by each session, under the outcome that held at that session, and how
-- many of them were still open at the session before, or not yet received.
with

states as (

    select * from {{ ref('int_proposal_states_by_session') }}

    where outcome is not null

),

counted as (

    select
        as_of_session_id as session_id,
        origin,
        outcome,
        sum(total_decided_count) as total_decided_count,
        sum(decided_count) as decided_count

    from states

    group by as_of_session_id, origin, outcome

)

select * from counted
