-- Every answer as received, with the submission that replaced it, if one did: the next
-- one received on the same Member, standard and period.
with

levels as (

    select * from {{ ref('int_levels_with_submissions') }}

),

with_successors as (

    select
        *,
        lead(submission_id) over by_answer as superseded_by,
        {{ revision(['level']) }} as revision

    from levels

    window
        by_answer as (
            partition by member_id, standard_id, period_start_date, period_end_date
            order by
                withdrawn_on is null,
                received_on,
                submission_id,
                row_number,
                correction_id nulls first
        )

)

select * from with_successors
