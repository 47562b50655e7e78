-- Where each item stands at a session, and where it stood at the session before by the
-- same steps: received or not, open or decided. A reopened item is open again. Of items
-- without numbers each step stands for itself, with as many items as it says.
with

steps as (

    select * replace ({{ balance_origin('origin') }} as origin)

    from {{ ref('int_proposal_steps_by_session') }}

    where event in ('received', 'reopened') or outcome is not null

),

numbered as (

    select
        as_of_session_id,
        proposal_no,
        max(origin) as origin,
        count(*) filter (where event = 'received') > 0 as is_received,
        count(*) filter (where event = 'received' and is_known_before) > 0
            as was_received,
        arg_max(coalesce(outcome, 'open'), step_no) as state,
        coalesce(
            arg_max(coalesce(outcome, 'open'), step_no) filter (where is_known_before),
            'open'
        ) as state_before,
        arg_max(event_id, step_no) as event_id

    from steps

    where proposal_no is not null

    group by as_of_session_id, proposal_no

),

items as (

    select
        as_of_session_id,
        proposal_no,
        event_id,
        origin,
        nullif(state, 'open') as outcome,
        cast(is_received as integer) as total_received_count,
        cast(is_received and not was_received as integer) as received_count,
        cast(state = 'open' and state_before <> 'open' as integer) as reopened_count,
        cast(state <> 'open' as integer) as total_decided_count,
        cast(state <> 'open' and state_before = 'open' as integer) as decided_count

    from numbered

),

groups as (

    select
        as_of_session_id,
        proposal_no,
        event_id,
        origin,
        outcome,
        case when outcome is null then item_count else 0 end as total_received_count,
        case when outcome is null and not is_known_before then item_count else 0 end
            as received_count,
        0 as reopened_count,
        case when outcome is not null then item_count else 0 end as total_decided_count,
        case
            when outcome is not null and not is_known_before then item_count else 0
        end as decided_count

    from steps

    where proposal_no is null

)

select * from items

union all by name

select * from groups
