-- Every answer as received, with the submission that replaced it, if one did: the next
-- one received on the same Member, standard and period.
with

levels as (

    select * from {{ ref('int_levels_with_submissions') }}

),

with_blanks as (

    select
        *,
        {{ leaves_answer_as_before(
            ['member_id', 'standard_id', 'period_start_date', 'period_end_date'],
            where='withdrawn_on is null'
        ) }} as is_left_as_before

    from levels

),

with_successors as (

    select
        * exclude (is_left_as_before),
        {{ superseded_by() }} as superseded_by,
        {{ revision(['level']) }} as revision

    from with_blanks

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
