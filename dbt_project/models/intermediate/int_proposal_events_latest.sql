-- A register sent again says the same step once: the latest row of each key counts.
with

events as (

    select * from {{ ref('stg_proposals__events') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

in_force as (

    select
        events.*,
        submissions.received_on,
        submissions.is_sample as is_sample_submission

    from events

    inner join submissions
        on events.submission_id = submissions.submission_id

    where submissions.withdrawn_on is null

),

latest as (

    select * from in_force

    qualify row_number() over (
        partition by event_id
        order by received_on desc, submission_id desc, row_number desc
    ) = 1

)

select * from latest
