-- Items decided by each session, under the outcome that held at that session, and how
-- many of them were first decided since the session before.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

decisions as (

    select * from {{ ref('int_proposal_decisions') }}

),

known as (

    select
        sessions.session_id,
        sessions.previous_cut_off_date,
        decisions.*

    from sessions

    inner join decisions
        on sessions.cut_off_date >= decisions.known_date

),

held_at_session as (

    select * from known

    qualify row_number() over (
        partition by session_id, coalesce(cast(proposal_no as varchar), event_id)
        order by known_date desc, event_id desc
    ) = 1

),

counted as (

    select
        session_id,
        origin,
        outcome,
        sum(item_count) as total_decided_count,
        coalesce(
            sum(item_count) filter (where first_known_date > previous_cut_off_date), 0
        ) as decided_count

    from held_at_session

    group by session_id, origin, outcome

)

select * from counted
