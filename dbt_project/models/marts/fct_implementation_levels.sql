with

levels as (

    {{ with_knowledge(
        ref('int_sessions_in_order'), ref('int_levels_with_successors')
    ) }}

),

final as (

    select

        ---------- keys
        answer_id,
        member_id,
        standard_id,
        submission_id,
        superseded_by,

        ---------- labels
        answer_status,
        revision,
        correction_id,
        period_as_typed,

        ---------- as typed, and where
        file_name,
        sha256,
        sheet,
        row_number,
        cell,
        value_as_typed,
        reading_rule,
        corrected_text,
        correction_reason_en,
        correction_reason_fr,
        correction_reporter,
        member_as_typed,
        member_rule,
        standard_as_typed,
        standard_rule,
        period_rule,
        supporting_evidence,
        note,

        ---------- measures
        level,
        known_from_session_sort,
        known_until_session_sort,

        ---------- booleans
        is_sample,
        may_be_named,
        superseded_by is null
        and withdrawn_on is null
        and revision <> 'left_as_before'
        and answer_status <> 'withdrawn' as is_current,

        ---------- dates
        period_start_date,
        period_end_date,
        received_on,
        withdrawn_on

    from levels

)

select * from final
