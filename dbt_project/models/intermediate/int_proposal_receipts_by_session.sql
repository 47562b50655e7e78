-- Items received by each session, and how many of them since the session before.
with

events as (

    select * from {{ ref('int_proposal_events_known_by_session') }}
    where event = 'received'

),

counted as (

    select
        as_of_session_id as session_id,
        origin,
        sum(item_count) as total_received_count,
        coalesce(
            sum(item_count) filter (where first_known_date > previous_cut_off_date), 0
        ) as received_count

    from events

    group by as_of_session_id, origin

)

select * from counted
