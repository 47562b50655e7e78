-- Files received by each session's cut-off, and how they stood on that day. A file is
-- superseded once none of its rows counts any more.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

submissions as (

    {{ with_knowledge(ref('int_sessions_in_order'), ref('int_submissions_described')) }}

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
        coalesce(submissions.known_until_session_sort <= sessions.session_sort, false)
            as is_withdrawn,
        replaced.submission_id is not null as is_superseded

    from sessions

    inner join submissions
        on sessions.session_sort >= submissions.known_from_session_sort

    left join replaced
        on
            sessions.session_id = replaced.session_id
            and submissions.submission_id = replaced.submission_id

)

select * from joined
