with

levels as (

    select * from {{ ref('stg_implementation__levels') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

joined as (

    select
        levels.*,
        submissions.file_name,
        submissions.sha256,
        submissions.withdrawn_on

    from levels

    inner join submissions
        on levels.submission_id = submissions.submission_id

)

select * from joined
