-- KPIs of a principle in which a region stands behind the world, each at the latest
-- period for which both have a figure: a sum by answering Member, and both as they are
-- shown, so that what reads alike is alike. KPIs that are for context have no behind,
-- nor have counts that nobody answered and lower bounds.
with

figures as (

    select * from {{ ref('int_kpi_figures') }}

    union all by name

    select * from {{ ref('int_kpi_figures_computed') }}

),

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

    where
        principle_id is not null
        and direction <> 'context_only'
        and not is_lower_bound
        and not (aggregation_rule = 'computed' and unit = 'count')

),

comparable as (

    select
        figures.session_id,
        figures.region_id,
        figures.kpi_id,
        figures.period_start_date,
        figures.period_end_date,
        figures.is_sample,
        kpis.principle_id,
        kpis.direction,
        case kpis.aggregation_rule
            when 'sum' then figures.value / figures.reporting_member_count
            else figures.value
        end as figure_by_member,
        {{ shown_digits('kpis.unit', 'kpis.aggregation_rule') }} as digits

    from figures

    inner join kpis
        on figures.kpi_id = kpis.kpi_id

    where figures.value is not null

),

as_shown as (

    select
        *,
        {{ as_shown('figure_by_member', 'digits') }} as shown_value

    from comparable

),

compared as (

    select
        figures.session_id,
        figures.region_id,
        figures.principle_id,
        figures.kpi_id,
        figures.is_sample,
        case figures.direction
            when 'lower_is_better'
                then figures.shown_value > world_figures.shown_value
            else figures.shown_value < world_figures.shown_value
        end as is_behind

    from as_shown as figures

    inner join as_shown as world_figures
        on
            figures.session_id = world_figures.session_id
            and figures.kpi_id = world_figures.kpi_id
            and figures.period_start_date = world_figures.period_start_date
            and figures.period_end_date = world_figures.period_end_date
            and world_figures.region_id = 'WORLD'

    where figures.region_id <> 'WORLD'

    qualify row_number() over (
        partition by figures.session_id, figures.region_id, figures.kpi_id
        order by figures.period_end_date desc, figures.period_start_date desc
    ) = 1

),

counted as (

    select
        session_id,
        region_id,
        principle_id,
        count(*) as kpi_count,
        count(*) filter (where is_behind) as behind_kpi_count,
        string_agg(kpi_id, ';' order by kpi_id) filter (where is_behind)
            as behind_kpi_ids,
        bool_or(is_sample) as is_sample

    from compared

    group by session_id, region_id, principle_id

)

select * from counted
