-- Decisions on items as they were known at each session: a numbered item by its first
-- one (it leaves the open stock once), a group of unnumbered items as it was recorded.
with

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}

    where outcome is not null and event <> 'submitted'

),

items as (

    select * from {{ ref('int_proposal_items_known_by_session') }}

),

numbered as (

    select
        as_of_session_id,
        proposal_no,
        min(first_known_date) as first_known_date

    from events

    where proposal_no is not null

    group by as_of_session_id, proposal_no

),

decisions as (

    select
        events.as_of_session_id,
        events.previous_cut_off_date,
        events.event_id,
        events.proposal_no,
        coalesce(events.origin, items.origin) as origin,
        events.outcome,
        coalesce(events.item_count, 1) as item_count,
        events.known_date,
        coalesce(numbered.first_known_date, events.first_known_date)
            as first_known_date

    from events

    left join items
        on
            events.as_of_session_id = items.as_of_session_id
            and events.proposal_no = items.proposal_no

    left join numbered
        on
            events.as_of_session_id = numbered.as_of_session_id
            and events.proposal_no = numbered.proposal_no

)

select * from decisions
