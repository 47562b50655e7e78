-- Every answer with the file it came in; an answer that the Secretariat corrected
-- stands twice: as received, and as corrected from the day the correction was recorded
-- on.
with

levels as (

    select * from {{ ref('stg_implementation__levels') }}

),

submissions as (

    select * from {{ ref('int_submissions_with_withdrawals') }}

),

corrections as (

    select * from {{ ref('corrections') }}
    where source = 'implementation'

),

corrected as (

    select
        levels.* replace (
            md5(concat_ws('|', levels.answer_id, corrections.correction_id))
                as answer_id,
            cast(corrections.corrected_value as smallint) as level,
            'reported' as answer_status,
            'recorded_correction' as reading_rule,
            corrections.recorded_on as received_on
        ),
        {{ correction_columns() }}

    from levels

    inner join corrections
        on
            levels.member_id = corrections.member_id
            and levels.standard_id = corrections.item_id
            and levels.value_as_typed = corrections.text_as_typed
            and levels.received_on <= corrections.recorded_on

    where
        corrections.period
        = {{ period_code('levels.period_start_date', 'levels.period_end_date') }}

),

answers as (

    select * from levels

    union all by name

    select * from corrected

),

joined as (

    select
        answers.*,
        submissions.file_name,
        submissions.sha256,
        submissions.withdrawn_on

    from answers

    inner join submissions
        on answers.submission_id = submissions.submission_id

)

select * from joined
