-- Decisions on items by the day they became known: a numbered item by its first one
-- (it leaves the open stock once), a group of unnumbered items as it was recorded.
with

events as (

    select * from {{ ref('int_proposal_events_latest') }}

    where outcome is not null and event <> 'submitted'

),

items as (

    select * from {{ ref('int_proposal_items_latest') }}

),

numbered as (

    select
        proposal_no,
        min(known_date) as first_known_date

    from events

    where proposal_no is not null

    group by proposal_no

),

decisions as (

    select
        events.event_id,
        events.proposal_no,
        coalesce(events.origin, items.origin) as origin,
        events.outcome,
        coalesce(events.item_count, 1) as item_count,
        events.known_date,
        coalesce(numbered.first_known_date, events.known_date) as first_known_date

    from events

    left join items
        on events.proposal_no = items.proposal_no

    left join numbered
        on events.proposal_no = numbered.proposal_no

)

select * from decisions
