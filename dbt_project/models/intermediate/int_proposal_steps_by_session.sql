-- Steps known by a session in the order in which they were taken, whatever the order in
-- which they became known. A step without a day has that of its session, else the day
-- on which it became known; being received comes before everything else.
with

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}

),

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

),

sessions as (

    select * from {{ ref('sessions') }}

),

codes as (

    select * from {{ ref('codes') }}

    where code_list = 'event'

),

-- What an item is said to be when it is received holds for all its steps.
receipts as (

    select
        as_of_session_id,
        proposal_no,
        min(origin) as origin

    from events

    where event = 'received' and proposal_no is not null

    group by as_of_session_id, proposal_no

),

joined as (

    select
        events.* replace (
            coalesce(receipts.origin, items.origin, events.origin) as origin,
            coalesce(events.item_count, 1) as item_count
        ),
        coalesce(events.event_date, sessions.start_date, events.known_date)
            as step_date,
        codes.sort_no as step_sort

    from events

    left join receipts
        on
            events.as_of_session_id = receipts.as_of_session_id
            and events.proposal_no = receipts.proposal_no

    left join items
        on
            events.as_of_session_id = items.as_of_session_id
            and events.proposal_no = items.proposal_no

    left join sessions
        on events.session_id = sessions.session_id

    left join codes
        on events.event = codes.code

    where events.event <> 'submitted'

),

ordered as (

    select
        *,
        row_number() over (
            partition by as_of_session_id, proposal_no
            order by event <> 'received', step_date, step_sort, event_id
        ) as step_no

    from joined

)

select * from ordered
