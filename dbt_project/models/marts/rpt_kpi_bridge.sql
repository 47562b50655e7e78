with

sessions as (

    select * from {{ ref('int_sessions_with_previous') }}

),

regions as (

    select * from {{ ref('int_regions_with_world') }}

),

kpis as (

    select * from {{ ref('int_kpis_with_external') }}

),

periods as (

    select
        session_id,
        kpi_id,
        {{ period_code('period_start_date', 'period_end_date') }} as period

    from {{ ref('int_kpi_bridge_periods') }}

),

bridges as (

    select
        session_id,
        region_id,
        kpi_id,
        {{ bridge_columns('figure') }}

    from {{ ref('int_kpi_stages') }}

    group by session_id, region_id, kpi_id

),

shown as (

    {{ bridge_shown('bridges') }}

),

final as (

    select

        ---------- keys
        shown.session_id as as_of_session_id,
        cast(sessions.session_sort as integer) as session_sort,
        sessions.previous_session_id,
        shown.region_id,
        shown.kpi_id,

        ---------- labels
        regions.code_en as region_code_en,
        regions.code_fr as region_code_fr,
        regions.short_name_en as region_name_en,
        regions.short_name_fr as region_name_fr,
        kpis.name_en as kpi_name_en,
        kpis.name_fr as kpi_name_fr,
        kpis.origin,
        kpis.origin_name_en,
        kpis.origin_name_fr,
        kpis.publisher,
        previous_periods.period as previous_period,
        periods.period,

        ---------- measures
        {{ bridge_measures('shown') }},
        kpis.is_official

    from shown

    inner join sessions
        on shown.session_id = sessions.session_id

    inner join regions
        on shown.region_id = regions.region_id

    inner join kpis
        on shown.kpi_id = kpis.kpi_id

    left join periods
        on
            shown.session_id = periods.session_id
            and shown.kpi_id = periods.kpi_id

    left join periods as previous_periods
        on
            sessions.previous_session_id = previous_periods.session_id
            and shown.kpi_id = previous_periods.kpi_id

    where sessions.previous_session_id is not null

)

select * from final
