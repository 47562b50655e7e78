-- What had been said of each activity by a session's cut-off and was not withdrawn by
-- then: the last word of each source, of which the most trusted one counts.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

activities as (

    select * from {{ ref('stg_activities__activities') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

known as (

    select
        sessions.session_id,
        sessions.session_sort,
        sessions.cut_off_date,
        activities.*

    from sessions

    inner join activities
        on sessions.cut_off_date >= activities.known_date

    inner join submissions
        on
            activities.submission_id = submissions.submission_id
            and (
                submissions.withdrawn_on is null
                or sessions.cut_off_date < submissions.withdrawn_on
            )

),

with_current as (

    select
        *,
        row_number() over (
            partition by session_id, activity_id, coalesce(source, '')
            order by known_date desc, submission_id desc, row_number desc
        ) = 1 as is_current

    from known

),

with_preferred as (

    select
        *,
        is_current
        and row_number() over (
            partition by session_id, activity_id, is_current
            order by
                case confidence when 'high' then 1 when 'medium' then 2 else 3 end,
                known_date desc,
                submission_id desc,
                row_number asc
        ) = 1 as is_preferred

    from with_current

)

select * from with_preferred
