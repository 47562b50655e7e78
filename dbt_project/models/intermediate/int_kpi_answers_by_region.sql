-- Answers of the Members on each KPI and period, counted and summed by session and
-- region (and the world); periods are kept apart. Sums go by Member, so that two builds
-- give the same last digit.
with

answers as (

    select * from {{ ref('int_answers_known_by_session') }}

    where source = 'kpis' and is_current

),

members as (

    select * from {{ ref('int_members_by_session') }}

),

with_regions as (

    select
        answers.*,
        unnest([members.region_id, 'WORLD']) as region_id,
        answers.answer_status = 'reported' and answers.value is not null
            as is_reporting

    from answers

    inner join members
        on
            answers.session_id = members.session_id
            and answers.member_id = members.member_id

),

with_ratios as (

    select
        *,
        is_reporting and numerator is not null and denominator is not null as has_ratio,
        case when is_reporting then value end as reported_value,
        not coalesce(may_be_named or is_external, false) as is_unnamed

    from with_regions

),

counted as (

    select
        session_id,
        region_id,
        item_id as kpi_id,
        period_start_date,
        period_end_date,
        count(*) filter (where is_reporting) as reporting_member_count,
        count(*) filter (where has_ratio) as ratio_member_count,
        count(*) filter (where answer_status = 'not_applicable')
            as not_applicable_member_count,
        count(*) filter (where answer_status = 'not_available')
            as not_available_member_count,
        count(*) filter (where answer_status = 'not_yet_due')
            as not_yet_due_member_count,
        count(*) filter (where is_reporting and is_sample) as sample_member_count,
        sum(value order by member_id) filter (where is_reporting) as value_sum,
        avg(value order by member_id) filter (where is_reporting) as value_mean,
        count(*) filter (where is_reporting and is_unnamed) as unnamed_member_count,
        {{ protected_quantile('reported_value', 'is_unnamed', 0.25) }}
            as first_quartile,
        {{ protected_quantile('reported_value', 'is_unnamed', 0.5) }} as median,
        {{ protected_quantile('reported_value', 'is_unnamed', 0.75) }}
            as third_quartile,
        sum(numerator order by member_id) filter (where has_ratio) as numerator_sum,
        sum(denominator order by member_id) filter (where has_ratio) as denominator_sum

    from with_ratios

    group by session_id, region_id, item_id, period_start_date, period_end_date

)

select * from counted
