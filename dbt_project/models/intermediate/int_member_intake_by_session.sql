-- What each Member, and the European Union, had sent by a session: its own files, their
-- problems, and whether everything behind its figures may be named.
with

answers as (

    select * from {{ ref('int_answers_known_by_session') }}
    where not is_external

),

submissions as (

    select * from {{ ref('int_submissions_by_session') }}
    where member_id is not null

),

answers_counted as (

    select
        session_id,
        member_id,
        count(*) filter (
            where source = 'kpis' and is_current and answer_status = 'reported'
        ) as kpi_answer_count,
        count(distinct submission_id) as submission_count,
        bool_and(may_be_named) as may_be_named,
        bool_or(is_sample) as is_sample

    from answers

    group by session_id, member_id

),

files_counted as (

    select
        session_id,
        member_id,
        count(*) filter (where is_late) as late_submission_count,
        count(*) filter (where is_withdrawn) as withdrawn_submission_count,
        sum(quarantined_row_count) as held_row_count,
        sum(problem_count) as problem_count,
        max(received_on) as last_received_on,
        bool_and(may_be_named) as may_be_named

    from submissions

    group by session_id, member_id

),

joined as (

    select
        coalesce(answers_counted.session_id, files_counted.session_id) as session_id,
        coalesce(answers_counted.member_id, files_counted.member_id) as member_id,
        coalesce(answers_counted.kpi_answer_count, 0) as kpi_answer_count,
        coalesce(answers_counted.submission_count, 0) as submission_count,
        coalesce(files_counted.late_submission_count, 0) as late_submission_count,
        coalesce(files_counted.withdrawn_submission_count, 0)
            as withdrawn_submission_count,
        coalesce(files_counted.held_row_count, 0) as held_row_count,
        coalesce(files_counted.problem_count, 0) as problem_count,
        coalesce(answers_counted.may_be_named, true)
        and coalesce(files_counted.may_be_named, true) as may_be_named,
        coalesce(answers_counted.is_sample, false) as is_sample,
        files_counted.last_received_on

    from answers_counted

    full outer join files_counted
        on
            answers_counted.session_id = files_counted.session_id
            and answers_counted.member_id = files_counted.member_id

)

select * from joined
