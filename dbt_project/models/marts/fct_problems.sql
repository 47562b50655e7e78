with

problems as (

    select * from {{ ref('stg_intake__problems') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

codes as (

    select * from {{ ref('codes') }}
    where code_list = 'problem'

),

joined as (

    select

        ---------- keys
        problems.problem_id,
        problems.submission_id,
        problems.problem_code,

        ---------- labels
        problems.severity,
        coalesce(codes.name_en, problems.problem_code) as problem_label_en,
        coalesce(codes.name_fr, problems.problem_code) as problem_label_fr,
        problems.message_en,
        problems.message_fr,
        submissions.source,

        ---------- where it stands
        submissions.file_name,
        submissions.sha256,
        problems.sheet,
        problems.row_number,
        problems.column_name,
        problems.cell,
        problems.value_as_typed,

        ---------- booleans
        submissions.is_sample,
        submissions.may_be_named,

        ---------- dates
        submissions.received_on

    from problems

    inner join submissions
        on problems.submission_id = submissions.submission_id

    left join codes
        on problems.problem_code = codes.code

)

select * from joined
