with

totals as (

    select * from {{ ref('int_proposal_totals_known_by_session') }}

),

recorded as (

    select * from {{ ref('int_control_totals_recorded') }}

),

joined as (

    select

        ---------- keys
        totals.as_of_session_id,
        totals.total_key,
        totals.submission_id,

        ---------- labels
        totals.what_en as what,
        totals.what_en,
        totals.what_fr,
        totals.note_en,
        totals.note_fr,
        totals.evidence,
        totals.document,
        totals.paragraph,

        ---------- where it stood
        totals.sheet,
        totals.row_number,
        totals.cell,

        ---------- measures
        totals.stated_count,
        cast(recorded.recorded_count as integer) as recorded_count,

        ---------- booleans
        coalesce(totals.stated_count = recorded.recorded_count, false) as is_equal,

        ---------- dates
        totals.known_date

    from totals

    left join recorded
        on
            totals.as_of_session_id = recorded.as_of_session_id
            and totals.total_key = recorded.total_key

)

select * from joined
