-- Items decided by each session, under the outcome that held at that session, and how
-- many of them were first decided since the session before.
with

decisions as (

    select * from {{ ref('int_proposal_decisions') }}

),

held_at_session as (

    select * from decisions

    qualify row_number() over (
        partition by
            as_of_session_id, coalesce(cast(proposal_no as varchar), event_id)
        order by known_date desc, event_id desc
    ) = 1

),

counted as (

    select
        as_of_session_id as session_id,
        origin,
        outcome,
        sum(item_count) as total_decided_count,
        coalesce(
            sum(item_count) filter (where first_known_date > previous_cut_off_date), 0
        ) as decided_count

    from held_at_session

    group by as_of_session_id, origin, outcome

)

select * from counted
