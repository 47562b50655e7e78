-- Numbers that became known of open items received in a group: each takes one item out
-- of its group, as long as the group has any.
with

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

),

steps as (

    select * from {{ ref('int_proposal_steps_by_session') }}

    where proposal_no is not null

),

states as (

    select * from {{ ref('int_proposal_states_by_session') }}

),

told as (

    select
        as_of_session_id,
        proposal_no,
        origin

    from items

    union all

    select
        as_of_session_id,
        proposal_no,
        origin

    from steps

),

numbers as (

    select
        as_of_session_id,
        proposal_no,
        max({{ balance_origin('origin') }}) as origin

    from told

    group by as_of_session_id, proposal_no

),

-- Those with a receipt or an outcome of their own are counted by them.
unplaced as (

    select
        numbers.*,
        row_number() over (
            partition by numbers.as_of_session_id, numbers.origin
            order by numbers.proposal_no
        ) as place_no

    from numbers

    left join states
        on
            numbers.as_of_session_id = states.as_of_session_id
            and numbers.proposal_no = states.proposal_no
            and (states.total_received_count > 0 or states.total_decided_count > 0)

    where states.proposal_no is null and numbers.origin is not null

),

left_in_groups as (

    select
        as_of_session_id,
        origin,
        sum(total_received_count - total_decided_count) as item_count

    from states

    where proposal_no is null or total_received_count = 0

    group by as_of_session_id, origin

),

named as (

    select
        unplaced.as_of_session_id,
        unplaced.proposal_no,
        unplaced.origin

    from unplaced

    inner join left_in_groups
        on
            unplaced.as_of_session_id = left_in_groups.as_of_session_id
            and unplaced.origin = left_in_groups.origin
            and unplaced.place_no <= left_in_groups.item_count

)

select * from named
