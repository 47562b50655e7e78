-- Items received by each session, and how many of them since the session before.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

events as (

    select * from {{ ref('int_proposal_events_latest') }}
    where event = 'received'

),

counted as (

    select
        sessions.session_id,
        events.origin,
        sum(events.item_count) as total_received_count,
        coalesce(
            sum(events.item_count)
            filter (where events.known_date > sessions.previous_cut_off_date),
            0
        ) as received_count

    from sessions

    inner join events
        on sessions.cut_off_date >= events.known_date

    group by sessions.session_id, events.origin

)

select * from counted
