-- Where sources disagree, each one's word is kept; the preferred one stands in
-- fct_activities and in the figures.
with

statements as (

    select * from {{ ref('int_activity_statements_described_by_session') }}

    where session_id = 'LATEST' and is_current

),

final as (

    select

        ---------- keys
        activity_id,
        cast(source_no as integer) as source_no,
        submission_id,

        ---------- labels
        title_en,
        title_fr,
        source,
        source_url,
        confidence,
        participants_qualifier,
        participants_qualifier_label_en,
        participants_qualifier_label_fr,
        note_en,
        note_fr,

        ---------- as typed, and where
        participants_as_typed,
        file_name,
        sha256,
        sheet,
        row_number,
        cell,

        ---------- measures
        participant_count,
        administration_count,
        stated_member_count,
        known_from_session_sort,

        ---------- booleans
        is_preferred,
        is_sample,

        ---------- dates
        start_date,
        end_date,
        start_date_precision,
        end_date_precision,
        latest_start_date,
        known_date

    from statements

)

select * from final
