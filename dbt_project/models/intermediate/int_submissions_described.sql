-- Each file received, with the one Member it speaks for, if it speaks for one, the
-- latest period it describes and the problems found in it. It is late when it came more
-- than six months after that period.
with

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

answers as (

    select
        submission_id,
        member_id,
        period_end_date,
        may_be_named

    from {{ ref('stg_implementation__levels') }}

    union all

    select
        submission_id,
        member_id,
        period_end_date,
        may_be_named

    from {{ ref('stg_kpis__values') }}

    where external_name_en is null

),

problems as (

    select
        submission_id,
        problem_code,
        count(*) as problem_count,
        count(*) filter (where severity = 'error') as error_count

    from {{ ref('stg_intake__problems') }}

    group by submission_id, problem_code

),

answers_described as (

    select
        submission_id,
        case when count(distinct member_id) = 1 then any_value(member_id) end
            as member_id,
        count(distinct member_id) as answering_member_count,
        max(period_end_date) as period_end_date,
        bool_and(may_be_named) as may_be_named

    from answers

    group by submission_id

),

problems_counted as (

    select
        submission_id,
        sum(problem_count) as problem_count,
        sum(error_count) as error_count,
        concat(
            '{',
            string_agg(
                concat('"', problem_code, '": ', problem_count), ', '
                order by problem_code asc
            ),
            '}'
        ) as problems_by_code

    from problems

    group by submission_id

),

joined as (

    select
        submissions.submission_id,
        submissions.source,
        submissions.status,
        submissions.row_count,
        submissions.accepted_row_count,
        submissions.quarantined_row_count,
        submissions.is_sample,
        submissions.received_on,
        submissions.withdrawn_on,
        answers_described.member_id,
        coalesce(answers_described.answering_member_count, 0)
            as answering_member_count,
        answers_described.period_end_date,
        coalesce(answers_described.may_be_named, false) as may_be_named,
        coalesce(problems_counted.problem_count, 0) as problem_count,
        coalesce(problems_counted.error_count, 0) as error_count,
        coalesce(problems_counted.problems_by_code, '{}') as problems_by_code,
        coalesce(
            submissions.received_on
            > answers_described.period_end_date + interval 6 month,
            false
        ) as is_late

    from submissions

    left join answers_described
        on submissions.submission_id = answers_described.submission_id

    left join problems_counted
        on submissions.submission_id = problems_counted.submission_id

)

select * from joined
