-- Presentations of experience known by a session's cut-off and not withdrawn by then: of
-- a register sent again, the row received last.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

experiences as (

    select * from {{ ref('stg_proposals__experiences') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

known as (

    select
        sessions.session_id as as_of_session_id,
        experiences.*,
        submissions.received_on

    from sessions

    inner join experiences
        on sessions.cut_off_date >= experiences.known_date

    inner join submissions
        on
            experiences.submission_id = submissions.submission_id
            and (
                submissions.withdrawn_on is null
                or sessions.cut_off_date < submissions.withdrawn_on
            )

),

with_current as (

    select * from known

    qualify row_number() over (
        partition by as_of_session_id, experience_id
        order by received_on desc, submission_id desc, row_number desc
    ) = 1

)

select * from with_current
