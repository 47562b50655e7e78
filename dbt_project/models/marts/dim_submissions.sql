with

submissions as (

    {{ with_knowledge(
        ref('int_sessions_in_order'), ref('int_submissions_with_withdrawals')
    ) }}

),

superseded as (

    select * from {{ ref('int_submissions_superseded') }}

),

joined as (

    select

        ---------- keys
        submissions.submission_id,
        superseded.superseded_by,

        ---------- labels
        submissions.sha256,
        submissions.file_name,
        submissions.source,
        submissions.sender,
        submissions.status,
        submissions.language,
        submissions.withdrawal_reason,

        ---------- measures
        submissions.byte_count,
        submissions.row_count,
        submissions.accepted_row_count,
        submissions.quarantined_row_count,
        submissions.known_from_session_sort,
        submissions.known_until_session_sort,

        ---------- booleans
        submissions.is_sample,
        submissions.may_be_named,

        ---------- dates
        submissions.received_on,
        submissions.loaded_at,
        submissions.withdrawn_on

    from submissions

    left join superseded
        on submissions.submission_id = superseded.submission_id

)

select * from joined
