with

kpi_values as (

    {{ with_knowledge(
        ref('int_sessions_in_order'), ref('int_kpi_values_with_successors')
    ) }}

),

final as (

    select

        ---------- keys
        answer_id,
        member_id,
        kpi_id,
        submission_id,
        superseded_by,

        ---------- labels
        answer_status,
        revision,
        correction_id,
        {{ period_code('period_start_date', 'period_end_date') }} as period,
        unit,
        origin,
        origin_name_en,
        origin_name_fr,
        publisher,

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
        numerator_as_typed,
        denominator_as_typed,
        status_as_typed,
        member_as_typed,
        member_rule,
        kpi_as_typed,
        kpi_rule,
        period_as_typed,
        period_rule,
        note,

        ---------- measures
        value,
        numerator,
        denominator,
        known_from_session_sort,
        known_until_session_sort,

        ---------- booleans
        is_official,
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

    from kpi_values

)

select * from final
