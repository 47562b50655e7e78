-- A returned row is an origin whose open items got lost or came from nowhere between
-- two sessions of one body.
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

where stock.opening_count <> stock_before.closing_count
