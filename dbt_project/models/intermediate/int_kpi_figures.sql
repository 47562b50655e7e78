-- Each KPI's own rule makes one figure of the Members' answers. Below the minimum
-- number of answers nothing is shown that would give a Member's own answer away: no
-- value, and no sum either.
with

grid as (

    select * from {{ ref('int_kpi_grid') }}

),

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

),

with_rules as (

    select
        grid.*,
        kpis.aggregation_rule,
        kpis.ratio_factor,
        kpis.unit,
        grid.reporting_member_count >= {{ minimum_answer_count() }}
            as has_enough_answers,
        grid.ratio_member_count >= {{ minimum_answer_count() }} as has_enough_ratios

    from grid

    inner join kpis
        on grid.kpi_id = kpis.kpi_id

    where kpis.aggregation_rule <> 'computed'

),

with_sums as (

    select
        * exclude (first_quartile, median, third_quartile),
        {% for column in ['first_quartile', 'median', 'third_quartile'] -%}
            case
                when has_enough_answers and unnamed_member_count > 0
                    then {{ unit_step(column, 'unit') }}
                when has_enough_answers then {{ column }}
            end as {{ column }},
        {% endfor -%}
        case
            when aggregation_rule = 'share_yes' and has_enough_answers then value_sum
            when aggregation_rule <> 'share_yes' and has_enough_ratios
                then numerator_sum
        end as numerator,
        case
            when aggregation_rule = 'share_yes' and has_enough_answers
                then cast(reporting_member_count as double)
            when aggregation_rule <> 'share_yes' and has_enough_ratios
                then denominator_sum
        end as denominator

    from with_rules

),

with_values as (

    select
        *,
        case aggregation_rule
            when 'ratio_of_sums'
                then numerator / nullif(denominator, 0) * ratio_factor
            when 'share_yes' then numerator / denominator
            when 'mean' then case when has_enough_answers then value_mean end
            when 'median' then median
            when 'sum' then case when has_enough_answers then value_sum end
        end as value

    from with_sums

)

select
    session_id,
    region_id,
    kpi_id,
    period_start_date,
    period_end_date,
    member_count,
    reporting_member_count,
    ratio_member_count,
    not_applicable_member_count,
    not_available_member_count,
    not_yet_due_member_count,
    sample_member_count,
    value,
    first_quartile,
    median,
    third_quartile,
    numerator,
    denominator,
    sample_member_count > 0 as is_sample

from with_values
