-- Every value as received, with the file it came in and the submission that replaced
-- it, if one did: the next one received on the same Member, KPI and period. A value
-- that the Secretariat corrected stands twice: as received, and as corrected from the
-- day the correction was recorded on.
with

kpi_values as (

    select * from {{ ref('stg_kpis__values') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

),

corrections as (

    select * from {{ ref('corrections') }}
    where source = 'kpis'

),

corrected as (

    select
        kpi_values.* replace (
            md5(concat_ws('|', kpi_values.answer_id, corrections.correction_id))
                as answer_id,
            corrections.corrected_value as value,
            corrections.corrected_numerator as numerator,
            corrections.corrected_denominator as denominator,
            'reported' as answer_status,
            'recorded_correction' as reading_rule,
            corrections.recorded_on as received_on
        ),
        {{ correction_columns() }}

    from kpi_values

    inner join corrections
        on
            kpi_values.member_id = corrections.member_id
            and kpi_values.kpi_id = corrections.item_id
            and kpi_values.value_as_typed = corrections.text_as_typed
            and kpi_values.received_on <= corrections.recorded_on

    where
        corrections.period = {{ period_code(
            'kpi_values.period_start_date', 'kpi_values.period_end_date'
        ) }}

),

answers as (

    select * from kpi_values

    union all by name

    select * from corrected

),

joined as (

    select
        answers.*,
        submissions.file_name,
        submissions.sha256,
        submissions.withdrawn_on,
        kpis.origin,
        kpis.origin_name_en,
        kpis.origin_name_fr,
        kpis.is_official,
        kpis.publisher,
        kpis.unit,
        coalesce(kpis.origin = 'external', false) as is_external

    from answers

    inner join submissions
        on answers.submission_id = submissions.submission_id

    left join kpis
        on answers.kpi_id = kpis.kpi_id

),

with_blanks as (

    select
        *,
        {{ leaves_answer_as_before(
            ['member_id', 'kpi_id', 'period_start_date', 'period_end_date'],
            where='withdrawn_on is null'
        ) }} as is_left_as_before

    from joined

),

with_successors as (

    select
        * exclude (is_left_as_before),
        {{ superseded_by() }} as superseded_by,
        {{ revision(['value', 'numerator', 'denominator']) }} as revision

    from with_blanks

    window
        by_answer as (
            partition by member_id, kpi_id, period_start_date, period_end_date
            order by
                withdrawn_on is null,
                received_on,
                submission_id,
                row_number,
                correction_id nulls first
        )

)

select * from with_successors
