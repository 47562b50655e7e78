-- What became of each numbered item by a session. One without a receipt of its own and
-- without an outcome counts where its origin is known, as one of a group; else for
-- none: it is among those whose numbers are not given.
with

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

),

states as (

    select * from {{ ref('int_proposal_states_by_session') }}

    where proposal_no is not null

),

steps as (

    select * from {{ ref('int_proposal_steps_by_session') }}

    where proposal_no is not null

),

named as (

    select * from {{ ref('int_proposal_numbers_named_by_session') }}

),

mergers as (

    select * from {{ ref('int_proposal_mergers_by_session') }}

),

absorbed as (

    select
        as_of_session_id,
        merged_into_no as proposal_no,
        string_agg(cast(proposal_no as varchar), ';' order by proposal_no)
            as absorbed_nos

    from mergers

    group by as_of_session_id, merged_into_no

),

last_steps as (

    select
        as_of_session_id,
        proposal_no,
        arg_max(event, step_no) filter (where event <> 'reported') as last_event

    from steps

    group by as_of_session_id, proposal_no

),

-- An item that another one was merged into is shown even where nothing else is known
-- of it: a merger has two ends.
numbers as (

    select
        as_of_session_id,
        proposal_no

    from items

    union

    select
        as_of_session_id,
        proposal_no

    from last_steps

    union

    select
        as_of_session_id,
        proposal_no

    from absorbed

),

joined as (

    select
        numbers.as_of_session_id,
        cast(numbers.proposal_no as varchar) as disposition_id,
        numbers.proposal_no,
        states.event_id,
        coalesce(states.origin, named.origin, {{ balance_origin('items.origin') }})
            as origin,
        states.outcome,
        last_steps.last_event,
        mergers.merged_into_no,
        absorbed.absorbed_nos,
        greatest(
            coalesce(states.total_received_count, 0),
            coalesce(states.total_decided_count, 0),
            cast(named.proposal_no is not null as integer)
        ) as item_count

    from numbers

    left join items
        on
            numbers.as_of_session_id = items.as_of_session_id
            and numbers.proposal_no = items.proposal_no

    left join states
        on
            numbers.as_of_session_id = states.as_of_session_id
            and numbers.proposal_no = states.proposal_no

    left join named
        on
            numbers.as_of_session_id = named.as_of_session_id
            and numbers.proposal_no = named.proposal_no

    left join last_steps
        on
            numbers.as_of_session_id = last_steps.as_of_session_id
            and numbers.proposal_no = last_steps.proposal_no

    left join mergers
        on
            numbers.as_of_session_id = mergers.as_of_session_id
            and numbers.proposal_no = mergers.proposal_no

    left join absorbed
        on
            numbers.as_of_session_id = absorbed.as_of_session_id
            and numbers.proposal_no = absorbed.proposal_no

)

select * from joined
