with

submissions as (

    select * from {{ ref('int_submissions_by_session') }}

),

problems as (

    select * from {{ ref('stg_intake__problems') }}

),

codes as (

    select * from {{ ref('codes') }}
    where code_list = 'problem'

),

counted as (

    select
        submissions.session_id,
        submissions.session_sort,
        problems.problem_code,
        problems.severity,
        count(*) as problem_count,
        count(*) filter (
            where not submissions.is_superseded and not submissions.is_withdrawn
        ) as open_problem_count,
        count(distinct submissions.submission_id) as submission_count,
        bool_or(submissions.is_sample) as is_sample

    from submissions

    inner join problems
        on submissions.submission_id = problems.submission_id

    group by
        submissions.session_id,
        submissions.session_sort,
        problems.problem_code,
        problems.severity

),

final as (

    select

        ---------- keys
        counted.session_id as as_of_session_id,
        cast(counted.session_sort as integer) as session_sort,
        counted.problem_code,
        counted.severity,

        ---------- labels
        coalesce(codes.name_en, counted.problem_code) as problem_label_en,
        coalesce(codes.name_fr, counted.problem_code) as problem_label_fr,

        ---------- measures
        counted.problem_count,
        counted.open_problem_count,
        counted.submission_count,

        ---------- booleans
        counted.is_sample

    from counted

    left join codes
        on counted.problem_code = codes.code

)

select * from final
