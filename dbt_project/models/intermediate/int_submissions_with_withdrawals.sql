with

submissions as (

    select * from {{ ref('stg_intake__submissions') }}

),

withdrawals as (

    select * from {{ ref('stg_intake__withdrawals') }}

),

joined as (

    select
        submissions.*,
        withdrawals.withdrawn_on,
        withdrawals.withdrawal_reason

    from submissions

    left join withdrawals
        on submissions.submission_id = withdrawals.submission_id

)

select * from joined
