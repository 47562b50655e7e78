-- KPIs of a principle in which a region stands behind the world, each at the latest
-- period for which both have a figure. KPIs that are for context have no behind.
with

figures as (

    select * from {{ ref('int_kpi_figures') }}

    union all by name

    select * from {{ ref('int_kpi_figures_computed') }}

),

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

    where principle_id is not null and direction <> 'context_only'

),

compared as (

    select
        figures.session_id,
        figures.region_id,
        kpis.principle_id,
        kpis.kpi_id,
        figures.is_sample,
        case kpis.direction
            when 'lower_is_better' then figures.value > world_figures.value
            else figures.value < world_figures.value
        end as is_behind

    from figures

    inner join kpis
        on figures.kpi_id = kpis.kpi_id

    inner join figures as world_figures
        on
            figures.session_id = world_figures.session_id
            and figures.kpi_id = world_figures.kpi_id
            and figures.period_start_date = world_figures.period_start_date
            and figures.period_end_date = world_figures.period_end_date
            and world_figures.region_id = 'WORLD'

    where
        figures.region_id <> 'WORLD'
        and figures.value is not null
        and world_figures.value is not null

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
