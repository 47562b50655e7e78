with

withdrawals as (

    select * from {{ source('intake', 'withdrawals') }}

),

-- A submission is withdrawn once: the first word counts.
first_withdrawals as (

    select
        submission_id,
        min(withdrawn_on) as withdrawn_on,
        arg_min(reason, withdrawn_on) as withdrawal_reason

    from withdrawals

    group by submission_id

)

select * from first_withdrawals
