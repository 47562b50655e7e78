-- Every session, region (and the world), KPI and period on which any answer had been
-- received by then, with the Members and what they answered: zero is an answer too.
with

sessions as (

    select * from {{ ref('int_sessions_in_order') }}
    where is_reporting

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

answers as (

    select distinct
        session_id,
        item_id as kpi_id,
        period_start_date,
        period_end_date

    from {{ ref('int_answers_known_by_session') }}

    where source = 'kpis'

),

member_counts as (

    select * from {{ ref('int_member_counts_by_region') }}

),

counted as (

    select * from {{ ref('int_kpi_answers_by_region') }}

),

joined as (

    select
        sessions.session_id,
        regions.region_id,
        answers.kpi_id,
        answers.period_start_date,
        answers.period_end_date,
        coalesce(member_counts.member_count, 0) as member_count,
        {% for column in [
            'reporting_member_count',
            'ratio_member_count',
            'not_applicable_member_count',
            'not_available_member_count',
            'not_yet_due_member_count',
            'sample_member_count',
            'unnamed_member_count',
        ] -%}
            coalesce(counted.{{ column }}, 0) as {{ column }},
        {% endfor -%}
        counted.value_sum,
        counted.value_mean,
        counted.first_quartile,
        counted.median,
        counted.third_quartile,
        counted.numerator_sum,
        counted.denominator_sum

    from sessions

    inner join answers
        on sessions.session_id = answers.session_id

    cross join regions

    left join member_counts
        on
            sessions.session_id = member_counts.session_id
            and regions.region_id = member_counts.region_id

    left join counted
        on
            sessions.session_id = counted.session_id
            and regions.region_id = counted.region_id
            and answers.kpi_id = counted.kpi_id
            and answers.period_start_date = counted.period_start_date
            and answers.period_end_date = counted.period_end_date

)

select * from joined
