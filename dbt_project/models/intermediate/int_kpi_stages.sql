-- Each KPI's figure, by its own rule, at each stage between two sessions, by region
-- (and the world).
with

pairs as (

    select * from {{ ref('int_kpi_pairs') }}

),

kpis as (

    select
        kpi_id,
        aggregation_rule,
        ratio_factor

    from {{ ref('int_kpis_with_external') }}

),

staged as (

    select
        * exclude (before_answer, revised_answer, after_answer, is_new_member),
        unnest({{ bridge_stages() }}) as answer,
        unnest(list_prepend(before_answer, {{ bridge_stages() }}[:5]))
            as answer_before,
        unnest(range(6)) as stage_no

    from pairs

),

with_regions as (

    select
        * replace (unnest([region_id, 'WORLD']) as region_id),
        struct_extract(answer, 'value') as value,
        struct_extract(answer, 'numerator') as numerator,
        struct_extract(answer, 'denominator') as denominator,
        (answer is distinct from answer_before) as is_touched

    from staged

),

counted as (

    select
        session_id,
        region_id,
        kpi_id,
        stage_no,
        count(value) as counted_member_count,
        list(member_id order by member_id) filter (where is_touched)
            as touched_member_ids,
        list(member_id order by member_id)
        filter (where is_touched and not may_be_named)
            as touched_unnamed_ids,
        sum(value order by member_id) as value_sum,
        avg(value order by member_id) as value_mean,
        sum(numerator order by member_id) as numerator_sum,
        sum(denominator order by member_id) as denominator_sum,
        bool_or(is_sample) as is_sample

    from with_regions

    group by session_id, region_id, kpi_id, stage_no

)

select
    counted.session_id,
    counted.region_id,
    counted.kpi_id,
    counted.stage_no,
    counted.counted_member_count,
    counted.touched_member_ids,
    counted.touched_unnamed_ids,
    case kpis.aggregation_rule
        when 'ratio_of_sums'
            then
                counted.numerator_sum
                / nullif(counted.denominator_sum, 0)
                * kpis.ratio_factor
        when 'share_yes' then counted.value_mean
        when 'mean' then counted.value_mean
        -- A median is told from many answers alone, and not in parts.
        when 'median' then null
        when 'sum' then counted.value_sum
    end as figure,
    counted.is_sample

from counted

inner join kpis
    on counted.kpi_id = kpis.kpi_id
