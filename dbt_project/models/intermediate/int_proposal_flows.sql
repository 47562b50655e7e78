-- Of the items decided since the session before, those that were open already are
-- taken from the opening stock first; the others were received in the meantime.
with

grid as (

    select * from {{ ref('int_proposal_grid') }}

),

receipts as (

    select * from {{ ref('int_proposal_receipts_by_session') }}

),

outcomes as (

    select * from {{ ref('int_proposal_outcomes_by_session') }}

),

joined as (

    select
        grid.*,
        coalesce(receipts.total_received_count, 0) as origin_received_count,
        coalesce(receipts.received_count, 0) as origin_new_count,
        coalesce(receipts.reopened_count, 0) as origin_reopened_count,
        coalesce(outcomes.total_decided_count, 0) as total_decided_count,
        coalesce(outcomes.decided_count, 0) as decided_count

    from grid

    left join receipts
        on
            grid.session_id = receipts.session_id
            and grid.origin is not distinct from receipts.origin

    left join outcomes
        on
            grid.session_id = outcomes.session_id
            and grid.origin is not distinct from outcomes.origin
            and grid.outcome is not distinct from outcomes.outcome

),

with_stock as (

    select
        *,
        sum(total_decided_count) over by_origin as origin_decided_count,
        sum(decided_count) over by_origin as origin_new_decided_count,
        sum(decided_count) over (
            partition by session_id, origin
            order by outcome_sort
            rows between unbounded preceding and 1 preceding
        ) as earlier_decided_count

    from joined

    window by_origin as (partition by session_id, origin)

),

with_opening as (

    select
        *,
        (origin_received_count - origin_new_count)
        - (origin_decided_count - origin_new_decided_count) as origin_opening_count

    from with_stock

)

select * from with_opening
