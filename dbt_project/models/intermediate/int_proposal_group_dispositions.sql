-- What became of the items whose numbers no source gives: each group with an outcome as
-- it was recorded, and of each origin those that are left without one.
with

states as (

    select * from {{ ref('int_proposal_states_by_session') }}

),

named as (

    select
        as_of_session_id,
        origin,
        count(*) as named_count

    from {{ ref('int_proposal_numbers_named_by_session') }}

    group by as_of_session_id, origin

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
in_groups as (

    select
        as_of_session_id,
        origin,
        max(event_id) filter (where outcome is null) as event_id,
        sum(total_received_count - total_decided_count) as item_count

    from states

    where proposal_no is null or total_received_count = 0

    group by as_of_session_id, origin

),

left_open as (

    select
        in_groups.as_of_session_id,
        'open:' || coalesce(in_groups.origin, '') as disposition_id,
        in_groups.event_id,
        in_groups.origin,
        null as outcome,
        cast(in_groups.item_count - coalesce(named.named_count, 0) as integer)
            as item_count

    from in_groups

    left join named
        on
            in_groups.as_of_session_id = named.as_of_session_id
            and in_groups.origin = named.origin

    where in_groups.item_count > coalesce(named.named_count, 0)

)

select * from decided

union all by name

select * from left_open
