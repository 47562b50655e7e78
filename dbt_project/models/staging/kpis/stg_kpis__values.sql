with

kpi_values as (

    select * from {{ source('kpis', 'kpi_values') }}

),

renamed as (

    select

        ---------- keys
        -- A wide table holds several KPIs or periods in one row.
        md5(
            concat_ws(
                '|',
                _submission_id,
                coalesce(_sheet, ''),
                _row,
                coalesce(_cell, ''),
                kpi_id,
                period_start_date,
                period_end_date
            )
        ) as answer_id,
        _submission_id as submission_id,
        member_id,
        kpi_id,

        ---------- what the mapping file says of an external KPI
        kpi_name as external_name_en,
        kpi_name_fr as external_name_fr,
        lower(trim(kpi_unit)) as external_unit,
        lower(trim(kpi_direction)) as external_direction,
        lower(trim(kpi_aggregation_rule)) as external_aggregation_rule,
        kpi_publisher as external_publisher,
        kpi_licence as external_licence,

        ---------- as typed, and how it was read
        value as value_as_typed,
        value_rule as reading_rule,
        numerator as numerator_as_typed,
        denominator as denominator_as_typed,
        status as status_as_typed,
        member as member_as_typed,
        member_rule,
        kpi as kpi_as_typed,
        kpi_rule,
        period as period_as_typed,
        period_rule,
        answer_status,
        note,

        ---------- where it stood
        _sheet as sheet,
        _row as row_number,
        _cell as cell,

        ---------- measures
        value_number as value,
        numerator_number as numerator,
        denominator_number as denominator,

        ---------- booleans
        _is_sample as is_sample,
        _may_be_named as may_be_named,

        ---------- dates
        period_start_date,
        period_end_date,
        _received_on as received_on

    from kpi_values

)

select * from renamed
