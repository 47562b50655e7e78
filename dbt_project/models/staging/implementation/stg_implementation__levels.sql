with

levels as (

    select * from {{ source('implementation', 'implementation_levels') }}

),

renamed as (

    select

        ---------- keys
        md5(concat_ws('|', _submission_id, coalesce(_sheet, ''), _row)) as answer_id,
        _submission_id as submission_id,
        member_id,
        standard_id,

        ---------- as typed, and how it was read
        level as value_as_typed,
        level_rule as reading_rule,
        member as member_as_typed,
        member_rule,
        standard as standard_as_typed,
        standard_rule,
        period as period_as_typed,
        period_rule,
        answer_status,
        evidence as supporting_evidence,
        note,

        ---------- where it stood
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- measures
        level_value as level,

        ---------- booleans
        _is_sample as is_sample,
        _may_be_named as may_be_named,

        ---------- dates
        period_start_date,
        period_end_date,
        _received_on as received_on

    from levels

)

select * from renamed
