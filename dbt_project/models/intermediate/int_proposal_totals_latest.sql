-- A register sent again says the same step once: the latest row of each key counts.
with

totals as (

    select * from {{ ref('stg_proposals__totals') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

in_force as (

    select
        totals.*,
        submissions.received_on,
        submissions.is_sample as is_sample_submission

    from totals

    inner join submissions
        on totals.submission_id = submissions.submission_id

    where submissions.withdrawn_on is null

),

latest as (

    select * from in_force

    qualify row_number() over (
        partition by total_key
        order by received_on desc, submission_id desc, row_number desc
    ) = 1

)

select * from latest
