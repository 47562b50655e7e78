-- What the register said of each item by a session's cut-off, and was not withdrawn by
-- then: the row received last.
with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

items as (

    select * from {{ ref('stg_proposals__items') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

known as (

    select
        sessions.session_id as as_of_session_id,
        items.*,
        submissions.received_on

    from sessions

    inner join items
        on sessions.cut_off_date >= items.known_date

    inner join submissions
        on
            items.submission_id = submissions.submission_id
            and (
                submissions.withdrawn_on is null
                or sessions.cut_off_date < submissions.withdrawn_on
            )

),

with_current as (

    select * from known

    qualify row_number() over (
        partition by as_of_session_id, proposal_no
        order by received_on desc, submission_id desc, row_number desc
    ) = 1

)

select * from with_current
