-- What became of the items whose numbers no source gives: each group with an outcome as
-- it was recorded, and of each origin those that are left without one.
with

states as (

    select * from {{ ref('int_proposal_states_by_session') }}

),

decided as (

    select
        as_of_session_id,
        event_id as disposition_id,
        event_id,
        origin,
        outcome,
        cast(total_decided_count as integer) as item_count

    from states

    where proposal_no is null and outcome is not null

),

-- A numbered item without a receipt of its own was received with a group.
left_open as (

    select
        as_of_session_id,
        'open:' || coalesce(origin, '') as disposition_id,
        max(event_id) filter (where outcome is null) as event_id,
        origin,
        null as outcome,
        cast(sum(total_received_count - total_decided_count) as integer) as item_count

    from states

    where proposal_no is null or total_received_count = 0

    group by as_of_session_id, origin

    having sum(total_received_count - total_decided_count) > 0

)

select * from decided

union all by name

select * from left_open
