-- Answers on standards and KPIs that had been received by a session's cut-off and were
-- not withdrawn by then; the current one is the last received on the same Member, item
-- and period. A row by which the sender withdrew its answer leaves none; an empty cell
-- leaves the answer before it.
with

levels as (

    select * from {{ ref('int_levels_with_submissions') }}

),

kpi_values as (

    select * from {{ ref('int_kpi_values_with_successors') }}

),

answers as (

    select
        'implementation' as source,
        answer_id,
        member_id,
        standard_id as item_id,
        period_start_date,
        period_end_date,
        submission_id,
        row_number,
        correction_id,
        answer_status,
        cast(level as double) as value,
        cast(null as double) as numerator,
        cast(null as double) as denominator,
        false as is_external,
        is_sample,
        may_be_named,
        received_on,
        withdrawn_on

    from levels

    union all

    select
        'kpis' as source,
        answer_id,
        member_id,
        kpi_id as item_id,
        period_start_date,
        period_end_date,
        submission_id,
        row_number,
        correction_id,
        answer_status,
        value,
        numerator,
        denominator,
        is_external,
        is_sample,
        may_be_named,
        received_on,
        withdrawn_on

    from kpi_values

),

known as (

    {{ known_by_session('answers') }}

),

answering as (

    select * from known

    qualify not (
        {{ leaves_answer_as_before([
            'session_id',
            'source',
            'member_id',
            'item_id',
            'period_start_date',
            'period_end_date',
        ]) }}
    )

),

with_current as (

    select
        * exclude (
            session_sort,
            previous_session_id,
            cut_off_date,
            received_on,
            withdrawn_on,
            row_number,
            correction_id
        ),
        row_number() over by_answer = 1 as is_current,
        lead(answer_id) over by_answer as replaced_answer_id,
        lead(may_be_named or is_external) over by_answer as may_replaced_be_named

    from answering

    window
        by_answer as (
            partition by
                session_id,
                source,
                member_id,
                item_id,
                period_start_date,
                period_end_date
            order by
                received_on desc,
                submission_id desc,
                row_number desc,
                correction_id desc nulls last
        )

)

select * from with_current

where answer_status is distinct from 'withdrawn'
