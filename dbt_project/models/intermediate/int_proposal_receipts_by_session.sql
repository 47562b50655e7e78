-- Items received by each session, and how many entered the open stock since the session
-- before: those received since, and those reopened.
with

states as (

    select * from {{ ref('int_proposal_states_by_session') }}

),

counted as (

    select
        as_of_session_id as session_id,
        origin,
        sum(total_received_count) as total_received_count,
        sum(received_count + reopened_count) as received_count,
        sum(reopened_count) as reopened_count

    from states

    group by as_of_session_id, origin

)

select * from counted
