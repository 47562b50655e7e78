-- A returned row is an origin and outcome of which the table of dispositions holds more
-- or fewer items at a session than the balance of stock and flow.
with

dispositions as (

    select
        as_of_session_id,
        origin,
        outcome,
        sum(item_count) as item_count

    from {{ ref('rpt_proposal_dispositions') }}

    group by as_of_session_id, origin, outcome

),

stock as (

    select
        as_of_session_id,
        origin,
        outcome,
        standing_count

    from {{ ref('rpt_proposals_by_session') }}

),

joined as (

    select
        coalesce(stock.as_of_session_id, dispositions.as_of_session_id)
            as as_of_session_id,
        coalesce(stock.origin, dispositions.origin) as origin,
        coalesce(stock.outcome, dispositions.outcome) as outcome,
        coalesce(stock.standing_count, 0) as standing_count,
        coalesce(dispositions.item_count, 0) as item_count

    from stock

    full outer join dispositions
        on
            stock.as_of_session_id = dispositions.as_of_session_id
            and stock.origin is not distinct from dispositions.origin
            and stock.outcome is not distinct from dispositions.outcome

)

select * from joined

where standing_count <> item_count
