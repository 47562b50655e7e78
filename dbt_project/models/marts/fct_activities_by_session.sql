-- What had been said of each activity by each session, and whether it counted there:
-- the last word of each source, of which the most trusted one stands for the activity.
with

statements as (

    select * from {{ ref('int_activity_statements_known_by_session') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

final as (

    select

        ---------- keys
        statements.session_id as as_of_session_id,
        statements.statement_id,
        statements.activity_id,
        statements.submission_id,
        statements.region_ids,
        statements.member_ids,

        ---------- labels
        case
            when not statements.is_current then 'superseded'
            when not statements.is_preferred then 'less_trusted'
            when statements.latest_start_date > statements.cut_off_date
                then 'not_begun'
            else 'counted'
        end as cell_role,
        statements.title_en,
        statements.title_fr,
        statements.donor,
        statements.source,
        statements.confidence,

        ---------- as typed, and where
        submissions.file_name,
        submissions.sha256,
        statements.sheet,
        statements.row_number,
        statements.cell,
        statements.type_as_typed,
        statements.region_as_typed,
        statements.members_as_typed,
        statements.participants_as_typed,

        ---------- measures
        statements.participant_count,
        statements.stated_member_count,

        ---------- booleans
        statements.is_sample,

        ---------- dates
        statements.start_date,
        statements.end_date,
        statements.start_date_precision,
        statements.end_date_precision,
        statements.latest_start_date,
        statements.known_date

    from statements

    inner join submissions
        on statements.submission_id = submissions.submission_id

)

select * from final
