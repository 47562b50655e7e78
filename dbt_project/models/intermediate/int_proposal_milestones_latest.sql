-- A register sent again says the same step once: the latest row of each key counts.
with

milestones as (

    select * from {{ ref('stg_proposals__milestones') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

in_force as (

    select
        milestones.*,
        submissions.received_on,
        submissions.is_sample as is_sample_submission

    from milestones

    inner join submissions
        on milestones.submission_id = submissions.submission_id

    where submissions.withdrawn_on is null

),

latest as (

    select * from in_force

    qualify row_number() over (
        partition by milestone_id
        order by received_on desc, submission_id desc, row_number desc
    ) = 1

)

select * from latest
