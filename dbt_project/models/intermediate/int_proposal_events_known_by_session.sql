-- Steps that were known by a session's cut-off and not withdrawn by then; of a register
-- sent again, the row received last. A step keeps the day on which it was first known.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

events as (

    select * from {{ ref('stg_proposals__events') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

known as (

    select
        sessions.session_id as as_of_session_id,
        sessions.previous_cut_off_date,
        events.*,
        submissions.received_on,
        min(events.known_date) over (
            partition by sessions.session_id, events.event_id
        ) as first_known_date

    from sessions

    inner join events
        on sessions.cut_off_date >= events.known_date

    inner join submissions
        on
            events.submission_id = submissions.submission_id
            and (
                submissions.withdrawn_on is null
                or sessions.cut_off_date < submissions.withdrawn_on
            )

),

with_current as (

    select * from known

    qualify row_number() over (
        partition by as_of_session_id, event_id
        order by received_on desc, submission_id desc, row_number desc
    ) = 1

)

select * from with_current
