-- A returned row is a step of a numbered item that may not follow the step before it,
-- or an item merged into itself. Items with a step whose day is not known are left out:
-- their order is not known either.
with

events as (

    select * from {{ ref('fct_proposal_events') }}

    where
        proposal_no is not null
        and event not in ('submitted', 'reported')

),

sessions as (

    select * from {{ ref('dim_sessions') }}

),

ranks as (

    select * from {{ ref('codes') }}

    where code_list = 'event'

),

moves as (

    select * from {{ ref('proposal_moves') }}

),

dated as (

    select distinct
        events.proposal_no,
        events.is_sample,
        events.event,
        events.merged_into_no,
        ranks.sort_no,
        coalesce(events.event_date, sessions.start_date) as day

    from events

    left join sessions
        on events.session_id = sessions.session_id

    left join ranks
        on events.event = ranks.code

),

ordered as (

    select
        *,
        lag(event) over (
            partition by proposal_no, is_sample
            order by day, sort_no
        ) as event_before,
        count(*) over (partition by proposal_no, is_sample)
        - count(day) over (partition by proposal_no, is_sample) as undated_count

    from dated

),

judged as (

    select
        ordered.*,
        moves.event is not null as is_declared

    from ordered

    left join moves
        on
            ordered.event_before = moves.event_before
            and ordered.event = moves.event

)

select * from judged

where
    (undated_count = 0 and event_before is not null and not is_declared)
    or merged_into_no = proposal_no
