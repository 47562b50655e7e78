-- A returned row is an origin whose open items got lost or came from nowhere between
-- two sessions of one body. Where the register was restated in between (a file of it
-- withdrawn, or a step said anew with another count), the later session opens with what
-- is known by then, and the earlier one stays as it was.
with

flows as (

    select * from {{ ref('rpt_proposals_by_session') }}

),

stock as (

    select
        as_of_session_id,
        previous_session_id,
        origin,
        sum(opening_count) as opening_count,
        sum(closing_count) as closing_count

    from flows

    group by as_of_session_id, previous_session_id, origin

),

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}

),

restated as (

    select distinct flows.as_of_session_id

    from flows

    inner join events as events_before
        on flows.previous_session_id = events_before.as_of_session_id

    left join events
        on
            flows.as_of_session_id = events.as_of_session_id
            and events_before.event_id = events.event_id
            and events_before.item_count is not distinct from events.item_count
            and events_before.outcome is not distinct from events.outcome

    where events.event_id is null

)

select
    stock.as_of_session_id,
    stock.origin,
    stock.opening_count,
    stock_before.closing_count

from stock

inner join stock as stock_before
    on
        stock.previous_session_id = stock_before.as_of_session_id
        and stock.origin is not distinct from stock_before.origin

left join restated
    on stock.as_of_session_id = restated.as_of_session_id

where
    stock.opening_count <> stock_before.closing_count
    and restated.as_of_session_id is null
