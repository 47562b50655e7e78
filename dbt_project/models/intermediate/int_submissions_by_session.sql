-- Files received by each session's cut-off, and how they stood on that day. A file is
-- superseded once none of its rows counts any more.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

submissions as (

    select * from {{ ref('int_submissions_described') }}

),

rows_known as (

    select
        session_id,
        submission_id,
        is_current

    from {{ ref('int_answers_known_by_session') }}

    union all

    select
        session_id,
        submission_id,
        is_current

    from {{ ref('int_activity_statements_known_by_session') }}

),

replaced as (

    select
        session_id,
        submission_id

    from rows_known

    group by session_id, submission_id

    having not bool_or(is_current)

),

joined as (

    select
        sessions.session_id,
        sessions.session_sort,
        submissions.*,
        coalesce(submissions.withdrawn_on <= sessions.cut_off_date, false)
            as is_withdrawn,
        replaced.submission_id is not null as is_superseded

    from sessions

    inner join submissions
        on sessions.cut_off_date >= submissions.received_on

    left join replaced
        on
            sessions.session_id = replaced.session_id
            and submissions.submission_id = replaced.submission_id

)

select * from joined
