-- What had been said of each activity by a session's cut-off and was not withdrawn by
-- then: the last word of each source, of which the most trusted one counts.
with

activities as (

    select
        activities.*,
        submissions.withdrawn_on

    from {{ ref('stg_activities__activities') }} as activities

    inner join {{ ref('int_submissions_with_withdrawals') }} as submissions
        on activities.submission_id = submissions.submission_id

),

known as (

    {{ known_by_session('activities', received_on='known_date') }}

),

with_current as (

    select
        * exclude (withdrawn_on),
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
