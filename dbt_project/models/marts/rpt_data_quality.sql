-- A file that speaks for one Member names it only where that Member agreed; the
-- Secretariat finds the others through the answers in its restricted file.
with

submissions as (

    select * from {{ ref('int_submissions_by_session') }}

),

members as (

    select * from {{ ref('members') }}

),

codes as (

    select * from {{ ref('codes') }}

),

joined as (

    select

        ---------- keys
        submissions.session_id as as_of_session_id,
        cast(submissions.session_sort as integer) as session_sort,
        submissions.submission_id,
        case when submissions.may_be_named then submissions.member_id end as member_id,
        members.region_id,

        ---------- labels
        submissions.source,
        sources.name_en as source_label_en,
        sources.name_fr as source_label_fr,
        submissions.status,
        statuses.name_en as status_label_en,
        statuses.name_fr as status_label_fr,
        submissions.problems_by_code,

        ---------- measures
        submissions.answering_member_count,
        submissions.row_count,
        submissions.accepted_row_count,
        submissions.quarantined_row_count as held_row_count,
        cast(submissions.problem_count as bigint) as problem_count,
        cast(submissions.error_count as bigint) as error_count,
        cast(submissions.problem_count - submissions.error_count as bigint)
            as warning_count,

        ---------- booleans
        submissions.is_late,
        submissions.is_superseded,
        submissions.is_withdrawn,
        submissions.is_sample,
        submissions.may_be_named,

        ---------- dates
        submissions.period_end_date,
        submissions.received_on

    from submissions

    left join members
        on submissions.may_be_named and submissions.member_id = members.member_id

    left join codes as sources
        on sources.code_list = 'source' and submissions.source = sources.code

    left join codes as statuses
        on
            statuses.code_list = 'submission_status'
            and submissions.status = statuses.code

)

select * from joined
